using System.Collections.Concurrent;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Actors.Embedded.Tests.Runtime;

/// <summary>A grain that writes down what happens to it, by key.</summary>
internal interface IProbeGrain : IGrainWithStringKey
{
    Task<Guid> Activation();

    Task<List<string>> Echo(List<string> words, IProbeGrain? reference = null);

    Task Note(string what);

    Task Fail();

    Task Hold(Task gate);

    Task Tick(TimeSpan dueTime, TimeSpan period);

    Task Remind(TimeSpan dueTime, TimeSpan period);

    Task<string> Call(string other, string what);

    Task Send(string other, string what);

    [AlwaysInterleave]
    Task NoteAtOnce(string what);

    [OneWay]
    Task NoteOneWay(string what);

    [ReadOnly]
    Task Read(Task gate);

    Task ReachKillPoint(string after);

    Task PassItself();
}

internal sealed class ProbeGrain(IKillPoints killPoints) : Grain, IProbeGrain, IRemindable
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> All = new();
    private readonly Guid _activation = Guid.NewGuid();

    public static string[] NotesOf(string key) => [.. Notes(key)];

    public static void Forget(string key) => Notes(key).Clear();

    /// <summary>Waits, by yielding, for the first note.</summary>
    public static async Task Noted(string key)
    {
        while (Notes(key).IsEmpty) await Task.Yield();
    }

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task<List<string>> Echo(List<string> words, IProbeGrain? reference) => Task.FromResult(words);

    public Task Note(string what)
    {
        Notes(this.GetPrimaryKeyString()).Enqueue(what);
        return Task.CompletedTask;
    }

    public Task NoteAtOnce(string what) => Note(what);

    public Task NoteOneWay(string what) => Note(what);

    public Task Fail() => throw new InvalidOperationException("as asked");

    public async Task Hold(Task gate)
    {
        await Note("in");
        await gate;
        await Note("out");
    }

    public async Task Read(Task gate)
    {
        await Note("reading");
        await gate;
        await Note("read");
    }

    public Task Tick(TimeSpan dueTime, TimeSpan period)
    {
        this.RegisterGrainTimer(() => Note("tick"), dueTime, period);
        return Task.CompletedTask;
    }

    public Task Remind(TimeSpan dueTime, TimeSpan period) => this.RegisterOrUpdateReminder("r", dueTime, period);

    public Task ReceiveReminder(string reminderName, TickStatus status) =>
        Note($"{reminderName} at {status.CurrentTickTime:HH:mm:ss}");

    public async Task<string> Call(string other, string what)
    {
        await GrainFactory.GetGrain<IOtherGrain>(other).Note(what);
        return what;
    }

    public Task Send(string other, string what)
    {
        _ = GrainFactory.GetGrain<IOtherGrain>(other).Note(what);
        return Task.CompletedTask;
    }

    public async Task ReachKillPoint(string after)
    {
        await Note("before");
        killPoints.Reached("between");
        await Note(after);
    }

    public Task PassItself() => GrainFactory.GetGrain<IProbeGrain>("other").Echo([], this);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Note($"ended: {reason.ReasonCode}");

    private static ConcurrentQueue<string> Notes(string key) => All.GetOrAdd(key, _ => new());
}

/// <summary>What a probe calls: a grain of another class.</summary>
internal interface IOtherGrain : IGrainWithStringKey
{
    Task Note(string what);

    Task<string> CallProbe(string probe);
}

internal sealed class OtherGrain : Grain, IOtherGrain
{
    public async Task Note(string what) => await Task.Yield();

    public async Task<string> CallProbe(string probe)
    {
        await GrainFactory.GetGrain<IProbeGrain>(probe).Note("called");
        return "done";
    }
}
