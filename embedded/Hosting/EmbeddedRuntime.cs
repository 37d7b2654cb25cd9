using System.Diagnostics;
using Actors.Embedded.Activations;
using Actors.Embedded.Adversary;
using Actors.Embedded.Calls;
using Actors.Embedded.Observers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Actors.Embedded.Hosting;

/// <summary>The one silo of the process: makes references, sends calls, owns clock, options and directories.</summary>
internal sealed class EmbeddedRuntime : IClusterClient
{
    private readonly SeededScheduler? _scheduler;
    private readonly TimeProvider _responseClock;
    private readonly long _responseTimeout;
    private readonly CallDeadlines _deadlines;
    private readonly CallAdversary? _adversary;
    private volatile Acceptance _accepts;
    private long _moves;
    private long _moved;

    public EmbeddedRuntime(
        IServiceProvider services,
        TimeProvider time,
        IOptions<EmbeddedOptions> options,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection,
        ILogger<EmbeddedRuntime> logger)
    {
        ServiceProvider = services;
        Time = time;
        Collection = collection.Value;
        Log = new RuntimeLog(logger);
        Graph = options.Value.CallGraph;
        _scheduler = options.Value.Scheduler;
        _responseClock = options.Value.ResponseClock ?? time;
        _responseTimeout = ResponseTicks(messaging.Value.ResponseTimeout);
        Classes = new GrainClasses(this);
        Observers = new ObserverDirectory(this);
        _deadlines = new CallDeadlines(this, _responseClock, messaging.Value.ResponseTimeout);
        _adversary = options.Value.Adversary is { } adversary ? new CallAdversary(adversary, this) : null;
    }

    private enum Acceptance
    {
        All,
        FromGrains,
        None,
    }

    public IServiceProvider ServiceProvider { get; }

    public TimeProvider Time { get; }

    public GrainCollectionOptions Collection { get; }

    public RuntimeLog Log { get; }

    public CallGraph? Graph { get; }

    public CallAdversary? Adversary => _adversary;

    public GrainClasses Classes { get; }

    public ObserverDirectory Observers { get; }

    /// <summary>In the order of their ids where turns are scheduled by seed: hash codes differ from process to process.</summary>
    public IEnumerable<Activation> Activations => _scheduler is null
        ? Classes.All.SelectMany(each => each.Activations)
        : Classes.All.SelectMany(each => each.Activations).OrderBy(each => each.GrainId.ToString(), StringComparer.Ordinal);

    /// <summary>How often calls went from an activation that ended to its successor, with those that are on their way: then they are with neither.</summary>
    public long Moves => Interlocked.Read(ref _moves);

    /// <summary>Whether any are on their way.</summary>
    public bool IsMoving => Interlocked.Read(ref _moved) != Moves;

    /// <summary>How many turns an activation takes before others get the thread.</summary>
    public int TurnsAtOnce => _scheduler is null ? 256 : 1;

    /// <summary>The timestamp of the clock that ages activations.</summary>
    public long Now => Time.GetTimestamp();

    public void BeginMove() => Interlocked.Increment(ref _moves);

    public void EndMove() => Interlocked.Increment(ref _moved);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)(object)Reference(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)(object)Reference(grainInterfaceType, grainPrimaryKey, null);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        (TGrainInterface)(object)ProxyBuilder.Create(typeof(TGrainInterface))
            .Bind(this, grainId, Classes.Of(grainId.Type), null);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver =>
        (TGrainObserverInterface)Observers.Add(typeof(TGrainObserverInterface), obj);

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => Observers.Delete(obj);

    /// <summary>Takes a call from its caller to where it is executed.</summary>
    public void Send(GrainReference reference, Call call)
    {
        var method = call.Method;
        call.SentAt = _responseClock.GetTimestamp();
        call.Span = Activity.Current;
        call.Deadline = method.OneWay
            ? long.MaxValue
            : call.SentAt + (method.ResponseTimeout is { } own ? ResponseTicks(own) : _responseTimeout);
        if (_accepts != Acceptance.All && Refuses())
        {
            call.Fail(new SiloUnavailableException("The silo is stopping."));
            return;
        }

        if (method.Cancellable)
        {
            CallCancellation.Attach(call);
            if (call.Abandoned) return;
        }

        Watch(call);
        Graph?.Sent(call, reference);
        if (_adversary is null) reference.Deliver(call);
        else _adversary.Deliver(reference, call);
    }

    /// <summary>Sees to it that the call's deadline is noticed.</summary>
    public void Watch(Call call) => _deadlines.Watch(call.Method);

    /// <summary>When a call counts as use of its grain.</summary>
    public long UsedAt(Call call) => ReferenceEquals(_responseClock, Time) ? call.SentAt : Now;

    public void Schedule(IThreadPoolWorkItem turns)
    {
        if (_scheduler is null) ThreadPool.UnsafeQueueUserWorkItem(turns, preferLocal: true);
        else _scheduler.Post(turns);
    }

    /// <summary>Lets others take the thread first.</summary>
    public void ScheduleLater(IThreadPoolWorkItem turns)
    {
        if (_scheduler is null) ThreadPool.UnsafeQueueUserWorkItem(turns, preferLocal: false);
        else _scheduler.Post(turns);
    }

    public long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Time.TimestampFrequency);

    public long After(TimeSpan time) => Now + Ticks(time);

    public CancellationTokenSource CancelAfter(TimeSpan time) => new(time, Time);

    /// <summary>From now on only grains may call, so that their turns can end.</summary>
    public void RefuseOutsiders() => _accepts = Acceptance.FromGrains;

    /// <summary>From now on nobody may call.</summary>
    public void RefuseAll() => _accepts = Acceptance.None;

    private bool Refuses() => _accepts == Acceptance.None || Activation.Current is null;

    private long ResponseTicks(TimeSpan time) => (long)(time.TotalSeconds * _responseClock.TimestampFrequency);

    private GrainReference Reference(Type interfaceType, string key, string? prefix)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        var grainClass = Classes.Of(interfaceType, prefix);
        return ProxyBuilder.Create(interfaceType)
            .Bind(this, GrainId.Create(grainClass.GrainType, IdSpan.Create(key)), grainClass, null);
    }
}
