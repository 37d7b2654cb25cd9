using System.Collections.Immutable;
using System.Globalization;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tickets;

/// <summary>What a ticket is after a change, or why the change is refused.</summary>
public static class TicketRules
{
    /// <summary>Longest subject, in characters.</summary>
    public const int LongestSubject = 200;

    /// <summary>Most tags of a ticket.</summary>
    public const int MostTags = 20;

    /// <summary>Longest tag, in characters.</summary>
    public const int LongestTag = 40;

    /// <summary>Longest value of a field of text, in characters.</summary>
    public const int LongestValue = 500;

    /// <summary>The ticket after the change.</summary>
    /// <param name="before">The ticket as it is.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="settings">The settings in force.</param>
    /// <param name="assignee">The agent whom the change names, or null where it names none.</param>
    /// <param name="after">The ticket after the change.</param>
    /// <returns>Why it is refused, or null.</returns>
    public static Rejection? Change(
        TicketDetails before, TicketChange change, TenantSettings settings, AgentCard? assignee, out TicketDetails after)
    {
        after = before;
        if (Checked(change) is { } wrong)
        {
            return wrong;
        }

        var topic = before.Topic;
        if (change.Category is { } category)
        {
            topic = category.Length == 0 ? null : TenantRules.Of(settings).Find(category, change.Division);
            if (topic is null && category.Length > 0)
            {
                return new TopicIsUnknown(category, change.Division);
            }
        }

        if (change.Assignee is { Length: > 0 } && assignee is not { Chat: true })
        {
            return new AgentMayNotChat(new(change.Assignee));
        }

        var fields = before.Fields.ToImmutableArray();
        foreach (var field in change.Fields ?? [])
        {
            if (settings.TicketFields.FirstOrDefault(each => each.Id == field.Id) is not { } setting)
            {
                return new FieldIsInvalid($"fields.{field.Id}", "There is no such field; the settings name those that there are.");
            }

            if (field.Value.Length > 0 && !Fits(setting, field.Value))
            {
                return new FieldIsInvalid($"fields.{field.Id}", Form(setting));
            }

            fields = fields.RemoveAll(each => each.Id == field.Id);
            fields = field.Value.Length == 0 ? fields : fields.Add(field);
        }

        after = new(
            change.Subject is { } subject ? subject.Trim() is { Length: > 0 } words ? words : null : before.Subject,
            change.Status ?? before.Status,
            change.Priority ?? before.Priority,
            topic,
            change.Assignee is { } who ? who.Length == 0 ? null : new AgentId(who) : before.Assignee,
            change.Tags is { } tags ? [.. tags.Select(tag => tag.Trim()).Distinct(StringComparer.Ordinal)] : before.Tags,
            InOrder(fields, settings));
        return null;
    }

    private static FieldIsInvalid? Checked(TicketChange change) =>
        change.Subject is { } subject && !IsLine(subject, LongestSubject)
            ? new("subject", $"One line of up to {LongestSubject} characters.")
        : change.Tags is { } tags && (tags.IsDefault || tags.Length > MostTags || tags.Any(tag => string.IsNullOrWhiteSpace(tag) || !IsLine(tag, LongestTag)))
            ? new("tags", $"Up to {MostTags} tags of 1 to {LongestTag} characters.")
        : change.Fields is { } fields && (fields.IsDefault || fields.Any(field => field?.Id is null || field.Value is null || !PlainText.IsWellFormed(field.Value)))
            ? new("fields", "Each with the id of a field and a value of well-formed text.")
        : null;

    private static bool IsLine(string text, int longest) =>
        text.Length <= longest && PlainText.IsWellFormed(text) && !text.AsSpan().ContainsAny('\r', '\n');

    /// <summary>Fields that the settings no longer name are kept, at the end: what people wrote is not lost by a change of settings.</summary>
    private static ImmutableArray<TicketField> InOrder(ImmutableArray<TicketField> fields, TenantSettings settings)
    {
        var order = settings.TicketFields.Select(field => field.Id).ToList();
        return [.. fields.OrderBy(field => order.IndexOf(field.Id) is >= 0 and var place ? place : int.MaxValue)];
    }

    private static bool Fits(TicketFieldSetting field, string value) => field.Kind switch
    {
        TicketFieldKind.Number => decimal.TryParse(
            value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        TicketFieldKind.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        TicketFieldKind.YesNo => value is "true" or "false",
        TicketFieldKind.Choice => field.Choices.Contains(value),
        _ => value.Length <= LongestValue,
    };

    private static string Form(TicketFieldSetting field) => field.Kind switch
    {
        TicketFieldKind.Number => "A number such as 12.5.",
        TicketFieldKind.Date => "A date such as 2026-11-21.",
        TicketFieldKind.YesNo => "true or false.",
        TicketFieldKind.Choice => "One of the field's choices.",
        _ => $"Up to {LongestValue} characters.",
    };
}
