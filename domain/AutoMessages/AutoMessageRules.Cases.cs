using Actors.Domain.Admission;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using static Actors.Domain.AutoMessages.AutoMessageKind;

namespace Actors.Domain.AutoMessages;

/// <content>What is sent instead, when admission does not let a request through; the beginning and the end of a chat.</content>
public static partial class AutoMessageRules
{
    /// <summary>A request meets one of the cases from off hours to over limit: the table, row by row.</summary>
    /// <param name="rules">The settings.</param>
    /// <param name="channel">The kind of channel.</param>
    /// <param name="hasBot">Whether a bot answers there.</param>
    /// <param name="case">The case.</param>
    public static MessageChoice AtCase(TenantRules rules, ChannelType channel, bool hasBot, AdmissionCase @case)
    {
        if (channel == ChannelType.Kakao && !hasBot)
        {
            return MessageChoice.Of(OfKakao(rules, KakaoKindOf(@case), new(MessageRule.AnswersTheCase, @case)));
        }

        var messages = rules.Settings.Messages;
        var answer = @case switch
        {
            AdmissionCase.OffHours => OfBot(OffHours, messages.OffHours.Text, MessageRule.AnswersTheCase, @case, messages.OffHours.Image) with
            {
                Links = [.. messages.OffHours.Links],
            },
            AdmissionCase.Meal => OfBot(Meal, MealText(rules), MessageRule.AnswersTheCase, @case),
            AdmissionCase.NobodyAvailable => OfBot(Unavailable, messages.Unavailable.Text, MessageRule.AnswersTheCase, @case),
            AdmissionCase.OverLimit => OfBot(OverLimit, messages.OverLimit.Text, MessageRule.AnswersTheCase, @case),
            _ => throw new ArgumentOutOfRangeException(nameof(@case), @case, "Not a case of a request that waits or is refused."),
        };
        var choice = MessageChoice.Of(answer);

        // The one refusal that also says goodbye: over the limit, not accepted, with a bot.
        return @case != AdmissionCase.OverLimit || rules.Settings.AcceptOverLimit || !hasBot ? choice
            : choice.Then(messages.AgentEnd.On
                ? MessageChoice.Of(OfBot(AgentEnd, messages.AgentEnd.Text, MessageRule.RefusalEnds, @case))
                : MessageChoice.Of(AgentEnd, MessageRule.IsOff));
    }

    /// <summary>Somebody who is blocked, or comes while the service is stopped, opens the chat.</summary>
    public static MessageChoice AtOpeningUnserved(TenantRules rules, ChannelType channel, AdmissionCase @case) =>
        channel == ChannelType.Web
            ? MessageChoice.Of(OfBot(Unavailable, rules.Settings.Messages.Unavailable.Text, MessageRule.AtOpening, @case))
            : MessageChoice.Of(UnservedKind(channel, @case), MessageRule.NotOnThisChannel);

    /// <summary>
    /// Somebody who is blocked, or comes while the service is stopped, writes or asks for a person. On web the input is blocked, so that
    /// nothing comes.
    /// </summary>
    public static MessageChoice AtMessageUnserved(TenantRules rules, ChannelType channel, AdmissionCase @case) => channel switch
    {
        ChannelType.Web => MessageChoice.Of(Unavailable, MessageRule.NotOnThisChannel),
        ChannelType.Kakao => MessageChoice.Of(
            OfKakao(rules, UnservedKind(channel, @case), new(MessageRule.AtEveryMessage, @case))),
        _ => MessageChoice.Of(OfBot(Unavailable, rules.Settings.Messages.Unavailable.Text, MessageRule.AtEveryMessage, @case)),
    };

    /// <summary>
    /// A customer writes again while waiting because of a case, on <c>kakao</c> with a bot: Kakao's message, every five minutes, as long as the
    /// case still holds. Elsewhere nothing is at stake.
    /// </summary>
    /// <param name="rules">The settings.</param>
    /// <param name="channel">The kind of channel.</param>
    /// <param name="hasBot">Whether a bot answers there.</param>
    /// <param name="case">The case because of which it waits.</param>
    /// <param name="stillHolds">Whether the case still holds.</param>
    /// <param name="lastAt">When the case was last answered.</param>
    /// <param name="now">The moment.</param>
    public static MessageChoice WhileWaiting(
        TenantRules rules, ChannelType channel, bool hasBot, AdmissionCase @case, bool stillHolds, DateTimeOffset lastAt, DateTimeOffset now)
    {
        if (channel != ChannelType.Kakao || !hasBot)
        {
            return MessageChoice.Nothing;
        }

        var kind = KakaoKindOf(@case);
        return !stillHolds ? MessageChoice.Of(kind, MessageRule.CaseIsOver)
            : now - lastAt < Again ? MessageChoice.Of(kind, MessageRule.TooSoon)
            : MessageChoice.Of(OfKakao(rules, kind, new(MessageRule.CaseStillHolds, @case)));
    }

    /// <summary>
    /// A chat begins on <c>kakao</c>: when it is opened, or at the first words of who came without opening it; not again while it is in
    /// <c>bot</c> or between <c>waiting</c> and its end.
    /// </summary>
    public static MessageChoice AtBeginning(TenantRules rules, ChannelType channel, bool hasBegun, bool channelAdded) =>
        channel != ChannelType.Kakao ? MessageChoice.Nothing
        : hasBegun ? MessageChoice.Of(KakaoStart, MessageRule.ChatHasBegun)
        : MessageChoice.Of(OfKakao(rules, KakaoStart, new(MessageRule.ChatBegins)) with { AddChannel = !channelAdded });

    /// <summary>The agent ends consulting.</summary>
    public static MessageChoice AtAgentsEnd(TenantRules rules, ChannelType channel)
    {
        var end = rules.Settings.Messages.AgentEnd;
        return channel == ChannelType.Kakao ? MessageChoice.Of(OfKakao(rules, KakaoEnd, new(MessageRule.AgentEnded)))
            : end.On ? MessageChoice.Of(OfBot(AgentEnd, end.Text, MessageRule.AgentEnded))
            : MessageChoice.Of(AgentEnd, MessageRule.IsOff);
    }

    /// <summary>Consulting ends because nobody attended: <c>agentEnd</c> speaks of an agent's end and is silent; Kakao shows every end, while it can.</summary>
    public static MessageChoice AtUnattendedEnd(TenantRules rules, ChannelType channel, UnattendedEnd why) =>
        channel != ChannelType.Kakao ? MessageChoice.Of(AgentEnd, MessageRule.NoAgentEnded)
        : why == UnattendedEnd.KakaoSessionIsGone ? MessageChoice.Of(KakaoEnd, MessageRule.SessionIsGone)
        : MessageChoice.Of(OfKakao(rules, KakaoEnd, new(MessageRule.EndedUnattended)));

    /// <summary>The customer writes <c>!종료</c> on <c>kakao</c>.</summary>
    public static MessageChoice AtCustomersEnd(TenantRules rules, ChannelType channel) =>
        channel == ChannelType.Kakao ? MessageChoice.Of(OfKakao(rules, KakaoEnd, new(MessageRule.CustomerEnded))) : MessageChoice.Nothing;

    /// <summary>The customer presses 챗봇 전환 or sends the cancel word.</summary>
    public static MessageChoice AtSwitchToBot(TenantRules rules, ChannelType channel, bool hasBot) =>
        channel == ChannelType.Kakao && hasBot
            ? MessageChoice.Of(OfKakao(rules, KakaoBotSwitch, new(MessageRule.SwitchedToBot)))
            : MessageChoice.Nothing;

    /// <summary>Whether the customer may write: on <c>web</c> who is not served may not, except in consulting when the service is stopped.</summary>
    public static bool InputIsOpen(TenantRules rules, ChannelType channel, bool blocked, ConversationStatus status) =>
        channel != ChannelType.Web
        || (!blocked && (status.IsConsulting() || rules.Settings.Service == ServiceStatus.Open));

    private static AutoMessageKind KakaoKindOf(AdmissionCase @case) => @case == AdmissionCase.OffHours ? KakaoAbsent : KakaoUnavailable;

    private static AutoMessageKind UnservedKind(ChannelType channel, AdmissionCase @case) =>
        channel != ChannelType.Kakao ? Unavailable
        : @case == AdmissionCase.Stopped ? KakaoAbsent
        : KakaoUnavailable;
}
