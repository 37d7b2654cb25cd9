namespace Actors.Domain.Tenants;

/// <summary>The part of <see cref="SettingsRules"/> that is about queues and promises about time.</summary>
internal static class QueueSettingsRules
{
    private const int MinutesOfADay = 1_440, MinutesOfAWeek = 10_080, HoursOfAMonth = 720;

    public static void Check(TenantSettings settings, IReadOnlyCollection<QueueId>? queues, List<FieldProblem> problems)
    {
        Within("noAnswerMinutes", settings.NoAnswerMinutes, MinutesOfADay, problems);
        Within("resumeMinutes", settings.ResumeMinutes, MinutesOfADay, problems);
        Within("idleMinutes", settings.IdleMinutes, MinutesOfAWeek, problems);
        Within("waitingHours", settings.WaitingHours, HoursOfAMonth, problems);
        for (var i = 0; i < settings.Queues.Count; i++)
        {
            var queue = settings.Queues[i]?.Queue;
            Known($"queues[{i}].queue", queue, queues, problems);
            if (settings.Queues.Take(i).Any(earlier => earlier?.Queue == queue))
            {
                problems.Add(new($"queues[{i}].queue", "같은 대기열이 두 번 있습니다.", "The queue is there twice."));
            }
        }

        for (var i = 0; i < settings.Categories.Count; i++)
        {
            if (settings.Categories[i].Queue is { } queue)
            {
                Known($"categories[{i}].queue", queue, queues, problems);
            }
        }

        Default(settings, queues, problems);
    }

    private static void Default(TenantSettings settings, IReadOnlyCollection<QueueId>? queues, List<FieldProblem> problems)
    {
        if (settings.DefaultQueue is not { } queue)
        {
            return;
        }

        Known("defaultQueue", queue, queues, problems);
        if (settings.Queues.Any(setting => setting?.Queue == queue && !setting.Enabled))
        {
            problems.Add(new("defaultQueue", "기본 대기열은 사용 중이어야 합니다.", "The default queue must be enabled."));
        }
    }

    private static void Known(string field, string? queue, IReadOnlyCollection<QueueId>? queues, List<FieldProblem> problems)
    {
        if (queue is null || (queues is not null && !queues.Contains(new(queue))))
        {
            problems.Add(new(field, $"'{queue}' 대기열이 없습니다.", $"There is no queue '{queue}'."));
        }
    }

    private static void Within(string field, int? value, int most, List<FieldProblem> problems)
    {
        if (value < 1 || value > most)
        {
            problems.Add(new(field, $"1에서 {most}까지이거나, 쓰지 않으면 비워 두세요.", $"1 to {most}, or null."));
        }
    }
}
