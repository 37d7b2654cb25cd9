namespace Actors.Storage.Sqlite;

/// <summary>
/// Where operations may stand in their table, by a hash of their key: 16 bytes a slot, at most two thirds of the slots in use. It only proposes;
/// whoever asks reads the row and compares. So a row that is gone (rolled back, or forgotten) does no harm here.
/// </summary>
internal sealed class OperationIndex
{
    private (long Hash, long No)[] _slots = new (long, long)[1024];

    /// <summary>How many it knows, with those that are gone.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an operation; numbers are positive.</summary>
    public void Add(long hash, long no)
    {
        if ((Count + 1) * 3L > _slots.Length * 2L)
        {
            Grow();
        }

        Place(hash, no);
        Count++;
    }

    /// <summary>The next number that may be meant, starting at slot <paramref name="at"/> (0 at first); null when there is none.</summary>
    public long? Next(long hash, ref int at)
    {
        while (true)
        {
            var slot = _slots[SlotOf(hash, at++)];
            if (slot.No == 0)
            {
                return null;
            }

            if (slot.Hash == hash)
            {
                return slot.No;
            }
        }
    }

    private int SlotOf(long hash, int step) => (int)(((ulong)hash + (uint)step) & (uint)(_slots.Length - 1));

    private void Place(long hash, long no)
    {
        var step = 0;
        while (_slots[SlotOf(hash, step)].No != 0)
        {
            step++;
        }

        _slots[SlotOf(hash, step)] = (hash, no);
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new (long, long)[old.Length * 2];
        foreach (var (hash, no) in old)
        {
            if (no != 0)
            {
                Place(hash, no);
            }
        }
    }
}
