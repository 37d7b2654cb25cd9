namespace Actors.Channels.KakaoBuilder;

/// <summary>
/// The limits of an answer of a skill, by Kakao's skill format guide. The guide states no unit of length; Kakao counts on Java, so UTF-16 units,
/// which are never fewer than any other.
/// </summary>
internal static class SkillLimits
{
    public const int Outputs = 3, QuickReplies = 10, Buttons = 3, ButtonsInGroups = 5;

    // Of quick replies Kakao states no length; what holds for buttons is safe.
    public const int Label = 14;

    public const int SimpleText = 1000, CardTitle = 50;

    public const int TextCard = 400, TextCardInCarousel = 128;

    public const int BasicDescription = 230;

    public const int CommerceTitle = 30, CommerceDescription = 40;

    public const int ListEntries = 5, ListEntriesInCarousel = 4;

    public const int ItemRows = 10, ItemRowsInCarousel = 5, ItemName = 6, ItemSum = 14, ItemWords = 200, ItemWordsInCarousel = 100;

    public const int Cards = 10, ListCards = 5;

    public const int AltText = 50;

    /// <summary>Over 30 KB an answer is not processed at all.</summary>
    public const int Bytes = 30 * 1024;
}
