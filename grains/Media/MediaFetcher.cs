using System.Text.Json;
using Actors.Channels.Files;
using Actors.Channels.Guarded;
using Actors.Channels.KakaoConsult;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Media;
using Actors.Domain.Messages;
using Actors.Grains.Delivery;
using Actors.Storage;

namespace Actors.Grains.Media;

/// <summary>
/// Fetches, judges and keeps one item. The id of a copy is computed, so that one that was kept before a crash is found and not made twice.
/// </summary>
internal sealed class MediaFetcher(Connectors connectors, TenantDirectory directory, IEventJournal journal, IFileStore files, GrainClock clock)
{
    /// <summary>One attempt.</summary>
    public async Task<CopyReport> FetchAsync(Room room, ConversationId id, PendingCopy next)
    {
        CopyReport Report(CopyResult result, string? code = null, TimeSpan? after = null) =>
            new(next.Message, next.Item, next.Attempt + 1, result, Code: code, After: after);

        var file = PendingCopy.FileOf(room.Tenant, id, next.Message, next.Item);
        if (await files.FindAsync(room.Tenant, file, CancellationToken.None) is { } kept)
        {
            return await UseAsync(kept);
        }

        var definitions = await directory.FindAsync(room.Tenant, CancellationToken.None);
        if (connectors.Find(room.Tenant, definitions?.Channel(room.Channel)) is not var (connector, account))
        {
            return Report(CopyResult.TryLater, "not-connected");
        }

        var (said, media) = await ReadAsync(room.Tenant, id, next);
        var most = definitions!.Settings.UploadMegabytes * 1024 * 1024;
        var answer = await connector.FetchAsync(account, new(media.Url), most, CancellationToken.None);
        if (answer is not GuardedAnswer.Answered { Status: 200 } fetched)
        {
            return answer switch
            {
                GuardedAnswer.Answered { Status: 408 or 429 or >= 500 } busy => Report(CopyResult.TryLater, $"http-{busy.Status}", busy.RetryAfter),
                GuardedAnswer.Answered other => Report(CopyResult.Refused, $"http-{other.Status}"),
                GuardedAnswer.Refused => Report(CopyResult.Refused, "address-refused"),
                GuardedAnswer.Failed { How: GuardedFailure.TooLarge } => Report(CopyResult.Refused, "too-large"),
                _ => Report(CopyResult.TryLater, "not-fetched"),
            };
        }

        if (media.Kind == MediaKind.Text && MediaJudge.Text(fetched.Body) is { } text
            && MessageText.Check(KakaoMessage.Whole(said.Value, text), out var whole) is null)
        {
            return Report(CopyResult.Copied) with { Text = whole };
        }

        if (MediaJudge.Judge(media.Kind, media.Name, fetched.Body, out var judged) is not null)
        {
            return Report(CopyResult.Refused, "not-what-it-says");
        }

        var copy = new StoredFile(
            room.Tenant, id, new(file, judged!.Name, judged.MediaType, judged.Content.Length, judged.Width, judged.Height), clock.Now);
        await files.AddAsync(copy, judged.Content, CancellationToken.None);
        return await UseAsync(copy);

        async Task<CopyReport> UseAsync(StoredFile copied)
        {
            await files.UseAsync(room.Tenant, id, [file], CancellationToken.None);
            return Report(CopyResult.Copied) with { Attachment = copied.Attachment };
        }
    }

    private async Task<(MessageText Said, CustomerMedia Media)> ReadAsync(TenantId tenant, ConversationId id, PendingCopy next)
    {
        var stored = await journal.ReadAsync(StreamId.Of(tenant, id), next.Message - 1, 1, CancellationToken.None);
        return JsonSerializer.Deserialize(stored[0].Data.Span, DomainJson.Stored.ConversationEvent) is CustomerMessageReceived { Media: { } media } said
            ? (said.Text, media[next.Item])
            : throw new InvalidOperationException($"Event {next.Message} of {tenant}/{id} has nothing to copy.");
    }
}
