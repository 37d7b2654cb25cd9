using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Actors.Domain.AutoMessages;
using Actors.Domain.Tenants;

namespace Actors.Domain.Conversations;

/// <summary>What a conversation needs of its tenant's settings to decide: a snapshot, taken when the command is made.</summary>
/// <param name="Queue">The queue that a hand-off from this channel account goes to.</param>
/// <param name="CancelWord">The whole message that leaves the queue again.</param>
/// <param name="Distribution">How that queue distributes.</param>
/// <param name="Settings">The settings in force; null where no rule of them is asked: everybody is admitted, in silence.</param>
/// <param name="KakaoTexts">The channel account's own texts of Kakao's messages.</param>
/// <param name="ConnectBubble">Whether Kakao shows its own bubble with the 상담원 연결 button on this channel account.</param>
public sealed record ConversationPolicy(
    QueueId Queue, string CancelWord, Distribution Distribution, TenantSettings? Settings = null,
    ImmutableArray<KakaoText> KakaoTexts = default, bool ConnectBubble = false)
{
    /// <summary>The channel account's own texts of Kakao's messages.</summary>
    public ImmutableArray<KakaoText> KakaoTexts { get; init; } = KakaoTexts.OrEmpty();

    /// <summary>The settings made ready for decisions, or null.</summary>
    [JsonIgnore]
    public TenantRules? Rules => Settings is null ? null : TenantRules.Of(Settings).With(KakaoTexts);
}

/// <summary>What a customer brings along besides words.</summary>
/// <param name="Category">대분류 named by the link or button, or null.</param>
/// <param name="Division">중분류 named with it, or null.</param>
/// <param name="ChannelAdded">Whether the customer has added the Kakao channel.</param>
/// <param name="Priority">What the program that brought the customer says of the hand-off; 0 is usual.</param>
/// <param name="Session">The messenger's own id of the customer's session, or null.</param>
/// <param name="Elsewhere">Whether a person of the messenger's own, not of ours, has the customer: the bot must not answer.</param>
/// <param name="Address">The messenger's own id of the customer, where it is another than the room's; or null.</param>
public sealed record Visit(
    string? Category = null, string? Division = null, bool ChannelAdded = true, int Priority = 0, string? Session = null,
    bool Elsewhere = false, string? Address = null)
{
    /// <summary>Nothing.</summary>
    public static Visit Plain { get; } = new();
}
