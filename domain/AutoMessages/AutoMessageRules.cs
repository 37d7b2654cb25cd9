using System.Globalization;
using Actors.Domain.Admission;
using Actors.Domain.Conversations;
using Actors.Domain.Hours;
using Actors.Domain.Tenants;
using static Actors.Domain.AutoMessages.AutoMessageKind;

namespace Actors.Domain.AutoMessages;

/// <summary>
/// Which automatic messages go out: one pure function for each situation, the tables and sentences of auto-messages.md. Each message and
/// each silence carries its reason.
/// </summary>
public static partial class AutoMessageRules
{
    /// <summary>The time before busy, or Kakao's message to who waits, comes again.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>A conversation becomes <c>received</c>: greeting, title, busy, waitingCount, once per hand-off.</summary>
    /// <param name="rules">The settings.</param>
    /// <param name="channel">The kind of channel.</param>
    /// <param name="hasBot">Whether a bot answers there.</param>
    /// <param name="agentName">Who got it.</param>
    /// <param name="topic">What the request is about.</param>
    /// <param name="othersReceived">Other conversations of that agent in <c>received</c>.</param>
    /// <param name="alreadySent">Whether they went out at an earlier assignment of this hand-off.</param>
    public static MessageChoice AtAssignment(
        TenantRules rules, ChannelType channel, bool hasBot, string agentName, Topic topic, int othersReceived, bool alreadySent)
    {
        var messages = rules.Settings.Messages;
        var kakaoAlone = channel == ChannelType.Kakao && !hasBot;
        var busy = BusyKind(channel, hasBot);
        if (alreadySent)
        {
            return new([],
                [new(Greeting, MessageRule.AlreadySent), new(Title, MessageRule.AlreadySent), new(busy, MessageRule.AlreadySent), new(WaitingCount, MessageRule.AlreadySent)]);
        }

        var greeting = messages.Greeting.Text.Replace("[counselor_name]", agentName, StringComparison.Ordinal);
        return (Silence(Greeting, kakaoAlone, messages.Greeting)
                ?? MessageChoice.Of(OfBot(Greeting, greeting, MessageRule.OnAtAssignment, image: messages.Greeting.Image)))
            .Then(Silence(Title, kakaoAlone, messages.Title) ?? MessageChoice.Of(TitleOf(messages.Title.Text, channel, topic)))
            .Then(BusyAtAssignment(rules, channel, hasBot))
            .Then(WaitingCountOf(messages.WaitingCount, kakaoAlone, othersReceived));
    }

    /// <summary>A customer writes to a conversation in consulting that nobody has answered, or somebody has: busy, for the first time or again.</summary>
    /// <param name="rules">The settings.</param>
    /// <param name="channel">The kind of channel.</param>
    /// <param name="hasBot">Whether a bot answers there.</param>
    /// <param name="status">Where the conversation stands.</param>
    /// <param name="busyAt">When busy was last sent in this hand-off, or null.</param>
    /// <param name="now">The moment.</param>
    public static MessageChoice AtMessage(
        TenantRules rules, ChannelType channel, bool hasBot, ConversationStatus status, DateTimeOffset? busyAt, DateTimeOffset now)
    {
        var (kind, busy) = (BusyKind(channel, hasBot), rules.Settings.Messages.Busy);
        return status is not (ConversationStatus.Received or ConversationStatus.Active) ? MessageChoice.Nothing
            : !busy.On ? MessageChoice.Of(kind, MessageRule.IsOff)
            : status == ConversationStatus.Active ? MessageChoice.Of(kind, MessageRule.AgentHasAnswered)
            : busyAt is { } last
                ? now - last >= Again
                    ? MessageChoice.Of(BusyOf(rules, channel, hasBot, MessageRule.AgainAfterFiveMinutes))
                    : MessageChoice.Of(kind, MessageRule.TooSoon)
            : BusyWaitsForMessage(rules, channel, hasBot)
                ? MessageChoice.Of(BusyOf(rules, channel, hasBot, MessageRule.AtTheNextMessage))
            : MessageChoice.Of(kind, MessageRule.WasOffAtAssignment);
    }

    private static MessageChoice BusyAtAssignment(TenantRules rules, ChannelType channel, bool hasBot) =>
        !rules.Settings.Messages.Busy.On ? MessageChoice.Of(BusyKind(channel, hasBot), MessageRule.IsOff)
        : BusyWaitsForMessage(rules, channel, hasBot) ? MessageChoice.Of(Busy, MessageRule.WaitsForTheNextMessage)
        : MessageChoice.Of(BusyOf(rules, channel, hasBot, MessageRule.OnAtAssignment));

    /// <summary>Title OFF: with a bot, and on web, busy comes at the customer's next message.</summary>
    private static bool BusyWaitsForMessage(TenantRules rules, ChannelType channel, bool hasBot) =>
        !rules.Settings.Messages.Title.On && (hasBot || channel == ChannelType.Web);

    private static AutoMessageKind BusyKind(ChannelType channel, bool hasBot) =>
        channel == ChannelType.Kakao && !hasBot ? KakaoUnavailable : Busy;

    private static AutoMessage BusyOf(TenantRules rules, ChannelType channel, bool hasBot, MessageRule rule)
    {
        var busy = rules.Settings.Messages.Busy;
        return BusyKind(channel, hasBot) == KakaoUnavailable ? OfKakao(rules, KakaoUnavailable, new(rule))
            : channel == ChannelType.Kakao
                ? new(
                    Busy, busy.Text, SeenAs.Agent, SeenAs.Kakao, KakaoUnavailable, new(rule), busy.Image, [.. busy.Links],
                    AgentText: KakaoTexts.Of(KakaoUnavailable, rules.Settings.Contractor))
            : new(Busy, busy.Text, SeenAs.Agent, SeenAs.Agent, null, new(rule), busy.Image, [.. busy.Links]);
    }

    private static AutoMessage TitleOf(string text, ChannelType channel, Topic topic) => new(
        Title,
        text.Replace("[category_name]", topic.Category, StringComparison.Ordinal)
            .Replace("[division_name]", topic.Division, StringComparison.Ordinal),
        channel == ChannelType.Web ? SeenAs.Customer : SeenAs.Agent, SeenAs.Customer, null, new(MessageRule.OnAtAssignment));

    private static MessageChoice WaitingCountOf(SwitchedMessage setting, bool kakaoAlone, int others) =>
        Silence(WaitingCount, kakaoAlone, setting)
        ?? (others == 0
            ? MessageChoice.Of(WaitingCount, MessageRule.NobodyElseIsReceived)
            : MessageChoice.Of(OfBot(
                WaitingCount,
                setting.Text.Replace("[counsel_count]", others.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
                MessageRule.OthersAreReceived)));

    private static MessageChoice? Silence(AutoMessageKind kind, bool kakaoAlone, SwitchedMessage setting) =>
        kakaoAlone ? MessageChoice.Of(kind, MessageRule.KakaoWithoutBot)
        : setting.On ? null
        : MessageChoice.Of(kind, MessageRule.IsOff);

    private static AutoMessage OfBot(AutoMessageKind kind, string text, MessageRule rule, AdmissionCase? @case = null, string? image = null) =>
        new(kind, text, SeenAs.Bot, SeenAs.Bot, null, new(rule, @case), image);

    /// <summary>The customer gets the tenant's own text where one is approved; the agent's screen shows the default one.</summary>
    private static AutoMessage OfKakao(TenantRules rules, AutoMessageKind kind, MessageReason reason)
    {
        var usual = KakaoTexts.Of(kind, rules.Settings.Contractor);
        return rules.KakaoTexts.FirstOrDefault(text => text.Kind == kind) is not { } own
            ? new(kind, usual, SeenAs.Kakao, SeenAs.Kakao, null, reason)
            : new(
                kind, KakaoTexts.Fill(own.Text, rules.Settings.Contractor), SeenAs.Kakao, SeenAs.Kakao, null, reason,
                Links: own.Links, Choices: own.Keywords, AgentText: usual);
    }

    private static string MealText(TenantRules rules)
    {
        var first = rules.Meal is { } common
            ? $"안녕하세요. {ClockSpan.Time(common.To)} 까지 식사 시간으로 상담이 불가합니다."
            : "안녕하세요. 지금은 식사 시간으로 상담이 불가합니다.";
        var own = rules.Settings.Messages.Meal.Text;
        return string.IsNullOrWhiteSpace(own) ? first : $"{first}\n{own}";
    }
}
