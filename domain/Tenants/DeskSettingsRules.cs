namespace Actors.Domain.Tenants;

/// <summary>Checks what settings say of the agents' desk: colours of waiting, and fields of tickets.</summary>
internal static class DeskSettingsRules
{
    private const int MostFields = 20, MostChoices = 50;

    public static void Check(TenantSettings settings, List<FieldProblem> problems)
    {
        Seconds("waitWarningSeconds", settings.WaitWarningSeconds, problems);
        Seconds("waitAlarmSeconds", settings.WaitAlarmSeconds, problems);
        if (settings.WaitAlarmSeconds < settings.WaitWarningSeconds)
        {
            problems.Add(new(
                "waitAlarmSeconds", "주의보다 짧을 수 없습니다.", "Not shorter than the warning."));
        }

        var fields = settings.TicketFields;
        if (fields.Count > MostFields)
        {
            problems.Add(new("ticketFields", $"{MostFields}개까지입니다.", $"Up to {MostFields}."));
        }

        for (var i = 0; i < fields.Count; i++)
        {
            Check($"ticketFields[{i}]", fields[i], fields.Take(i).ToList(), problems);
        }
    }

    private static void Check(string path, TicketFieldSetting field, List<TicketFieldSetting> earlier, List<FieldProblem> problems)
    {
        if (!Slug.IsValid(field.Id) || earlier.Exists(other => other.Id == field.Id))
        {
            problems.Add(new(
                $"{path}.id", "2~32자의 a-z, 0-9, 하이픈이고 겹치지 않아야 합니다.", "2 to 32 of a-z, 0-9 and inner hyphens, each once."));
        }

        SettingsRules.Name($"{path}.name", field.Name, problems);
        if (earlier.Exists(other => other.Name == field.Name))
        {
            problems.Add(new($"{path}.name", "같은 이름이 두 번 있습니다.", "The name is there twice."));
        }

        var isChoice = field.Kind == TicketFieldKind.Choice;
        if (field.Choices.Count is var count && (isChoice ? count is < 1 or > MostChoices : count > 0)
            || field.Choices.Distinct(StringComparer.Ordinal).Count() != field.Choices.Count)
        {
            problems.Add(new(
                $"{path}.choices", $"선택형이면 1~{MostChoices}개를 겹치지 않게, 아니면 비워 두세요.",
                $"1 to {MostChoices}, each once, for a choice; else none."));
        }

        for (var i = 0; i < field.Choices.Count; i++)
        {
            SettingsRules.Name($"{path}.choices[{i}]", field.Choices[i], problems);
        }
    }

    private static void Seconds(string path, int seconds, List<FieldProblem> problems)
    {
        if (seconds is < 1 or > TenantSettings.LongestWaitSeconds)
        {
            problems.Add(new(path, "1초에서 86400초까지입니다.", "1 to 86400 seconds."));
        }
    }
}
