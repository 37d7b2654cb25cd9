using Actors.Api.Problems;
using Actors.Domain;
using Actors.Domain.Messages;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.AspNetCore.Http;
using Orleans;

namespace Actors.Api.Conversations;

/// <summary>Calls conversations; repeats a call once that met an activation which had lost its stream.</summary>
internal sealed class ConversationCalls(IGrainFactory grains)
{
    /// <summary>Calls the grain of a conversation.</summary>
    public async Task<Outcome> CallAsync(
        TenantId tenant, ConversationId conversation, Func<IConversationGrain, Task<Outcome>> call)
    {
        var grain = grains.GetGrain<IConversationGrain>(GrainKey.Of(tenant, conversation));
        try
        {
            return await call(grain);
        }
        catch (StaleActivationException)
        {
            return await call(grain);
        }
    }

    /// <summary>Tells the grain of a conversation what is not a person's doing.</summary>
    public async Task<Outcome> CallDutiesAsync(
        TenantId tenant, ConversationId conversation, Func<IConversationDuties, Task<Outcome>> call)
    {
        var grain = grains.GetGrain<IConversationDuties>(GrainKey.Of(tenant, conversation));
        try
        {
            return await call(grain);
        }
        catch (StaleActivationException)
        {
            return await call(grain);
        }
    }

    /// <summary>Tells that an agent, or (null) the customer, is writing; a hint that may be lost.</summary>
    public Task TypeAsync(TenantId tenant, ConversationId conversation, AgentId? agent) =>
        grains.GetGrain<IConversationTyping>(GrainKey.Of(tenant, conversation)).Type(agent);

    /// <summary>An id for what nobody gave one. It rises with time, so that it is added at the end of the index that keeps it.</summary>
    public static string NewId() => Guid.CreateVersion7().ToString("N");

    /// <summary>The operation id of a request: from the body, or the <c>Idempotency-Key</c> header, or a new one for callers who give none.</summary>
    public static Rejection? IdOf(HttpContext? context, string? id, out string operation)
    {
        operation = id ?? context?.Request.Headers["Idempotency-Key"].FirstOrDefault() ?? NewId();
        return OperationKey.IsValid(operation)
            ? null
            : new FieldIsInvalid("id", "1 to 128 printable ASCII characters.");
    }
}
