using System.Text.Json.Serialization;
using Actors.Domain.Hours;

namespace Actors.Domain.Tenants;

/// <summary>
/// The settings of a tenant: one document, replaced as a whole, in the shape in which scenarios and managers write it. Times stay as they
/// were written; <see cref="TenantRules"/> is what decisions read. What an older document leaves out has the value given here.
/// </summary>
/// <param name="CancelWord">The whole message, trimmed, with which a customer leaves the queue. 1 to 20 characters.</param>
/// <param name="Distribution">How queues distribute.</param>
/// <param name="Scope">Whom the distribution considers.</param>
/// <param name="TimeZone">The zone of every clock time here, by its name in the tz database.</param>
/// <param name="Hours">Working hours; a tenant that has set none works always.</param>
/// <param name="ChannelHours">Channel accounts with a week of their own.</param>
/// <param name="Holidays">Days, or parts of days, that are off.</param>
/// <param name="Service">Whether consulting is open or stopped (상담중지).</param>
/// <param name="AcceptOffHours">Whether a request outside working hours waits instead of being refused.</param>
/// <param name="Meal">The common meal time, or null: each agent has their own.</param>
/// <param name="AcceptDuringMeal">Whether meal times keep nobody from consulting.</param>
/// <param name="AcceptDuringBreak">Whether presence <c>break</c> keeps nobody from consulting.</param>
/// <param name="Limit">Most open conversations of the tenant, 3 to 1,000, or null for no limit.</param>
/// <param name="AcceptOverLimit">Whether a request over the limit waits instead of being refused.</param>
/// <param name="Release">How what has piled up is given out.</param>
/// <param name="Categories">대분류 with their 중분류; the first of the first is the default of every room.</param>
/// <param name="Messages">Automatic messages.</param>
/// <param name="Contractor">위탁사명, what <c>#{위탁사명}</c> in Kakao's start message stands for.</param>
/// <param name="GraceSeconds">How long an agent whose connection dropped keeps unanswered conversations; 0 to 3,600.</param>
/// <param name="Format">The format of the document; a newer one than <see cref="CurrentFormat"/> is refused.</param>
/// <param name="DefaultQueue">Where a request goes whose category's and channel's queues are disabled; null: the channel's all the same.</param>
/// <param name="Queues">Queues that are disabled or distribute in a way of their own; one that is not named is enabled.</param>
/// <param name="NoAnswerMinutes">How long <c>received</c> may last before another agent gets it, 1 to 1,440; null: as long as it takes.</param>
/// <param name="ResumeMinutes">How long a delegated conversation waits to be resumed before it goes back, 1 to 1,440; null: for ever.</param>
/// <param name="IdleMinutes">Without a word of the customer for so long, <c>active</c> and <c>held</c> end, 1 to 10,080; null: never.</param>
/// <param name="WaitingHours">After so long in <c>waiting</c> a conversation ends, 1 to 720; null: never.</param>
/// <param name="EndKakaoAfter30Days">Whether consulting on Kakao ends when the customer has written nothing for 30 days.</param>
/// <param name="EmptyMessage">What Kakao's customers get where the bot gives no answer; 1 to 1,000 characters.</param>
/// <param name="FreeMonthlyUsers">How many monthly users are free, 0 to 100,000; null: all.</param>
/// <param name="BrandLine">What the bot's messages carry at their end over the free quota, 1 to 100 characters on one line; null: nothing.</param>
/// <param name="WaitWarningSeconds">After so long without an answer a console marks a conversation as 주의, 1 to 86,400.</param>
/// <param name="WaitAlarmSeconds">After so long it marks it as 지연, 1 to 86,400, not shorter than the warning.</param>
/// <param name="TicketFields">Fields of the tenant's own on every ticket; up to 20.</param>
/// <param name="UploadMegabytes">How large an upload of customers and agents may be, 1 to 20 MB.</param>
/// <param name="FileDays">After so many days the files of messages are deleted, 0 to 3,650; 0: they are kept. The messages stay.</param>
public sealed record TenantSettings(
    string CancelWord = "취소",
    Distribution Distribution = Distribution.RoundRobin,
    DistributionScope Scope = DistributionScope.SignedIn,
    string TimeZone = TimeZones.Default,
    WeekText? Hours = null,
    IReadOnlyList<ChannelWeek>? ChannelHours = null,
    IReadOnlyList<HolidayText>? Holidays = null,
    ServiceStatus Service = ServiceStatus.Open,
    bool AcceptOffHours = true,
    MealText? Meal = null,
    bool AcceptDuringMeal = false,
    bool AcceptDuringBreak = true,
    int? Limit = null,
    bool AcceptOverLimit = true,
    ReleasePolicy Release = ReleasePolicy.Auto,
    IReadOnlyList<CategorySetting>? Categories = null,
    MessageSettings? Messages = null,
    string Contractor = TenantSettings.NoContractor,
    int GraceSeconds = 60,
    int Format = TenantSettings.CurrentFormat,
    string? DefaultQueue = null,
    IReadOnlyList<QueueSetting>? Queues = null,
    int? NoAnswerMinutes = null,
    int? ResumeMinutes = null,
    int? IdleMinutes = null,
    int? WaitingHours = null,
    bool EndKakaoAfter30Days = false,
    string EmptyMessage = TenantSettings.InitialEmptyMessage,
    int? FreeMonthlyUsers = null,
    string? BrandLine = null,
    int WaitWarningSeconds = 60,
    int WaitAlarmSeconds = 180,
    IReadOnlyList<TicketFieldSetting>? TicketFields = null,
    int UploadMegabytes = 10,
    int FileDays = 0)
{
    /// <summary>The format that this program writes. It is raised when a field changes its meaning, not when one is added.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The contractor of a tenant that has named none.</summary>
    public const string NoContractor = "상담 위탁사";

    /// <summary>The empty-message text of a tenant that has set none.</summary>
    public const string InitialEmptyMessage = "죄송합니다. 말씀을 이해하지 못했습니다.";

    /// <summary>The limits of <see cref="Limit"/>.</summary>
    public const int LowestLimit = 3, HighestLimit = 1_000;

    /// <summary>Longest grace.</summary>
    public const int LongestGraceSeconds = 3_600;

    /// <summary>The largest <see cref="UploadMegabytes"/>.</summary>
    public const int MostUploadMegabytes = 20;

    /// <summary>The largest <see cref="FileDays"/>.</summary>
    public const int MostFileDays = 3_650;

    /// <summary>What a new tenant starts with.</summary>
    public static TenantSettings Default { get; } = new();

    /// <summary>The limit of <see cref="WaitWarningSeconds"/> and <see cref="WaitAlarmSeconds"/>.</summary>
    public const int LongestWaitSeconds = 86_400;

    /// <summary>Fields of the tenant's own on every ticket.</summary>
    public IReadOnlyList<TicketFieldSetting> TicketFields { get; init; } = TicketFields ?? [];

    /// <summary>Working hours.</summary>
    public WeekText Hours { get; init; } = Hours ?? WeekText.Always;

    /// <summary>Channel accounts with a week of their own.</summary>
    public IReadOnlyList<ChannelWeek> ChannelHours { get; init; } = ChannelHours ?? [];

    /// <summary>Days, or parts of days, that are off.</summary>
    public IReadOnlyList<HolidayText> Holidays { get; init; } = Holidays ?? [];

    /// <summary>대분류 with their 중분류.</summary>
    public IReadOnlyList<CategorySetting> Categories { get; init; } = Categories ?? CategorySetting.Initial;

    /// <summary>Automatic messages.</summary>
    public MessageSettings Messages { get; init; } = Messages ?? MessageSettings.Default;

    /// <summary>Queues with settings of their own.</summary>
    public IReadOnlyList<QueueSetting> Queues { get; init; } = Queues ?? [];
}

/// <summary>A week as it is written: spans such as <c>10:00-18:00</c> by day; a day without spans is off.</summary>
public sealed record WeekText(
    IReadOnlyList<string>? Mon = null, IReadOnlyList<string>? Tue = null, IReadOnlyList<string>? Wed = null,
    IReadOnlyList<string>? Thu = null, IReadOnlyList<string>? Fri = null, IReadOnlyList<string>? Sat = null,
    IReadOnlyList<string>? Sun = null)
{
    private static readonly IReadOnlyList<string> AllDay = ["00:00-24:00"];

    /// <summary>Every minute of every day.</summary>
    public static WeekText Always { get; } = new(AllDay, AllDay, AllDay, AllDay, AllDay, AllDay, AllDay);

    /// <summary>Monday.</summary>
    public IReadOnlyList<string> Mon { get; init; } = Mon ?? [];

    /// <summary>Tuesday.</summary>
    public IReadOnlyList<string> Tue { get; init; } = Tue ?? [];

    /// <summary>Wednesday.</summary>
    public IReadOnlyList<string> Wed { get; init; } = Wed ?? [];

    /// <summary>Thursday.</summary>
    public IReadOnlyList<string> Thu { get; init; } = Thu ?? [];

    /// <summary>Friday.</summary>
    public IReadOnlyList<string> Fri { get; init; } = Fri ?? [];

    /// <summary>Saturday.</summary>
    public IReadOnlyList<string> Sat { get; init; } = Sat ?? [];

    /// <summary>Sunday.</summary>
    public IReadOnlyList<string> Sun { get; init; } = Sun ?? [];

    /// <summary>The days by the names that documents use.</summary>
    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Days =>
    [
        new("mon", Mon), new("tue", Tue), new("wed", Wed), new("thu", Thu), new("fri", Fri), new("sat", Sat), new("sun", Sun),
    ];
}

/// <summary>The week of one channel account.</summary>
/// <param name="Channel">The channel account.</param>
/// <param name="Hours">Its working hours.</param>
public sealed record ChannelWeek(string Channel, WeekText? Hours);

/// <summary>A span of every day whose times are written apart.</summary>
public sealed record MealText(string? From, string? To);

/// <summary>대분류: a category of requests.</summary>
/// <param name="Name">What people call it; 1 to 40 characters, unique.</param>
/// <param name="Divisions">중분류; at least one.</param>
/// <param name="Queue">Where its requests go, or null: to the channel's queue.</param>
public sealed record CategorySetting(string Name, IReadOnlyList<DivisionSetting>? Divisions, string? Queue = null)
{
    /// <summary>What a new tenant starts with.</summary>
    public static IReadOnlyList<CategorySetting> Initial { get; } = [new("일반", [new("기타")])];

    /// <summary>중분류.</summary>
    public IReadOnlyList<DivisionSetting> Divisions { get; init; } = Divisions ?? [];
}

/// <summary>중분류: a division of a category.</summary>
/// <param name="Name">What people call it; 1 to 40 characters, unique in its category.</param>
/// <param name="Agents">The agents designated for it, where distribution is by category.</param>
public sealed record DivisionSetting(string Name, IReadOnlyList<string>? Agents = null)
{
    /// <summary>The agents designated for it.</summary>
    public IReadOnlyList<string> Agents { get; init; } = Agents ?? [];
}

/// <summary>How a queue gives conversations to agents.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Distribution>))]
public enum Distribution
{
    /// <summary>균등: through the agents in the order of their list, from the one after the last who got one.</summary>
    RoundRobin = 0,

    /// <summary>The fewest <c>received</c> and <c>active</c>, the first listed among equals.</summary>
    LeastBusy = 1,

    /// <summary>A manager assigns, or an agent takes it.</summary>
    Manual = 2,

    /// <summary>Round robin among the agents designated for the division of the request.</summary>
    Category = 3,
}

/// <summary>Whom a distribution considers.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DistributionScope>))]
public enum DistributionScope
{
    /// <summary>Only agents who are signed in and accepting.</summary>
    SignedIn = 0,

    /// <summary>Agents of any presence but <c>break</c> and <c>meal</c>.</summary>
    All = 1,
}

/// <summary>Whether a tenant consults at all.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ServiceStatus>))]
public enum ServiceStatus
{
    /// <summary>Requests are admitted by the other rules.</summary>
    Open = 0,

    /// <summary>상담중지: no request, no bot; what is in consulting goes on.</summary>
    Stopped = 1,
}

/// <summary>How what has piled up in <c>waiting</c> is given out.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReleasePolicy>))]
public enum ReleasePolicy
{
    /// <summary>As soon as an agent can take it, oldest first.</summary>
    Auto = 0,

    /// <summary>Only a manager assigns.</summary>
    Manual = 1,
}
