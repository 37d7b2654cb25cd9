using Actors.Domain.Tenants;

namespace Actors.Storage.Values;

/// <summary>A topic in one column: its names hold no line break.</summary>
internal static class TopicText
{
    public static string? Of(Topic? topic) => topic is null ? null : $"{topic.Category}\n{topic.Division}";

    public static Topic? Read(string? text) => text?.Split('\n', 2) is [var category, var division] ? new(category, division) : null;
}
