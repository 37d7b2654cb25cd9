using Actors.Domain.Admission;
using Actors.Domain.Tenants;

namespace Actors.Domain.Conversations;

/// <summary>What a conversation may be promised by the hour.</summary>
public enum PromiseKind
{
    /// <summary><c>received</c> too long: another agent, if there is one.</summary>
    AnotherAgent,

    /// <summary>Delegated and not resumed: back to who delegated it.</summary>
    BackToDelegator,

    /// <summary>The clock no longer says why it waits: its queue looks again.</summary>
    QueueLooksAgain,

    /// <summary>The customer is silent: it ends.</summary>
    EndSilent,

    /// <summary>It waited too long: it ends.</summary>
    EndWaiting,

    /// <summary>The Kakao session is gone: it ends.</summary>
    EndKakao,
}

/// <summary>One promise and when it is due.</summary>
public readonly record struct TimePromise(PromiseKind Kind, DateTimeOffset Due);

/// <summary>
/// The promises about time of a conversation: a function of its state and the settings in force, so that a change of settings counts at once.
/// The conversation keeps only when it must look again (<see cref="ConversationState.WakeAt"/>), durably.
/// </summary>
public static class TimePromises
{
    private static readonly TimeSpan KakaoSession = TimeSpan.FromDays(30);

    /// <summary>Everything that is promised, due or not.</summary>
    public static IEnumerable<TimePromise> Of(ConversationState state, TenantRules rules, DateTimeOffset now)
    {
        var settings = rules.Settings;
        var (status, since) = (state.Status, state.Since ?? state.RequestedAt);
        if (!status.IsConsulting() || since is not { } start)
        {
            yield break;
        }

        if (status == ConversationStatus.Received && settings.NoAnswerMinutes is { } answer)
        {
            yield return new(PromiseKind.AnotherAgent, start.AddMinutes(answer));
        }

        if (status == ConversationStatus.Held && state.DelegatedBy is not null && settings.ResumeMinutes is { } resume)
        {
            yield return new(PromiseKind.BackToDelegator, start.AddMinutes(resume));
        }

        if (state.AttendedSince is { } attended && settings.IdleMinutes is { } idle)
        {
            yield return new(PromiseKind.EndSilent, Later(attended, state.LastHeardAt).AddMinutes(idle));
        }

        if (status == ConversationStatus.Waiting && settings.WaitingHours is { } waiting)
        {
            yield return new(PromiseKind.EndWaiting, start.AddHours(waiting));
        }

        if (state.Room is { ChannelType: ChannelType.Kakao } && settings.EndKakaoAfter30Days && state.RequestedAt is { } requested)
        {
            yield return new(PromiseKind.EndKakao, Later(requested, state.LastHeardAt) + KakaoSession);
        }

        if (status == ConversationStatus.Waiting && state.WaitsFor is WaitReason.OffHours or WaitReason.Meal && state.Room is { } room)
        {
            var verdict = AdmissionRules.OfClock(rules, room.Channel, now);
            if (verdict.Case != ConversationDecider.CaseOf(state.WaitsFor))
            {
                yield return new(PromiseKind.QueueLooksAgain, now);
            }
            else if (verdict.Until is { } until)
            {
                yield return new(PromiseKind.QueueLooksAgain, until);
            }
        }
    }

    /// <summary>Whether another agent must be looked for now.</summary>
    public static bool NeedsAnotherAgent(ConversationState state, TenantRules rules, DateTimeOffset now) =>
        Of(state, rules, now).Any(promise => promise.Kind == PromiseKind.AnotherAgent && promise.Due <= now);

    /// <summary>Whether two documents promise the same, so that no conversation need look again; hours and meals are the queues' to look at.</summary>
    public static bool SameTimes(TenantSettings one, TenantSettings other) =>
        (one.NoAnswerMinutes, one.ResumeMinutes, one.IdleMinutes, one.WaitingHours, one.EndKakaoAfter30Days)
        == (other.NoAnswerMinutes, other.ResumeMinutes, other.IdleMinutes, other.WaitingHours, other.EndKakaoAfter30Days);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
