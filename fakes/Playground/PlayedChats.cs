using System.Collections.Concurrent;

namespace Actors.Fakes.Playground;

/// <summary>The chats of one messenger, by customer.</summary>
public sealed class PlayedChats
{
    private readonly ConcurrentDictionary<string, List<PlayedBubble>> _chats = [];

    /// <summary>Adds a bubble.</summary>
    public void Add(string user, PlayedBubble bubble)
    {
        var chat = Of(user);
        lock (chat)
        {
            chat.Add(bubble);
        }
    }

    /// <summary>All bubbles of a customer.</summary>
    public IReadOnlyList<PlayedBubble> Read(string user)
    {
        var chat = Of(user);
        lock (chat)
        {
            return [.. chat];
        }
    }

    private List<PlayedBubble> Of(string user) => _chats.GetOrAdd(user, _ => []);
}
