using System.Reflection;
using Orleans;
using Orleans.Concurrency;

namespace Actors.Embedded.Calls;

/// <summary>What the runtime must know of a method in order to admit, time and answer its calls.</summary>
internal sealed class CallMethod
{
    public CallMethod(MethodInfo method)
    {
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        Parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        ReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        AlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        OneWay = method.ReturnType == typeof(void)
            || (!method.ReturnType.IsGenericType && method.IsDefined(typeof(OneWayAttribute)));
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        Cancellable = Parameters.Contains(typeof(CancellationToken));
    }

    private CallMethod(string name, bool interleave)
    {
        Name = name;
        Parameters = [];
        AlwaysInterleave = interleave;
        OneWay = true;
    }

    /// <summary>A tick of a timer that keeps turns apart.</summary>
    public static CallMethod Tick { get; } = new("timer tick", interleave: false);

    /// <summary>A tick of a timer that may interleave.</summary>
    public static CallMethod InterleavingTick { get; } = new("timer tick", interleave: true);

    public string Name { get; }

    public Type[] Parameters { get; }

    public bool ReadOnly { get; }

    public bool AlwaysInterleave { get; }

    public bool OneWay { get; }

    public bool Cancellable { get; }

    public TimeSpan? ResponseTimeout { get; }
}
