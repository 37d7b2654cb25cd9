using System.Collections.Concurrent;
using Actors.Embedded.Activations;
using Actors.Embedded.Calls;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>
/// Records which grain class waited for which: a call counts when the turn that made it was still under way after it
/// had given up the thread, and kept others out. Calls sent at the end of a turn, from an interleaving method or to
/// one, do not count. A cycle is a dead-lock that has only not happened yet.
/// </summary>
public sealed class CallGraph
{
    private readonly ConcurrentDictionary<(Type From, Type To), byte> _edges = new();
    private readonly AsyncLocal<Call?> _caller = new();
    private readonly ConcurrentDictionary<Activation, ConcurrentQueue<(Call Caller, Type To)>> _sent = new();

    /// <summary>The pairs of grain classes of which the first waited for the second.</summary>
    public IReadOnlyCollection<(Type From, Type To)> Edges => [.. _edges.Keys];

    /// <summary>The classes of one cycle, in order and ending where it began; empty if there is none.</summary>
    public IReadOnlyList<Type> FindCycle()
    {
        var next = _edges.Keys.ToLookup(edge => edge.From, edge => edge.To);
        var done = new HashSet<Type>();
        foreach (var start in next.Select(group => group.Key))
        {
            if (Search(start, next, [], done) is { } cycle) return cycle;
        }

        return [];
    }

    internal void Start(Call call, object target)
    {
        _caller.Value = call;
        try
        {
            call.Start(target);
        }
        finally
        {
            _caller.Value = null;
        }
    }

    internal void Sent(Call call, GrainReference target)
    {
        if (call.Method.OneWay || call.Method.AlwaysInterleave || target.Class is not { Reentrant: false } to) return;
        if (_caller.Value is not { HasEnded: false, Method.AlwaysInterleave: false } caller) return;
        if (Activation.Current is { Class.Reentrant: false } from && ReferenceEquals(caller.Host, from))
            _sent.GetOrAdd(from, static _ => new()).Enqueue((caller, to.Type));
    }

    internal void TurnEnded(Activation activation)
    {
        if (!_sent.TryRemove(activation, out var sent)) return;
        foreach (var (caller, to) in sent)
        {
            if (!caller.HasEnded) _edges.TryAdd((activation.Class.Type, to), 0);
        }
    }

    private static List<Type>? Search(Type at, ILookup<Type, Type> next, List<Type> path, HashSet<Type> done)
    {
        if (path.IndexOf(at) is >= 0 and var from) return [.. path[from..], at];
        if (done.Contains(at)) return null;
        path.Add(at);
        foreach (var to in next[at])
        {
            if (Search(to, next, path, done) is { } cycle) return cycle;
        }

        path.RemoveAt(path.Count - 1);
        done.Add(at);
        return null;
    }
}
