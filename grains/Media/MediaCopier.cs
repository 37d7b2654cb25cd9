using System.Collections.Concurrent;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Media;
using Actors.GrainInterfaces;
using Actors.Grains.Effects;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Actors.Grains.Media;

/// <summary>
/// Copies what customers sent through messengers into our own files, outside the turns of conversations; what became of it comes back as a command.
/// What is lost with the process is looked at again by the sweep.
/// </summary>
internal sealed partial class MediaCopier(
    EffectRunner runner, MediaFetcher fetcher, IGrainFactory grains, GrainClock clock, ILogger<MediaCopier> logger) : IDisposable
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
                return await fetcher.FetchAsync(room, id, next);
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

    // Event ids 2320 to 2339.
    private static partial class Log
    {
        [LoggerMessage(2320, LogLevel.Information, "Item {Item} of message {Message} of {Tenant}/{Conversation} is not copied: {Code}.")]
        public static partial void NotCopied(ILogger logger, TenantId tenant, ConversationId conversation, long message, int item, string code);
    }
}
