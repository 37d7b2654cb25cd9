namespace Actors.Scenarios.Tests;

/// <summary>
/// Shared scenarios that need what a later issue brings: automatic messages, admission, hours, categories, notices to agents. The list may
/// only become shorter.
/// </summary>
internal static class NeedsTheRules
{
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>
    {
        "all-on-break-not-accepting",
        "bot-is-paused-until-the-agent-ends",
        "cancel-word-after-the-first-answer-is-text",
        "classification-from-the-link",
        "designated-agent-unavailable",
        "dropped-agent-loses-the-unanswered-after-the-grace",
        "holiday-whole-day",
        "individual-meal-without-categories",
        "kakao-bot-admitted",
        "kakao-bot-off-hours-then-system-message",
        "kakao-bot-stopped",
        "kakao-customer-ends",
        "kakao-entry-without-open",
        "kakao-nobot-off-hours",
        "kakao-nobot-only-system-messages",
        "manual-distribution-messages-at-assignment",
        "meal-own-text-empty",
        "mixed-reasons-are-nobody",
        "naver-nobot-title-off-busy-at-once",
        "nobody-signed-in",
        "over-limit-refused-with-bot",
        "over-limit-waits-and-is-released-in-order",
        "take-by-hand",
        "title-follows-the-request-on-kakao",
        "web-blocked",
        "web-bot-all-on",
        "web-bot-common-meal",
        "web-bot-off-hours-accepted-then-released",
        "web-bot-off-hours-refused",
        "web-bot-stopped",
        "web-bot-title-off-busy-waits-for-customer",
        "web-nobot-title-on",
        "working-hours-include-their-last-minute",
    };
}
