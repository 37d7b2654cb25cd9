using System.Collections.Immutable;
using Actors.Api.Customers;
using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Channels.Web;
using Actors.Domain;
using Actors.Storage;

namespace Actors.Api.Programs;

/// <summary>
/// Takes messages in bulk: those of one conversation in their order, the conversations of a batch side by side, so that the writer commits them together.
/// A piece of work is one conversation's share of a batch; the pieces of all tenants take turns.
/// </summary>
internal sealed class BatchIngest(CustomerRooms rooms, TenantDirectory directory, UnexpectedErrors errors)
{
    /// <summary>Conversations that are written to at once: about what the writer commits in two transactions.</summary>
    private const int AtOnce = 512;

    private readonly FairGate _gate = new(AtOnce, longestLine: 10 * BatchApi.MostItems);

    /// <summary>An outcome for each, in order; null where the tenant has too much waiting already.</summary>
    public async Task<ImmutableArray<BatchItemOutcomeBody>?> TakeAsync(
        TenantId tenant, ImmutableArray<BatchItemBody> items, CancellationToken cancellationToken)
    {
        var definitions = (await directory.FindAsync(tenant, cancellationToken))!;
        var outcomes = new BatchItemOutcomeBody[items.Length];
        var shares = new Dictionary<ConversationId, List<(int Index, CustomerRoom Room)>>();
        for (var i = 0; i < items.Length; i++)
        {
            var item = items[i];
            if (Check(item, id => definitions.Channel(id) is not null) is { } wrong)
            {
                outcomes[i] = new(Problem: Problem.Of(wrong));
                continue;
            }

            var room = new CustomerRoom(tenant, new(item.Channel!), new(item.Customer!), item.Name);
            if (!shares.TryGetValue(room.Conversation, out var share))
            {
                shares.Add(room.Conversation, share = []);
            }

            share.Add((i, room));
        }

        if (!_gate.HasRoomFor(tenant, shares.Count))
        {
            return null;
        }

        await Task.WhenAll(shares.Values.Select(share => _gate.RunAsync(tenant, async () =>
        {
            foreach (var (index, room) in share)
            {
                outcomes[index] = await TakeAsync(room, items[index], cancellationToken);
            }
        })));
        return ImmutableArray.Create(outcomes);
    }

    private async Task<BatchItemOutcomeBody> TakeAsync(CustomerRoom room, BatchItemBody item, CancellationToken cancellationToken)
    {
        // Nobody waits for an answer any more: what was not begun is not done, and the gateway brings it again.
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var outcome = await rooms.SendAsync(room, item.Text, OperationKey.OfChannel(room.Channel, item.Id!));
            return outcome.Rejection is { } rejection
                ? new(Problem: Problem.Of(rejection))
                : new(room.Conversation, outcome.Seq, outcome.Repeated);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return new(Problem: errors.Of(failure).Problem);
        }
    }

    private static Rejection? Check(BatchItemBody item, Func<ChannelId, bool> exists) =>
        !Slug.IsValid(item.Channel) || !exists(new(item.Channel!)) ? new Domain.NotFound("This channel")
        : !OperationKey.IsValid(item.Id) ? new FieldIsInvalid("id", "1 to 128 printable ASCII characters.")
        : WebInbound.Check(item.Customer, item.Name);
}
