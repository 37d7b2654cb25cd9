using System.Collections.Immutable;
using Actors.Api.Conversations;
using Actors.Api.Files;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tickets;
using Actors.GrainInterfaces;
using Actors.Storage;

namespace Actors.Api.Consoles;

/// <summary>What agents do with conversations; the same for REST and the hub. Every id is checked before a grain is called.</summary>
internal sealed class AgentDeeds(ConversationCalls calls, TenantDirectory directory, Uploads uploads)
{
    public Task<Outcome> DoAsync(
        Viewer viewer, string conversation, string? id, Func<AgentId, OperationKey, AgentAction> action) =>
        !ConversationKey.IsValid(conversation) ? Task.FromResult(new Outcome(0, new ConversationIsUnknown()))
        : ConversationCalls.IdOf(null, id, out var operation) is { } wrong ? Task.FromResult(new Outcome(0, wrong))
        : calls.CallAsync(viewer.Tenant, new(conversation), grain => grain.Act(
            action(viewer.Agent, OperationKey.OfAgent(viewer.Agent, operation))));

    public async Task<Outcome> SendAsync(
        Viewer viewer, string conversation, string? id, string? text, int? epoch, ImmutableArray<string>? files = null)
    {
        var (attachments, wrong) = await uploads.FindAsync(viewer.Tenant, new(conversation), files, CancellationToken.None);
        MessageText words = default;
        wrong ??= MessageText.Check(text, attachments is not null, out words);
        return wrong is not null
            ? new(0, wrong)
            : await DoAsync(viewer, conversation, id, (agent, operation) => new SendIt(agent, words, epoch, operation, attachments));
    }

    public Task<Outcome> NoteAsync(Viewer viewer, string conversation, string? id, string? text) =>
        MessageText.Check(text, out var words) is { } wrong ? Task.FromResult(new Outcome(0, wrong))
        : DoAsync(viewer, conversation, id, (agent, operation) => new NoteIt(agent, words, operation));

    public Task<Outcome> ClassifyAsync(Viewer viewer, string conversation, string? id, string? category, string? division) =>
        string.IsNullOrEmpty(category) || !PlainText.IsWellFormed(category) || !PlainText.IsWellFormed(division ?? "")
            ? Task.FromResult(new Outcome(0, new FieldIsInvalid("category", "The name of a category, and of a division of it.")))
        : DoAsync(viewer, conversation, id, (agent, operation) => new ClassifyIt(agent, category, division, operation));

    public Task<Outcome> EditTicketAsync(Viewer viewer, string conversation, string? id, string ticket, TicketChange change) =>
        Unreadable(ticket, change) is { } wrong ? Task.FromResult(new Outcome(0, wrong))
        : DoAsync(viewer, conversation, id, (agent, operation) => new EditTicketOfIt(agent, new(ticket), change, operation));

    public Task<Outcome> TransferAsync(Viewer viewer, string conversation, string? id, string? to) =>
        !Slug.IsValid(to) ? Task.FromResult(new Outcome(0, new FieldIsInvalid("to", "The id of a queue.")))
        : DoAsync(viewer, conversation, id, (agent, operation) => new TransferIt(agent, new(to!), operation));

    public Task<Outcome> PrioritizeAsync(Viewer viewer, string conversation, string? id, int? priority) =>
        priority is not { } given
            ? Task.FromResult(new Outcome(0, new FieldIsInvalid("priority", $"0 to {ConversationDecider.HighestPriority}.")))
        : DoAsync(viewer, conversation, id, (agent, operation) => new PrioritizeIt(agent, given, operation));

    public Task<Outcome> DelegateAsync(Viewer viewer, string conversation, string? id, string? to, string? reason) =>
        !PlainText.IsWellFormed(reason ?? "") ? Task.FromResult(new Outcome(0, new FieldIsInvalid("reason", "Well-formed text.")))
        : PassOnAsync(viewer, conversation, id, to, (agent, other, operation) => new DelegateIt(agent, other, operation, reason));

    public async Task<Outcome> PassOnAsync(
        Viewer viewer, string conversation, string? id, string? to, Func<AgentId, AgentId, OperationKey, AgentAction> action)
    {
        if (!Slug.IsValid(to))
        {
            return new(0, new FieldIsInvalid("to", "The id of an agent."));
        }

        // A conversation that this agent cannot see tells nothing of agents either.
        var outcome = await DoAsync(viewer, conversation, id, (agent, operation) => action(agent, new(to!), operation));
        return outcome.Rejection is AgentMayNotChat
            && (await directory.FindAsync(viewer.Tenant, CancellationToken.None))?.Agent(new(to!)) is null
                ? outcome with { Rejection = new AgentIsUnknown(new(to!)) }
                : outcome;
    }

    /// <summary>What would not reach the grain as it was written; the rest is the domain's to say.</summary>
    private static FieldIsInvalid? Unreadable(string ticket, TicketChange change)
    {
        string?[] texts = [
            ticket, change.Subject, change.Category, change.Division, .. change.Tags ?? [], .. (change.Fields ?? []).Select(field => field?.Id),
            .. (change.Fields ?? []).Select(field => field?.Value)];
        return texts.All(text => text is null || PlainText.IsWellFormed(text))
            ? change.Assignee is { Length: > 0 } id && !Slug.IsValid(id) ? new("assignee", "The id of an agent.") : null
            : new("ticket", "Well-formed text.");
    }
}
