using System.Collections.Concurrent;
using System.Reflection;
using Actors.Embedded.Activations;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Embedded.State;

/// <summary>Makes the states that a grain's constructor asks for.</summary>
internal static class PersistentStates
{
    private static readonly MethodInfo Maker =
        typeof(PersistentStates).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly ConcurrentDictionary<Type, Func<Activation, PersistentStateAttribute, object>> Makers =
        new();

    public static object Create(Activation activation, PersistentStateAttribute names, Type parameter) =>
        Makers.GetOrAdd(parameter, static type => Maker
            .MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<Activation, PersistentStateAttribute, object>>())(activation, names);

    private static object Make<TState>(Activation activation, PersistentStateAttribute names)
    {
        var services = activation.ActivationServices;
        var storage = string.IsNullOrWhiteSpace(names.StorageName)
            ? services.GetService<IGrainStorage>()
            : services.GetKeyedService<IGrainStorage>(names.StorageName);
        if (storage is null)
        {
            throw new BadProviderConfigException(
                $"No storage provider named \"{names.StorageName ?? "Default"}\" found for {activation.GrainId.Type}.");
        }

        var state = new PersistentState<TState>(names.StateName, activation.GrainId, storage);
        activation.Extras.States.Add(state);
        return state;
    }
}
