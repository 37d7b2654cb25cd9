using System.Collections.Concurrent;

namespace Actors.Fakes;

/// <summary>What goes wrong with a provider: the next calls one by one, then whatever holds for all.</summary>
public sealed class FakeFaults
{
    private readonly ConcurrentQueue<FakeFault> _next = [];
    private readonly Random _dice = new(7);
    private int _failed;

    /// <summary>How long each call takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Which part of the calls fails, 0 to 1.</summary>
    public double FailingPart { get; set; }

    /// <summary>How those fail, one way after the other.</summary>
    public IReadOnlyList<FakeFault> Failing { get; set; } = [new(-600)];

    /// <summary>How the next call fails.</summary>
    public void Add(FakeFault fault) => _next.Enqueue(fault);

    /// <summary>How this call goes.</summary>
    public FakeFault Next()
    {
        if (_next.TryDequeue(out var fault))
        {
            return fault;
        }

        lock (_dice)
        {
            return _dice.NextDouble() < FailingPart ? Failing[_failed++ % Failing.Count] : new();
        }
    }

    /// <summary>Takes as long as a call takes.</summary>
    public Task DelayAsync(TimeProvider time, CancellationToken cancellationToken) =>
        Delay == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(Delay, time, cancellationToken);
}

/// <summary>How one call goes.</summary>
/// <param name="Code">A code instead of doing it, or null: it is done.</param>
/// <param name="CodeIsText">Whether the code is written as a string.</param>
/// <param name="HangsUp">Whether it is done and never answered.</param>
/// <param name="Status">The HTTP status, or null: 200.</param>
/// <param name="Body">Something else than an answer, or null.</param>
public sealed record FakeFault(int? Code = null, bool CodeIsText = false, bool HangsUp = false, int? Status = null, string? Body = null);
