using System.Text.Json.Serialization;

namespace Actors.Domain.Conversations;

/// <summary>Whose room it is: fixed when the room is created.</summary>
/// <param name="Tenant">The business.</param>
/// <param name="Channel">The channel account through which the customer came.</param>
/// <param name="ChannelType">What kind of channel that is.</param>
/// <param name="Customer">The customer's id there.</param>
/// <param name="CustomerName">What the channel calls the customer, or null; data, never markup. At most 100 characters.</param>
/// <param name="HasBot">Whether a bot answers on this channel account.</param>
public sealed record Room(
    TenantId Tenant,
    ChannelId Channel,
    ChannelType ChannelType,
    CustomerId Customer,
    string? CustomerName,
    bool HasBot);

/// <summary>The kinds of channels.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ChannelType>))]
public enum ChannelType
{
    /// <summary>Web chat, also inside mobile apps.</summary>
    Web = 0,

    /// <summary>KakaoTalk consult talk (상담톡).</summary>
    Kakao = 1,

    /// <summary>Naver TalkTalk.</summary>
    Naver = 2,

    /// <summary>A Kakao i Open Builder skill: the bot answers here, consulting happens on <see cref="Kakao"/>.</summary>
    [JsonStringEnumMemberName("kakao-builder")]
    KakaoBuilder = 3,
}

/// <summary>What follows from the kind of a channel.</summary>
public static class ChannelTypeExtensions
{
    /// <summary>Whether a person can be consulted there: messages of Kakao's own 1:1 chat behind a builder never reach us.</summary>
    public static bool CanConsult(this ChannelType type) => type != ChannelType.KakaoBuilder;

    /// <summary>Whether a messenger stands behind it, to which an account is joined.</summary>
    public static bool HasConnector(this ChannelType type) => type != ChannelType.Web;

    /// <summary>Whether the messenger expects an answer to everything that the customer writes to the bot.</summary>
    public static bool WantsEveryAnswer(this ChannelType type) => type is ChannelType.Kakao or ChannelType.KakaoBuilder;

    /// <summary>Whether an agent-call node connects by itself; on Kakao its message only offers the button, which the customer must press.</summary>
    public static bool BotMayConnect(this ChannelType type) => type is ChannelType.Web or ChannelType.Naver;
}
