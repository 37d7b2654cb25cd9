using System.Collections.Immutable;
using Actors.Channels.Guarded;
using Actors.Domain;
using Actors.Domain.Conversations;

namespace Actors.Channels;

/// <summary>
/// One messenger: a pure renderer and one call. Stateless, for any number of accounts at once. What must not happen twice, in which order and
/// when to try again is decided by who calls it.
/// </summary>
public interface IConnector
{
    /// <summary>The kind of channel that it serves.</summary>
    ChannelType Type { get; }

    /// <summary>
    /// Whether the messenger recognises a repeated <see cref="SendCall.Serial"/>, so that a call without an outcome may be repeated. Where it does
    /// not, each attempt is written down before it is made, and one without an outcome is not repeated.
    /// </summary>
    bool RecognisesRepeats { get; }

    /// <summary>What is wrong with an account's settings, by field (<c>settings.baseUrl</c>, <c>secrets.token</c>); empty: nothing.</summary>
    ImmutableArray<FieldProblem> Check(ChannelAccount account);

    /// <summary>
    /// What the messenger will show of something that goes out, part by part in order, with everything that is lost on the way. Pure: also what a
    /// preview shows. Empty where nothing has to be sent.
    /// </summary>
    ImmutableArray<OutgoingPart> Render(Outgoing outgoing, ChannelAccount account);

    /// <summary>
    /// Sends one part. Never throws for what a provider or a network does; that is an outcome. A cancelled call ends in
    /// <see cref="OperationCanceledException"/>, and may or may not have arrived.
    /// </summary>
    Task<SendOutcome> SendAsync(ChannelAccount account, SendCall call, CancellationToken cancellationToken);

    /// <summary>
    /// Fetches something that a customer sent, from where the messenger keeps it and from nowhere else, each redirect included (channels, section 8).
    /// </summary>
    /// <param name="account">The account through which it came.</param>
    /// <param name="address">Where the messenger says that it is.</param>
    /// <param name="most">Bytes that it may have.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<GuardedAnswer> FetchAsync(ChannelAccount account, Uri address, int most, CancellationToken cancellationToken);
}

/// <summary>One part for one customer.</summary>
/// <param name="Customer">The customer's id on the account.</param>
/// <param name="Part">What <see cref="IConnector.Render"/> made.</param>
/// <param name="Serial">The same in every attempt, another one for every part: at most 30 ASCII letters and digits.</param>
public sealed record SendCall(CustomerId Customer, OutgoingPart Part, string Serial);
