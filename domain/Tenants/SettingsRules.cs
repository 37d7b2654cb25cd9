using System.Collections.Immutable;
using System.Text.Json;
using Actors.Domain.Hours;
using Actors.Domain.Json;
using Actors.Domain.Messages;

namespace Actors.Domain.Tenants;

/// <summary>Checks a settings document as a whole: everything that is wrong, each under the path of its field.</summary>
public static class SettingsRules
{
    /// <summary>Longest automatic message, in characters.</summary>
    public const int LongestText = 1_000;

    /// <summary>Longest name of a category, a division or the contractor, in characters.</summary>
    public const int LongestName = 40;

    private const int MostCategories = 100, MostDivisions = 100, MostLinks = 3, LongestLabel = 20;

    /// <summary>The variable without which <c>waitingCount</c> says nothing.</summary>
    private const string CountVariable = "[counsel_count]";

    /// <summary>Everything that is wrong; empty where the document may be put in force.</summary>
    /// <param name="settings">The document.</param>
    /// <param name="agents">The agents that there are, or null where that is not checked.</param>
    /// <param name="channels">The channel accounts that there are, or null where that is not checked.</param>
    /// <param name="queues">The queues that there are, or null where that is not checked.</param>
    public static ImmutableArray<FieldProblem> Check(
        TenantSettings settings, IReadOnlyCollection<AgentId>? agents = null, IReadOnlyCollection<ChannelId>? channels = null,
        IReadOnlyCollection<QueueId>? queues = null)
    {
        var problems = new List<FieldProblem>();
        Words(settings, problems);
        Times(settings, channels, problems);
        Categories(settings, agents, problems);
        Messages(settings.Messages, problems);
        QueueSettingsRules.Check(settings, queues, problems);
        DeskSettingsRules.Check(settings, problems);
        return [.. problems];
    }

    /// <summary>Whether two documents say the same.</summary>
    public static bool Same(TenantSettings one, TenantSettings other) =>
        ReferenceEquals(one, other)
        || JsonSerializer.Serialize(one, DomainJson.Stored.TenantSettings) == JsonSerializer.Serialize(other, DomainJson.Stored.TenantSettings);

    private static void Words(TenantSettings settings, List<FieldProblem> problems)
    {
        if (settings.CancelWord is not { Length: >= 1 and <= 20 } word || word.Trim() != word || !PlainText.IsWellFormed(word))
        {
            problems.Add(new(
                "cancelWord", "1자에서 20자까지, 앞뒤에 빈칸 없이 쓰세요.", "1 to 20 characters, without blanks around them."));
        }

        if (settings.Limit is < TenantSettings.LowestLimit or > TenantSettings.HighestLimit)
        {
            problems.Add(new("limit", "3에서 1000까지이거나, 제한이 없으면 비워 두세요.", "3 to 1000, or null."));
        }

        if (settings.GraceSeconds is < 0 or > TenantSettings.LongestGraceSeconds)
        {
            problems.Add(new("graceSeconds", "0초에서 3600초까지입니다.", "0 to 3600 seconds."));
        }

        if (settings.Format is < 1 or > TenantSettings.CurrentFormat)
        {
            problems.Add(new(
                "format", $"이 서버가 아는 설정 형식은 1부터 {TenantSettings.CurrentFormat}까지입니다.",
                $"This server knows the formats 1 to {TenantSettings.CurrentFormat} of settings."));
        }

        Name("contractor", settings.Contractor, problems);
        Text("emptyMessage", settings.EmptyMessage, mayBeEmpty: false, problems);
        UsageSettingsRules.Check(settings, problems);
        if (settings.UploadMegabytes is < 1 or > TenantSettings.MostUploadMegabytes)
        {
            problems.Add(new(
                "uploadMegabytes", $"1에서 {TenantSettings.MostUploadMegabytes}까지 적으세요.", $"1 to {TenantSettings.MostUploadMegabytes}."));
        }

        if (settings.FileDays is < 0 or > TenantSettings.MostFileDays)
        {
            problems.Add(new("fileDays", $"0에서 {TenantSettings.MostFileDays}까지 적으세요.", $"0 to {TenantSettings.MostFileDays}."));
        }
    }

    private static void Times(TenantSettings settings, IReadOnlyCollection<ChannelId>? channels, List<FieldProblem> problems)
    {
        HoursFields.ReadZone("timeZone", settings.TimeZone, problems);
        HoursFields.ReadWeek("hours", settings.Hours.Days, problems);
        HoursFields.ReadHolidays("holidays", settings.Holidays, problems);
        if (settings.Meal is { } meal)
        {
            HoursFields.ReadSpan("meal", meal.From, meal.To, problems);
        }

        for (var i = 0; i < settings.ChannelHours.Count; i++)
        {
            var (field, own) = ($"channelHours[{i}]", settings.ChannelHours[i]);
            if (own.Channel is null || (channels is not null && !channels.Contains(new(own.Channel))))
            {
                problems.Add(new($"{field}.channel", $"'{own.Channel}' 채널이 없습니다.", $"There is no channel '{own.Channel}'."));
            }

            if (settings.ChannelHours.Take(i).Any(earlier => earlier.Channel == own.Channel))
            {
                problems.Add(new($"{field}.channel", "같은 채널이 두 번 있습니다.", "The channel is there twice."));
            }

            HoursFields.ReadWeek($"{field}.hours", (own.Hours ?? new()).Days, problems);
        }
    }

    private static void Categories(
        TenantSettings settings, IReadOnlyCollection<AgentId>? agents, List<FieldProblem> problems)
    {
        var categories = settings.Categories;
        Count("categories", categories.Count, MostCategories, problems);
        Twice("categories", [.. categories.Select(category => category.Name)], problems);
        for (var i = 0; i < categories.Count; i++)
        {
            var field = $"categories[{i}]";
            var divisions = categories[i].Divisions;
            Name($"{field}.name", categories[i].Name, problems);
            Count($"{field}.divisions", divisions.Count, MostDivisions, problems);
            Twice($"{field}.divisions", [.. divisions.Select(division => division.Name)], problems);
            for (var j = 0; j < divisions.Count; j++)
            {
                Name($"{field}.divisions[{j}].name", divisions[j].Name, problems);
                Designated($"{field}.divisions[{j}].agents", divisions[j].Agents, agents, problems);
            }
        }
    }

    private static void Designated(
        string field, IReadOnlyList<string> designated, IReadOnlyCollection<AgentId>? agents, List<FieldProblem> problems)
    {
        for (var i = 0; i < designated.Count; i++)
        {
            if (designated[i] is null || (agents is not null && !agents.Contains(new(designated[i]))))
            {
                problems.Add(new($"{field}[{i}]", $"'{designated[i]}' 상담원이 없습니다.", $"There is no agent '{designated[i]}'."));
            }
        }
    }

    private static void Messages(MessageSettings messages, List<FieldProblem> problems)
    {
        Switched("greeting", messages.Greeting, true, false, problems);
        Switched("title", messages.Title, false, false, problems);
        Switched("busy", messages.Busy, true, true, problems);
        Switched("waitingCount", messages.WaitingCount, false, false, problems);
        Switched("agentEnd", messages.AgentEnd, false, false, problems);
        Fixed("offHours", messages.OffHours, true, problems);
        Fixed("unavailable", messages.Unavailable, false, problems);
        Fixed("meal", messages.Meal, false, problems);
        Fixed("overLimit", messages.OverLimit, false, problems);
        if (messages.WaitingCount.Text?.Contains(CountVariable, StringComparison.Ordinal) != true)
        {
            problems.Add(new(
                "messages.waitingCount.text", $"{CountVariable}가 들어 있어야 합니다.", $"Must hold {CountVariable}."));
        }
    }

    private static void Switched(string kind, SwitchedMessage message, bool image, bool links, List<FieldProblem> problems)
    {
        Text($"messages.{kind}.text", message.Text, mayBeEmpty: !message.On, problems);
        Extras($"messages.{kind}", message.Image, message.Links, image, links, problems);
    }

    private static void Fixed(string kind, FixedMessage message, bool extras, List<FieldProblem> problems)
    {
        Text($"messages.{kind}.text", message.Text, mayBeEmpty: kind == "meal", problems);
        Extras($"messages.{kind}", message.Image, message.Links, extras, extras, problems);
    }

    private static void Text(string field, string? text, bool mayBeEmpty, List<FieldProblem> problems)
    {
        if (text is null || text.Length > LongestText || !PlainText.IsWellFormed(text) || (!mayBeEmpty && string.IsNullOrWhiteSpace(text)))
        {
            problems.Add(new(
                field, $"1자에서 {LongestText}자까지의 글이어야 합니다.", $"A text of 1 to {LongestText} characters."));
        }
    }

    private static void Extras(
        string field, string? image, IReadOnlyList<LinkButton> links, bool mayHaveImage, bool mayHaveLinks, List<FieldProblem> problems)
    {
        if (image is not null && !(mayHaveImage && IsHttps(image)))
        {
            problems.Add(new($"{field}.image", "이 메시지에 쓸 수 있는 https 그림 주소가 아닙니다.", "No https address of an image that this message may have."));
        }

        if (links.Count > (mayHaveLinks ? MostLinks : 0))
        {
            problems.Add(new(
                $"{field}.links", mayHaveLinks ? $"버튼은 {MostLinks}개까지입니다." : "이 메시지에는 버튼을 달 수 없습니다.",
                mayHaveLinks ? $"Up to {MostLinks} buttons." : "This message has no buttons."));
        }

        for (var i = 0; i < links.Count; i++)
        {
            if (links[i].Label is not { Length: >= 1 and <= LongestLabel } label || !PlainText.IsWellFormed(label) || !IsHttps(links[i].Url))
            {
                problems.Add(new(
                    $"{field}.links[{i}]", $"버튼에는 {LongestLabel}자까지의 이름과 https 주소가 있어야 합니다.",
                    $"A button has a label of up to {LongestLabel} characters and an https address."));
            }
        }
    }

    internal static bool IsHttps(string? address) =>
        address is { Length: <= 500 } && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    internal static void Name(string field, string? name, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl) || !PlainText.IsWellFormed(name))
        {
            problems.Add(new(field, $"1자에서 {LongestName}자까지의 이름이어야 합니다.", $"A name of 1 to {LongestName} characters."));
        }
    }

    private static void Count(string field, int count, int most, List<FieldProblem> problems)
    {
        if (count < 1 || count > most)
        {
            problems.Add(new(field, $"1개에서 {most}개까지입니다.", $"1 to {most}."));
        }
    }

    private static void Twice(string field, string[] names, List<FieldProblem> problems)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (names.AsSpan(0, i).Contains(names[i]))
            {
                problems.Add(new($"{field}[{i}].name", $"'{names[i]}'이(가) 두 번 있습니다.", $"'{names[i]}' is there twice."));
            }
        }
    }
}
