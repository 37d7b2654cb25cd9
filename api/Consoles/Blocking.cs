using Actors.Api.Conversations;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.GrainInterfaces;

namespace Actors.Api.Consoles;

/// <summary>A manager blocks a customer by a conversation, or lets the customer in again.</summary>
internal sealed class Blocking(ConversationCalls calls, ConsoleReads reads)
{
    public async Task<Outcome> SetAsync(Viewer viewer, string conversation, string? id, bool blocked, CancellationToken cancellationToken)
    {
        if (ConversationCalls.IdOf(null, id, out var operation) is { } wrong)
        {
            return new(0, wrong);
        }

        if (await reads.RowAsync(viewer, conversation, cancellationToken) is not { } row)
        {
            return new(0, new ConversationIsUnknown());
        }

        var customer = new CustomerCall(row.Channel, row.Customer, null, OperationKey.OfAgent(viewer.Agent, operation));
        return await calls.CallAsync(viewer.Tenant, row.Id, grain => grain.Block(new(customer, viewer.Agent, blocked)));
    }
}
