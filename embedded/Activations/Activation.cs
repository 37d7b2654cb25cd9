using Actors.Embedded.Calls;
using Actors.Embedded.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded.Activations;

/// <summary>
/// One activation of a grain: its queue of calls and the scheduler of its turns. Calls wait in a list and are admitted
/// by the interleaving rules (<c>Activation.Admission.cs</c>); code runs on one thread at a time
/// (<c>Activation.Turns.cs</c>); it begins and ends by <c>Activation.Lifecycle.cs</c>. All fields are guarded by the
/// object's own lock. It is a TaskScheduler itself, and what few grains need is kept in <see cref="ActivationExtras"/>,
/// because a process may hold hundreds of thousands of idle ones.
/// </summary>
internal sealed partial class Activation(GrainClass grainClass, IdSpan key)
    : TaskScheduler, IGrainContext, ICallHost, IThreadPoolWorkItem
{
    [ThreadStatic]
    private static Activation? _current;

    private object? _instance;
    private ActivationExtras? _extras;
    private volatile ActivationState _state;

    /// <summary>The activation whose turn runs on this thread.</summary>
    public static new Activation? Current => _current;

    public GrainClass Class => grainClass;

    public EmbeddedRuntime Runtime => grainClass.Runtime;

    public IdSpan Key => key;

    public GrainId GrainId => new(grainClass.GrainType, key);

    public GrainReference GrainReference => new GrainReference().Bind(Runtime, GrainId, grainClass, this);

    public object? GrainInstance => _instance;

    public IServiceProvider ActivationServices => Extras.ServicesOf(Runtime);

    public Task Deactivated
    {
        get
        {
            lock (this)
            {
                return _state == ActivationState.Gone ? Task.CompletedTask : Extras.Ended.Task;
            }
        }
    }

    public ActivationExtras Extras => _extras
        ?? Interlocked.CompareExchange(ref _extras, new ActivationExtras(), null) ?? _extras;

    public bool IsGone => _state == ActivationState.Gone;

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => GrainId.ToString();
}
