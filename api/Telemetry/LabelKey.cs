using System.Runtime.CompilerServices;

namespace Actors.Api.Telemetry;

/// <summary>The labels of one series, by name. At most <see cref="Most"/>: what is more is left out.</summary>
internal readonly struct LabelKey : IEquatable<LabelKey>
{
    /// <summary>Labels of one series.</summary>
    public const int Most = 4;

    private readonly Slots _slots;
    private readonly int _count;

    private LabelKey(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var tag in tags)
        {
            if (_count == Most || !Measured.Tags.Contains(tag.Key))
            {
                continue;
            }

            var at = _count++;
            while (at > 0 && string.CompareOrdinal(_slots[at - 1].Key, tag.Key) > 0)
            {
                _slots[at] = _slots[at - 1];
                at--;
            }

            _slots[at] = tag;
        }
    }

    /// <summary>The series of what did not fit any more.</summary>
    public static LabelKey Overflow { get; } = new("overflow");

    private LabelKey(string overflow)
    {
        _count = 1;
        _slots[0] = new(overflow, true);
    }

    /// <summary>The labels of a measurement.</summary>
    public static LabelKey Of(ReadOnlySpan<KeyValuePair<string, object?>> tags) => new(tags);

    /// <summary>The labels, by name.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Labels
    {
        get
        {
            for (var i = 0; i < _count; i++)
            {
                yield return _slots[i];
            }
        }
    }

    public bool Equals(LabelKey other)
    {
        if (_count != other._count)
        {
            return false;
        }

        for (var i = 0; i < _count; i++)
        {
            if (_slots[i].Key != other._slots[i].Key || !Equals(_slots[i].Value, other._slots[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is LabelKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (var i = 0; i < _count; i++)
        {
            hash.Add(_slots[i].Value);
        }

        return hash.ToHashCode();
    }

    [InlineArray(Most)]
    private struct Slots
    {
        private KeyValuePair<string, object?> _first;
    }
}
