using Actors.Embedded.Activations;
using Actors.Embedded.Calls;
using Actors.Embedded.Hosting;

namespace Orleans.Runtime;

/// <summary>
/// What callers hold instead of a grain or an observer. Emitted subclasses implement one interface each. A reference
/// remembers the activation it last reached, so that a call on a held reference needs no look-up.
/// </summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private EmbeddedRuntime _runtime = null!;
    private GrainClass? _class;
    private ICallHost? _host;

    internal GrainReference()
    {
    }

    /// <summary>Whom the reference is to.</summary>
    public GrainId GrainId { get; private set; }

    internal EmbeddedRuntime Runtime => _runtime;

    internal GrainClass? Class => _class;

    /// <summary>Equality of what is referred to.</summary>
    public static bool operator ==(GrainReference? reference1, GrainReference? reference2) =>
        reference1?.Equals(reference2) ?? reference2 is null;

    /// <summary>Inequality of what is referred to.</summary>
    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) =>
        !(reference1 == reference2);

    /// <inheritdoc/>
    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    /// <inheritdoc/>
    public override int GetHashCode() => GrainId.GetHashCode();

    /// <summary>A hash that does not depend on the process.</summary>
    public uint GetUniformHashCode() => GrainId.GetUniformHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => $"reference to {GrainId}";

    internal GrainReference Bind(EmbeddedRuntime runtime, GrainId id, GrainClass? grainClass, ICallHost? host)
    {
        (_runtime, GrainId, _class, _host) = (runtime, id, grainClass, host);
        return this;
    }

    internal object To(Type interfaceType) => interfaceType.IsInstanceOfType(this)
        ? this
        : ProxyBuilder.Create(interfaceType).Bind(_runtime, GrainId, _class, _host);

    /// <summary>Sends a call; emitted methods end here.</summary>
    internal void Send(Call call) => _runtime.Send(this, call);

    /// <summary>Queues a call where it belongs; a gone host is replaced by the key's next activation.</summary>
    internal void Deliver(Call call)
    {
        while (_host is null || !_host.TryPost(call))
        {
            if (_class is null)
            {
                call.Fail(new ClientNotAvailableException($"{GrainId} is gone."));
                return;
            }

            _host = _class.Locate(GrainId.Key);
        }
    }
}
