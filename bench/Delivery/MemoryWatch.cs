using Actors.Bench.Report;

namespace Actors.Bench.Delivery;

/// <summary>The managed heap after full collections, and the working set, at several times of a run.</summary>
internal sealed class MemoryWatch
{
    private const double Mega = 1 << 20;

    private readonly List<(int Done, double Heap, double WorkingSet)> _samples = [];

    /// <summary>
    /// Whether neither was ever far above what it was at the first sample, when the most was waiting: 10,000 messages that leave a kilobyte each
    /// behind would double the heap.
    /// </summary>
    public bool IsFlat => HeapGrowth <= 1.5 && WorkingSetGrowth <= 1.25;

    private double HeapGrowth => _samples.Max(sample => sample.Heap) / _samples[0].Heap;

    private double WorkingSetGrowth => _samples.Max(sample => sample.WorkingSet) / _samples[0].WorkingSet;

    /// <summary>Megabytes of both now; the working set as it is before the collection.</summary>
    public (double Heap, double WorkingSet) Sample(int done)
    {
        var workingSet = Environment.WorkingSet / Mega;
        var heap = GC.GetTotalMemory(forceFullCollection: true) / Mega;
        _samples.Add((done, heap, workingSet));
        return (heap, workingSet);
    }

    public void Print(string name)
    {
        Figures.Line($"{name}_heap_most_to_first", HeapGrowth);
        Figures.Line($"{name}_heap_last_to_first", _samples[^1].Heap / _samples[0].Heap);
        Figures.Line(
            $"{name}_heap_bytes_left_per_message", (_samples[^1].Heap - _samples[0].Heap) * Mega / (_samples[^1].Done - _samples[0].Done));
        Figures.Line($"{name}_working_set_most_to_first", WorkingSetGrowth);
    }
}
