using System.Text.Json;

namespace Actors.Durability.Tests.Load;

/// <summary>A line as a client saw it.</summary>
internal sealed record Line(long Seq, string Kind, string Speaker, string? Text)
{
    public static Line Of(JsonElement line) => new(
        line.GetProperty("seq").GetInt64(), line.GetProperty("kind").GetString()!, line.GetProperty("speaker").GetString()!,
        line.TryGetProperty("text", out var text) ? text.GetString() : null);
}

/// <summary>What a client has of a conversation: kept by its cursor over every restart, never read again from the beginning.</summary>
internal sealed class Transcript
{
    private readonly List<Line> _lines = [];

    public long Last { get; private set; }

    public IReadOnlyList<Line> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Takes lines that follow <paramref name="prev"/>; false where lines between are missing.</summary>
    public bool Take(long prev, JsonElement lines)
    {
        lock (_lines)
        {
            if (prev > Last)
            {
                return false;
            }

            foreach (var line in lines.EnumerateArray().Select(Line.Of).Where(line => line.Seq > Last))
            {
                _lines.Add(line);
                Last = line.Seq;
            }

            return true;
        }
    }
}
