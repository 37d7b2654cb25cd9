using Actors.Storage;
using Orleans;

namespace Actors.Silo.Runtime;

/// <summary>What travels of a <see cref="StoreIsBusyException"/>, so that the caller hears when to try again.</summary>
[GenerateSerializer]
internal struct StoreIsBusySurrogate
{
    [Id(0)]
    public TimeSpan RetryAfter { get; set; }

    [Id(1)]
    public string Message { get; set; }
}

/// <summary>Turns the exception into its surrogate and back.</summary>
[RegisterConverter]
internal sealed class StoreIsBusyConverter : IConverter<StoreIsBusyException, StoreIsBusySurrogate>
{
    public StoreIsBusyException ConvertFromSurrogate(in StoreIsBusySurrogate surrogate) =>
        new(surrogate.RetryAfter, surrogate.Message);

    public StoreIsBusySurrogate ConvertToSurrogate(in StoreIsBusyException value) =>
        new() { RetryAfter = value.RetryAfter, Message = value.Message };
}
