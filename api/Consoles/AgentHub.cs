using System.Collections.Immutable;
using Actors.Api.Agents;
using Actors.Api.Conversations;
using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tickets;
using Actors.GrainInterfaces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Orleans;

namespace Actors.Api.Consoles;

/// <summary>The agents' hub. Translates calls; holds no state and decides nothing. See docs/protocol.md.</summary>
[Authorize(Policies.Agent)]
internal sealed class AgentHub(
    ConsoleReads reads, AgentDeeds deeds, ConsoleConnections connections, AgentsAtConsoles atConsoles, Colleagues colleagues,
    Blocking blocking, ConversationCalls calls, IGrainFactory grains) : Hub
{
    private Viewer Viewer => Viewer.Of(Context.User!);

    private CancellationToken Aborted => Context.ConnectionAborted;

    public override async Task OnConnectedAsync()
    {
        connections.Add(Context.ConnectionId, Viewer, Context.User!, Clients.Caller, Context.Abort);
        try
        {
            await base.OnConnectedAsync();
            await atConsoles.TellAsync(Viewer.Tenant, Viewer.Agent);
        }
        catch (Exception failure)
        {
            // SignalR closes this connection and says nothing more of it.
            await OnDisconnectedAsync(failure);
            throw;
        }
    }

    /// <summary>With the last console of an agent on this node the grace begins.</summary>
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
        await atConsoles.TellAsync(Viewer.Tenant, Viewer.Agent);
    }

    public async Task<ListBody> Watch(string tab)
    {
        var list = await List(tab, null);
        connections.Find(Context.ConnectionId)?.Watch(tab, list.Feed, list.Rows.Select(row => row.Id));
        return list;
    }

    public async Task<ListBody> List(string tab, string? cursor)
    {
        var (list, wrong) = await reads.ListAsync(Viewer, tab, cursor, 50, Aborted);
        return list ?? throw Refused(wrong!);
    }

    public async Task<ChangesBody> CatchUp(string feed)
    {
        var connection = connections.Find(Context.ConnectionId);
        var (changes, wrong) = await reads.ChangesAsync(Viewer, connection?.Tab, feed, Aborted);
        if (changes is null)
        {
            throw Refused(wrong!);
        }

        connection?.CaughtUp(changes.Feed);
        return changes;
    }

    public async Task<OpenedBody> Open(string conversation, long after)
    {
        // Heard from before it is read, so that no line falls between; but only what this agent can read.
        var connection = connections.Find(Context.ConnectionId);
        var missing = await reads.MissingAsync(Viewer, conversation, Aborted);
        if (missing is not null || connection?.Open(conversation) is false)
        {
            throw Refused(missing is null ? EdgeProblems.TooManyOpen : Problem.Of(missing));
        }

        var (opened, wrong) = await reads.OpenAsync(Viewer, conversation, after, Aborted);
        return opened ?? throw Refused(wrong!);
    }

    public async Task<OlderBody> Older(string conversation, long before) =>
        before < 1 ? throw Refused(Problem.Of(new FieldIsInvalid("before", "1 or more.")))
        : await reads.MissingAsync(Viewer, conversation, Aborted) is { } missing ? throw Refused(Problem.Of(missing))
        : await reads.BeforeAsync(Viewer, new(conversation), before, 50, Aborted);

    public Task Close(string conversation)
    {
        connections.Find(Context.ConnectionId)?.Close(conversation);
        return Task.CompletedTask;
    }

    public Task<HubAnswer> Take(string conversation, string id) => Do(conversation, id, (agent, operation) => new TakeIt(agent, operation));

    public Task<HubAnswer> Start(string conversation, string id) => Do(conversation, id, (agent, operation) => new StartIt(agent, operation));

    public Task<HubAnswer> Hold(string conversation, string id) => Do(conversation, id, (agent, operation) => new HoldIt(agent, operation));

    public Task<HubAnswer> Resume(string conversation, string id) => Do(conversation, id, (agent, operation) => new ResumeIt(agent, operation));

    public Task<HubAnswer> End(string conversation, string id) => Do(conversation, id, (agent, operation) => new EndIt(agent, operation));

    public Task<HubAnswer> ToBot(string conversation, string id) => Do(conversation, id, (agent, operation) => new ReturnItToBot(agent, operation));

    public async Task<HubAnswer> Send(string conversation, string id, string text, int? epoch) =>
        Answer(await deeds.SendAsync(Viewer, conversation, id, text, epoch));

    public async Task<HubAnswer> SendFiles(string conversation, string id, string? text, int? epoch, ImmutableArray<string> files) =>
        Answer(await deeds.SendAsync(Viewer, conversation, id, text, epoch, files));

    public Task<HubAnswer> Resend(string conversation, string id, long message) =>
        Do(conversation, id, (agent, operation) => new ResendIt(agent, message, operation));

    public async Task<HubAnswer> Delegate(string conversation, string id, string to) =>
        Answer(await deeds.DelegateAsync(Viewer, conversation, id, to, null));

    public async Task<HubAnswer> DelegateBecause(string conversation, string id, string to, string? reason) =>
        Answer(await deeds.DelegateAsync(Viewer, conversation, id, to, reason));

    public async Task<HubAnswer> Note(string conversation, string id, string text) =>
        Answer(await deeds.NoteAsync(Viewer, conversation, id, text));

    public async Task<HubAnswer> Classify(string conversation, string id, string category, string? division) =>
        Answer(await deeds.ClassifyAsync(Viewer, conversation, id, category, division));

    public async Task<HubAnswer> EditTicket(string conversation, string id, string ticket, TicketChange change) =>
        Answer(await deeds.EditTicketAsync(Viewer, conversation, id, ticket, change));

    public async Task<HubAnswer> Block(string conversation, string id) =>
        Answer(await blocking.SetAsync(Viewer, conversation, id, true, Aborted));

    public async Task<HubAnswer> Unblock(string conversation, string id) =>
        Answer(await blocking.SetAsync(Viewer, conversation, id, false, Aborted));

    public async Task<HubAnswer> Assign(string conversation, string id, string to) =>
        Answer(await deeds.PassOnAsync(Viewer, conversation, id, to, (agent, other, operation) => new AssignIt(agent, other, operation)));

    public async Task<HubAnswer> Transfer(string conversation, string id, string to) =>
        Answer(await deeds.TransferAsync(Viewer, conversation, id, to));

    public async Task<HubAnswer> SetPriority(string conversation, string id, int priority) =>
        Answer(await deeds.PrioritizeAsync(Viewer, conversation, id, priority));

    public Task<HubAnswer> SetPresence(Presence presence) => SetPresenceBecause(presence, null);

    public async Task<HubAnswer> SetPresenceBecause(Presence presence, string? reason)
    {
        var (tenant, agent, _) = Viewer;
        return Answer(await grains.GetGrain<IAgentGrain>(GrainKey.Of(tenant, agent))
            .SetPresence(presence, OperationKey.OfAgent(agent, Guid.NewGuid().ToString("N")), reason));
    }

    public async Task Typing(string conversation)
    {
        var connection = connections.Find(Context.ConnectionId);
        if (ConversationKey.IsValid(conversation) && connection?.MayTellTyping(conversation) == true)
        {
            await calls.TypeAsync(Viewer.Tenant, new(conversation), Viewer.Agent);
        }
    }

    public Task<IReadOnlyList<AgentBody>> Agents() => colleagues.AllAsync(Viewer.Tenant, Aborted);

    private async Task<HubAnswer> Do(string conversation, string id, Func<AgentId, OperationKey, AgentAction> action) =>
        Answer(await deeds.DoAsync(Viewer, conversation, id, action));

    private static HubAnswer Answer(Outcome outcome) => outcome.Rejection is { } rejection
        ? new(Problem: Problem.Of(rejection))
        : new(outcome.Seq, outcome.Repeated);

    private static HubException Refused(Problem problem) => new(problem.Type);
}
