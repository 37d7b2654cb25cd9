using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Actors.Domain.AutoMessages;
using Actors.Domain.Hours;

namespace Actors.Domain.Tenants;

/// <summary>
/// Settings made ready for decisions: times read, hours joined with holidays, categories by name. Made once for each document. What
/// <see cref="SettingsRules"/> would refuse counts as not set, so that no stored document ever keeps a tenant from working.
/// </summary>
public sealed class TenantRules
{
    private static readonly ConditionalWeakTable<TenantSettings, TenantRules> Made = [];

    private readonly WorkingHours _hours;
    private readonly FrozenDictionary<string, WorkingHours> _channels;
    private readonly FrozenDictionary<Topic, FrozenSet<AgentId>> _designated;
    private readonly FrozenDictionary<string, QueueSetting> _queues;

    private TenantRules(TenantSettings settings)
    {
        var ignored = new List<FieldProblem>();
        Settings = settings;
        Zone = TimeZones.Find(settings.TimeZone) ?? TimeZones.Find(TimeZones.Default) ?? TimeZoneInfo.Utc;
        Meal = settings.Meal is { } meal ? HoursFields.ReadSpan("meal", meal.From, meal.To, ignored) : null;
        var week = HoursFields.ReadWeek("hours", settings.Hours.Days, ignored) ?? WeeklyHours.Always;
        _hours = new(week, HoursFields.ReadHolidays("holidays", settings.Holidays, ignored) ?? [], Zone);
        _channels = settings.ChannelHours
            .Where(own => own is { Channel: not null, Hours: not null })
            .GroupBy(own => own.Channel, StringComparer.Ordinal)
            .ToFrozenDictionary(
                own => own.Key, own => _hours.ForChannel(HoursFields.ReadWeek("hours", own.First().Hours!.Days, ignored)),
                StringComparer.Ordinal);
        _designated = settings.Categories
            .SelectMany(category => category.Divisions.Select(division => (Topic: new Topic(category.Name, division.Name), division.Agents)))
            .DistinctBy(division => division.Topic)
            .ToFrozenDictionary(
                division => division.Topic, division => division.Agents.Select(agent => new AgentId(agent)).ToFrozenSet());
        _queues = settings.Queues.Where(queue => queue?.Queue is not null).DistinctBy(queue => queue.Queue, StringComparer.Ordinal)
            .ToFrozenDictionary(queue => queue.Queue, StringComparer.Ordinal);
        DefaultTopic = settings.Categories.FirstOrDefault(category => category.Divisions.Count > 0) is { } first
            ? new(first.Name, first.Divisions[0].Name)
            : new("", "");
    }

    /// <summary>The document.</summary>
    public TenantSettings Settings { get; }

    /// <summary>The zone whose clock decides.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The common meal time, or null.</summary>
    public ClockSpan? Meal { get; }

    /// <summary>The first division of the first category.</summary>
    public Topic DefaultTopic { get; }

    /// <summary>The rules of a document.</summary>
    public static TenantRules Of(TenantSettings settings) => Made.GetValue(settings, static made => new(made));

    /// <summary>What Kakao's messages say and offer instead of the default, on the channel account that these rules are for.</summary>
    public ImmutableArray<KakaoText> KakaoTexts { get; private set; } = [];

    /// <summary>The same rules with a channel account's own texts.</summary>
    public TenantRules With(ImmutableArray<KakaoText> texts)
    {
        if (texts.IsDefaultOrEmpty)
        {
            return this;
        }

        var rules = (TenantRules)MemberwiseClone();
        rules.KakaoTexts = texts;
        return rules;
    }

    /// <summary>The working hours of a channel account.</summary>
    public WorkingHours HoursOf(ChannelId channel) =>
        channel.Value is { } id && _channels.TryGetValue(id, out var own) ? own : _hours;

    /// <summary>The working hours of the tenant, and those of channel accounts with a week of their own.</summary>
    public IEnumerable<WorkingHours> AllHours => _channels.Values.Prepend(_hours);

    /// <summary>How a queue distributes.</summary>
    public Distribution DistributionOf(QueueId queue) => Of(queue)?.Distribution ?? Settings.Distribution;

    /// <summary>Whether a queue takes requests and transfers.</summary>
    public bool IsEnabled(QueueId queue) => Of(queue)?.Enabled ?? true;

    /// <summary>
    /// Where a request goes: to the queue of its category, or the channel's, or the tenant's default one, the first of them that is enabled.
    /// Where none is, to the channel's all the same: nobody is turned away because of that.
    /// </summary>
    public QueueId QueueFor(Topic? topic, QueueId ofChannel)
    {
        var ofCategory = Settings.Categories.FirstOrDefault(category => category.Name == (topic ?? DefaultTopic).Category)?.Queue;
        return ofCategory is not null && IsEnabled(new(ofCategory)) ? new(ofCategory)
            : IsEnabled(ofChannel) || Settings.DefaultQueue is null ? ofChannel
            : new(Settings.DefaultQueue);
    }

    /// <summary>The topic that two names mean, the division being the category's first where none is named; null where there is none.</summary>
    public Topic? Find(string category, string? division)
    {
        var found = Settings.Categories.FirstOrDefault(each => each.Name == category);
        var inside = division is null ? found?.Divisions.FirstOrDefault() : found?.Divisions.FirstOrDefault(each => each.Name == division);
        return inside is null ? null : new(category, inside.Name);
    }

    /// <summary>Who is designated for a topic; nobody for one that is no longer there.</summary>
    public FrozenSet<AgentId> Designated(Topic? topic) =>
        _designated.GetValueOrDefault(topic ?? DefaultTopic, FrozenSet<AgentId>.Empty);

    private QueueSetting? Of(QueueId queue) => queue.Value is { } id ? _queues.GetValueOrDefault(id) : null;
}
