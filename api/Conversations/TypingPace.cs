using Actors.Domain;

namespace Actors.Api.Conversations;

/// <summary>
/// How often one connection is heard of writing: once in 2 s for a conversation. What comes in between says nothing new; who hears it believes it for
/// <see cref="Json.TypingPush.Seconds"/>.
/// </summary>
internal sealed class TypingPace(TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private (ConversationId Conversation, long At)? _last;

    public bool Allows(ConversationId conversation)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_last is { } last && last.Conversation == conversation && time.GetElapsedTime(last.At, now) < Every)
            {
                return false;
            }

            _last = (conversation, now);
            return true;
        }
    }
}
