using Actors.Domain.Conversations;
using Orleans;
using Orleans.Runtime;

namespace Actors.Grains.Delivery;

/// <summary>
/// When a conversation tries again what did not arrive: by a timer of its own within a minute, later by a reminder. Both are only the fast path: the
/// row's due time is the guarantee.
/// </summary>
internal sealed class Resends(Grain grain, Func<Task> wake)
{
    private const string Name = "resend";

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private IGrainTimer? _timer;
    private bool _isReminded;

    /// <summary>Sets whichever is asked for by the oldest that is owed.</summary>
    public async Task Set(ConversationState state, DateTimeOffset now)
    {
        _timer?.Dispose();
        _timer = null;
        var wait = state.Unsent is [{ NotBefore: { } due }, ..] && due > now ? due - now : (TimeSpan?)null;
        if (wait <= Soon)
        {
            _timer = grain.RegisterGrainTimer(wake, new GrainTimerCreationOptions { DueTime = wait.Value, Period = Timeout.InfiniteTimeSpan });
        }
        else if (wait is { } later)
        {
            await grain.RegisterOrUpdateReminder(Name, later, later < Soon ? Soon : later);
            _isReminded = true;
        }
        else if (_isReminded && state.Unsent.IsEmpty)
        {
            await Forget();
        }
    }

    /// <summary>A reminder has come: it goes when nothing is owed any more.</summary>
    public Task Reminded(ConversationState state) => state.Unsent.IsEmpty ? Forget() : Task.CompletedTask;

    private async Task Forget()
    {
        _isReminded = false;
        if (await grain.GetReminder(Name) is { } reminder)
        {
            await grain.UnregisterReminder(reminder);
        }
    }
}
