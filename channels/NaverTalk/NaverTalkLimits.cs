namespace Actors.Channels.NaverTalk;

/// <summary>The limits of Naver's chatbot API v1.</summary>
internal static class NaverTalkLimits
{
    /// <summary>Largest image, in bytes.</summary>
    public const int ImageBytes = 20 * 1024 * 1024;

    public const int Text = 10_000, Code = 1_000;

    public const int Cards = 10, CardTitle = 200, CardText = 1_000;

    public const int Entries = 3, EntryText = 100, EntryButton = 10;

    public const int Buttons = 10, ButtonTitle = 18;

    public const int QuickReplies = 10, QuickTitle = 10;
}
