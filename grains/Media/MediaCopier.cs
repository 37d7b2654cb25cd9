using System.Collections.Concurrent;
using System.Text.Json;
using Actors.Channels;
using Actors.Channels.Files;
using Actors.Channels.Guarded;
using Actors.Channels.KakaoConsult;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Media;
using Actors.Domain.Messages;
using Actors.GrainInterfaces;
using Actors.Grains.Delivery;
using Actors.Grains.Effects;
using Actors.Storage;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Actors.Grains.Media;

/// <summary>
/// Copies what customers sent through messengers into our own files, outside the turns of conversations; what became of it comes back as a command.
/// The id of a copy is computed, so that one that was kept before a crash is found again.
/// </summary>
internal sealed partial class MediaCopier(
    EffectRunner runner, Connectors connectors, TenantDirectory directory, IEventJournal journal, IFileStore files, IGrainFactory grains, GrainClock clock,
    ILogger<MediaCopier> logger) : IDisposable
{
    /// <summary>Each is held in memory; a slow account leaves places to the others.</summary>
    private const int AtOnce = 16, OfOneAccount = 4;

    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly ConcurrentDictionary<(TenantId, ChannelId), SemaphoreSlim> _accounts = [];
    private readonly ConcurrentDictionary<(TenantId, ConversationId, long, int), byte> _underWay = [];

    /// <summary>Starts what the step from one state to another owes anew.</summary>
    public void StartNew(ConversationId id, ConversationState before, ConversationState after)
    {
        if (after.Uncopied != before.Uncopied)
        {
            Start(id, after);
        }
    }

    /// <summary>Starts what is due and not under way.</summary>
    public void Start(ConversationId id, ConversationState state)
    {
        foreach (var next in state.Uncopied.Where(one => one.IsDue(clock.Now)))
        {
            var room = state.Room!;
            var key = (room.Tenant, id, next.Message, next.Item);
            if (_underWay.TryAdd(key, 0))
            {
                runner.Start($"copy of {next.Message}/{next.Item} of {room.Tenant}/{id}", () => CopyAsync(room, id, next, key));
            }
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task CopyAsync(Room room, ConversationId id, PendingCopy next, (TenantId, ConversationId, long, int) key)
    {
        try
        {
            var report = await InTurnAsync(room, id, next);
            if (report.Result != CopyResult.Copied)
            {
                Log.NotCopied(logger, room.Tenant, id, next.Message, next.Item, report.Code ?? "");
            }

            await grains.GetGrain<IConversationDuties>(GrainKey.Of(room.Tenant, id)).ReportCopy(report);
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }

    private async Task<CopyReport> InTurnAsync(Room room, ConversationId id, PendingCopy next)
    {
        var account = _accounts.GetOrAdd((room.Tenant, room.Channel), _ => new(OfOneAccount));
        await account.WaitAsync();
        try
        {
            await _places.WaitAsync();
            try
            {
                return await FetchAsync(room, id, next);
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            account.Release();
        }
    }

    private async Task<CopyReport> FetchAsync(Room room, ConversationId id, PendingCopy next)
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

    // Event ids 2320 to 2339.
    private static partial class Log
    {
        [LoggerMessage(2320, LogLevel.Information, "Item {Item} of message {Message} of {Tenant}/{Conversation} is not copied: {Code}.")]
        public static partial void NotCopied(ILogger logger, TenantId tenant, ConversationId conversation, long message, int item, string code);
    }
}
