using System.Collections.Concurrent;
using System.Reflection;
using Actors.Embedded.Calls;
using Actors.Embedded.Hosting;
using Actors.Embedded.State;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Actors.Embedded.Activations;

/// <summary>One grain class: its rules, how to construct it, and the directory of its activations.</summary>
internal sealed class GrainClass
{
    private readonly ConcurrentDictionary<IdSpan, Activation> _activations = new();
    private readonly ConcurrentDictionary<IdSpan, Activation> _seconds = new();
    private readonly ObjectFactory _factory;
    private readonly (PersistentStateAttribute Names, Type State)[] _states;
    private readonly bool _takesServices;

    public GrainClass(EmbeddedRuntime runtime, Type type)
    {
        Runtime = runtime;
        Type = type;
        GrainType = GrainType.Create(NameOf(type));
        Reentrant = type.IsDefined(typeof(ReentrantAttribute));
        OverridesActivation =
            type.GetMethod(nameof(Grain.OnActivateAsync), [typeof(CancellationToken)])?.DeclaringType != typeof(Grain);
        CollectionAge = runtime.Ticks(AgeOf(type, runtime));
        var parameters = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).ToArray();
        _states = [.. from parameter in parameters
                      let names = parameter.GetCustomAttribute<PersistentStateAttribute>()
                      where names is not null
                      select (names, parameter.ParameterType)];
        _takesServices = parameters.Length > 0;
        _factory = ActivatorUtilities.CreateFactory(type, Array.ConvertAll(_states, state => state.State));
    }

    public EmbeddedRuntime Runtime { get; }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool Reentrant { get; }

    public bool OverridesActivation { get; }

    /// <summary>Idle time after which activations are collected, in ticks of the clock's timestamps.</summary>
    public long CollectionAge { get; }

    public IEnumerable<Activation> Activations =>
        _activations.Select(each => each.Value).Concat(_seconds.Select(each => each.Value));

    public int Count => _activations.Count + _seconds.Count;

    /// <summary>The activation of a key, made if there is none.</summary>
    public Activation Locate(IdSpan key) => Locate(_activations, key);

    /// <summary>Another activation of a key; for the adversary.</summary>
    public Activation LocateSecond(IdSpan key) => Locate(_seconds, key);

    public Activation? Find(IdSpan key) => _activations.GetValueOrDefault(key);

    public void Remove(Activation activation)
    {
        var entry = KeyValuePair.Create(activation.Key, activation);
        if (!_activations.TryRemove(entry)) _seconds.TryRemove(entry);
    }

    /// <summary>Queues a call that an activation left behind at the key's next one.</summary>
    public void Redeliver(IdSpan key, Call call)
    {
        Runtime.Watch(call);
        while (!Locate(key).TryPost(call))
        {
        }
    }

    public object Create(Activation activation)
    {
        if (!_takesServices) return _factory(Runtime.ServiceProvider, null);
        var states = new object[_states.Length];
        for (var i = 0; i < states.Length; i++)
            states[i] = PersistentStates.Create(activation, _states[i].Names, _states[i].State);
        return _factory(activation.ActivationServices, states);
    }

    private static string NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } given) return given.Name;
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
    }

    private static TimeSpan AgeOf(Type type, EmbeddedRuntime runtime)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute))) return TimeSpan.FromDays(short.MaxValue);
        if (type.GetCustomAttribute<CollectionAgeLimitAttribute>() is { } limit) return limit.AgeLimit;
        return runtime.Collection.ClassSpecificCollectionAge.TryGetValue(type.FullName!, out var age)
            ? age
            : runtime.Collection.CollectionAge;
    }

    private Activation Locate(ConcurrentDictionary<IdSpan, Activation> directory, IdSpan key)
    {
        while (true)
        {
            var activation = directory.GetOrAdd(key, static (key, self) => new Activation(self, key), this);
            if (!activation.IsGone) return activation;
            Remove(activation);
        }
    }
}
