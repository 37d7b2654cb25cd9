using System.Collections.Immutable;
using Actors.Api.Conversations;
using Actors.Api.Files;
using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Domain;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Hours;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans;

namespace Actors.Api.Customers;

/// <summary>One customer's room: what the customer may do and see, the same for REST, socket and gateways.</summary>
/// <param name="Tenant">The business.</param>
/// <param name="Channel">The channel account.</param>
/// <param name="Customer">The customer there.</param>
/// <param name="Name">What the channel calls the customer, or null.</param>
internal sealed record CustomerRoom(TenantId Tenant, ChannelId Channel, CustomerId Customer, string? Name)
{
    public ConversationId Conversation { get; } = ConversationKey.Of(Tenant, Channel, Customer);
}

/// <summary>What customers do.</summary>
internal sealed class CustomerRooms(
    ConversationCalls calls, Transcripts transcripts, IReadStore rows, TenantDirectory directory, IGrainFactory grains,
    Uploads uploads, TimeProvider time)
{
    /// <summary>A message; its text is checked here, so that nothing wrong reaches a grain.</summary>
    public Task<Outcome> SendAsync(CustomerRoom room, string? text, OperationKey operation) =>
        MessageText.Check(text, out var words) is { } wrong ? Task.FromResult(new Outcome(0, wrong)) : SendAsync(room, words, operation, null);

    /// <summary>A message that may carry what was uploaded before.</summary>
    public async Task<Outcome> SendAsync(CustomerRoom room, string? text, OperationKey operation, ImmutableArray<string>? files)
    {
        var (attachments, wrong) = await uploads.FindAsync(room.Tenant, room.Conversation, files, CancellationToken.None);
        MessageText words = default;
        wrong ??= MessageText.Check(text, attachments is not null, out words);
        return wrong is not null
            ? new(0, wrong)
            : await SendAsync(room, words, operation, attachments);
    }

    public Task<Outcome> OpenAsync(CustomerRoom room, OperationKey operation) =>
        calls.CallAsync(room.Tenant, room.Conversation, grain => grain.Open(Call(room, operation)));

    public Task<Outcome> ConnectAsync(CustomerRoom room, OperationKey operation) => ConnectAsync(room, operation, 0);

    /// <summary>A program may say how urgent it is; a customer may not.</summary>
    public Task<Outcome> ConnectAsync(CustomerRoom room, OperationKey operation, int priority) =>
        calls.CallAsync(room.Tenant, room.Conversation, grain => grain.Connect(
            Call(room, operation) with { Visit = priority == 0 ? null : new Visit(Priority: priority) }));

    public Task<Outcome> SwitchToBotAsync(CustomerRoom room, OperationKey operation) =>
        calls.CallAsync(room.Tenant, room.Conversation, grain => grain.SwitchToBot(Call(room, operation)));

    /// <summary>The customer is writing; a hint that may be lost.</summary>
    public Task TypeAsync(CustomerRoom room) => calls.TypeAsync(room.Tenant, room.Conversation, agent: null);

    /// <summary>The web chat is open while settings change: what blocks or opens the input is said in it.</summary>
    public Task<Outcome> ReviewAsync(CustomerRoom room) =>
        calls.CallAsync(room.Tenant, room.Conversation, grain => grain.Review(
            Call(room, OperationKey.OfCustomer(room.Conversation, "review"))));

    /// <summary>Whether consulting is open just now, and when it opens again.</summary>
    public async ValueTask<(bool Open, DateTimeOffset? OpensAt)> OpeningAsync(CustomerRoom room, CancellationToken cancellationToken) =>
        Opening(Rules(await directory.FindAsync(room.Tenant, cancellationToken)), room);

    /// <summary>A page for REST, or why there is none.</summary>
    public async Task<Results<Ok<MessagesBody>, ProblemResult>> AnswerAsync(
        CustomerRoom room, long after, string? epoch, int limit, CancellationToken cancellationToken)
    {
        if (Cursors.Check(after, limit) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        var page = await ReadAsync(room, after, limit, cancellationToken);
        return await CheckAsync(room, after, epoch, page.Head, cancellationToken) is { } problem
            ? new ProblemResult(problem)
            : TypedResults.Ok(page);
    }

    public async Task<MessagesBody> ReadAsync(
        CustomerRoom room, long after, int limit, CancellationToken cancellationToken)
    {
        var page = await transcripts.AfterAsync(
            room.Tenant, room.Conversation, after, limit, forCustomer: true, cancellationToken);
        return page with { State = await StateAsync(room, cancellationToken) };
    }

    /// <summary>What is wrong with the customer's cursor and the epoch that it is said to be of, or null.</summary>
    public ValueTask<Problem?> CheckAsync(CustomerRoom room, long after, string? epoch, long head, CancellationToken cancellationToken) =>
        transcripts.CheckAsync(room.Tenant, room.Conversation, after, epoch, head, cancellationToken);

    public Task<long> HeadAsync(CustomerRoom room, CancellationToken cancellationToken) =>
        transcripts.HeadAsync(room.Tenant, room.Conversation, forCustomer: true, cancellationToken);

    public ValueTask<IReadOnlyList<MessageBody>> ShowAsync(
        CustomerRoom room, IReadOnlyList<MessageView> lines, CancellationToken cancellationToken) =>
        transcripts.ShowAsync(room.Tenant, lines, forCustomer: true, cancellationToken);

    public async Task<CustomerStateBody> StateAsync(CustomerRoom room, CancellationToken cancellationToken) =>
        await StateAsync(room, await rows.ConversationAsync(room.Tenant, room.Conversation, cancellationToken), cancellationToken);

    public async Task<CustomerStateBody> StateAsync(
        CustomerRoom room, ConversationRow? row, CancellationToken cancellationToken)
    {
        var definitions = await directory.FindAsync(room.Tenant, cancellationToken);
        var hasBot = definitions?.Channel(room.Channel)?.Bot is not null;
        var agentName = row?.Agent is { } agent ? definitions?.NameOf(agent) : null;
        var queue = row is { Status: ConversationStatus.Waiting } ? row.Queue : null;
        var standing = queue is { } line
            ? (await grains.GetGrain<IQueueGrain>(GrainKey.Of(room.Tenant, line)).Standings([room.Conversation])).FirstOrDefault()
            : null;
        var (status, rules) = (row?.Status ?? ConversationStatus.None, Rules(definitions));
        var type = definitions?.Channel(room.Channel)?.Type ?? ChannelType.Web;
        var (open, opensAt) = Opening(rules, room);
        return new(
            status, hasBot, agentName, standing?.Position, AutoMessageRules.InputIsOpen(rules, type, blocked: false, status), open, opensAt,
            standing?.Wait) { Queue = queue };
    }

    private static TenantRules Rules(TenantState? definitions) => TenantRules.Of(definitions?.Settings ?? TenantSettings.Default);

    private (bool Open, DateTimeOffset? OpensAt) Opening(TenantRules rules, CustomerRoom room) =>
        rules.Settings.Service == ServiceStatus.Stopped ? (false, null)
        : rules.HoursOf(room.Channel).At(time.GetUtcNow()) is HoursClosed closed ? (false, closed.OpensAgainAt?.ToUniversalTime())
        : (true, null);

    private Task<Outcome> SendAsync(CustomerRoom room, MessageText words, OperationKey operation, ImmutableArray<Attachment>? attachments) =>
        calls.CallAsync(room.Tenant, room.Conversation, grain => grain.Receive(
            new(room.Channel, room.Customer, room.Name, words, operation, Attachments: attachments)));

    private static CustomerCall Call(CustomerRoom room, OperationKey operation) =>
        new(room.Channel, room.Customer, room.Name, operation);
}
