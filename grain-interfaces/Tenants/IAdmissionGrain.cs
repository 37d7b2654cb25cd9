using System.Collections.Immutable;
using Actors.Domain;
using Orleans;

namespace Actors.GrainInterfaces;

/// <summary>
/// The limit of one tenant: how many conversations may be open at once. Key: <see cref="GrainKey.Of(TenantId)"/>. Asked by queues, only where a
/// limit is set; calls nobody. Counts the rows, and what it granted as long as that is not seen there.
/// </summary>
public interface IAdmissionGrain : IGrainWithStringKey
{
    /// <summary>Asks for as many of some hand-offs as the limit has room for.</summary>
    Task<AdmissionAnswer> Ask([Immutable] AdmissionQuestion question);

    /// <summary>What became of something granted is in the rows, or nothing became of it.</summary>
    Task Settle(ConversationId conversation);
}

/// <summary>Who wants to become <c>received</c>, in order; may be nobody, to learn the count.</summary>
public sealed record AdmissionQuestion(int Limit, ImmutableArray<ConversationId> Wanted);

/// <summary>How many were open before, and how many of those who asked were granted: the first ones.</summary>
public sealed record AdmissionAnswer(int Open, int Granted);
