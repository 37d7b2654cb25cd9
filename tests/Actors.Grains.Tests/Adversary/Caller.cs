using Actors.Domain;
using Actors.GrainInterfaces;
using Orleans.Runtime;

namespace Actors.Grains.Tests.Adversary;

/// <summary>Somebody outside who repeats a call with the same operation until there is an outcome, as every client of ours does.</summary>
internal sealed class Caller(string name)
{
    private const int MostAttempts = 200;
    private readonly Dictionary<ConversationId, List<string>> _acknowledged = [];
    private int _number;

    /// <summary>What was acknowledged as said, by room, in order.</summary>
    public IReadOnlyDictionary<ConversationId, List<string>> Acknowledged => _acknowledged;

    /// <summary>The id of the next operation.</summary>
    public string NextId() => $"{name}-{++_number}";

    /// <summary>The outcome of a call, however often it must be made.</summary>
    public static async Task<Outcome> Until(Func<Task<Outcome>> call)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception unknown) when (unknown is TimeoutException or SiloUnavailableException or StaleActivationException
                or Actors.Embedded.ActivationKilledException)
            {
                await Task.Yield();
            }
        }

        throw new InvalidOperationException($"There was no outcome in {MostAttempts} attempts.");
    }

    /// <summary>Says something and keeps it as acknowledged once it is.</summary>
    public async Task<Outcome> Say(ConversationId room, string message, Func<Task<Outcome>> call)
    {
        var outcome = await Until(call);
        if (outcome.Accepted)
        {
            if (!_acknowledged.TryGetValue(room, out var said)) _acknowledged[room] = said = [];
            said.Add(message);
        }

        return outcome;
    }
}
