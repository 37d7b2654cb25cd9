using System.Collections.Concurrent;
using System.Reflection;
using Actors.Storage;

namespace Actors.Silo.Tests;

/// <summary>A journal whose appends to chosen streams fail once.</summary>
public class FaultyJournal : DispatchProxy
{
    private readonly ConcurrentDictionary<StreamId, Exception> _faults = new();
    private IEventJournal? _inner;

    internal static (IEventJournal Journal, FaultyJournal Faults) Around(IEventJournal inner)
    {
        var journal = Create<IEventJournal, FaultyJournal>();
        var faults = (FaultyJournal)(object)journal;
        faults._inner = inner;
        return (journal, faults);
    }

    internal void FailNext(StreamId stream, Exception fault) => _faults[stream] = fault;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        args is [AppendRequest request, ..] && _faults.TryRemove(request.Stream, out var fault)
            ? Task.FromException<AppendResult>(fault)
            : targetMethod!.Invoke(_inner, args);
}
