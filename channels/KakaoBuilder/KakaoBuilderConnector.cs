using System.Collections.Immutable;
using Actors.Channels.Guarded;
using Actors.Domain;
using Actors.Domain.Conversations;

namespace Actors.Channels.KakaoBuilder;

/// <summary>
/// Kakao i Open Builder: Kakao asks a skill and is answered at once, or once more within a minute by <see cref="KakaoBuilderClient"/>. There is
/// no way to speak first.
/// </summary>
/// <param name="http">The guarded way out.</param>
public sealed class KakaoBuilderConnector(GuardedHttp http) : IConnector
{
    /// <inheritdoc/>
    public ChannelType Type => ChannelType.KakaoBuilder;

    /// <inheritdoc/>
    public bool RecognisesRepeats => true;

    /// <inheritdoc/>
    public ImmutableArray<FieldProblem> Check(ChannelAccount account) => KakaoBuilderOptions.Check(account);

    /// <summary>As one answer of a skill shows it.</summary>
    public ImmutableArray<OutgoingPart> Render(Outgoing outgoing, ChannelAccount account) => SkillAnswer.Of([outgoing]);

    /// <summary>Refuses: what is said goes out with the answer to a skill request, or not at all.</summary>
    public Task<SendOutcome> SendAsync(ChannelAccount account, SendCall call, CancellationToken cancellationToken) =>
        Task.FromResult<SendOutcome>(new Refused("answers-only"));

    /// <inheritdoc/>
    public Task<GuardedAnswer> FetchAsync(ChannelAccount account, Uri address, int most, CancellationToken cancellationToken) =>
        MediaHosts.FetchAsync(http, account, address, most, MediaHosts.Kakaos, cancellationToken);
}
