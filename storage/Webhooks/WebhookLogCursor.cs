using System.Globalization;

namespace Actors.Storage.Webhooks;

/// <summary>Where a page of the log ended.</summary>
internal static class WebhookLogCursor
{
    /// <summary>The moment and the id; after everything where there is no cursor.</summary>
    public static (long At, string Id) Parse(string? text)
    {
        if (text is null)
        {
            return (long.MaxValue, "");
        }

        var parts = text.Split('.', 2);
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            && parts[1].Length is > 0 and <= 64 && parts[1].All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_')
                ? (at, parts[1])
                : throw new ArgumentException("The cursor is none of this log.", nameof(text));
    }
}
