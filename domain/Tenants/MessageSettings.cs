
namespace Actors.Domain.Tenants;

/// <summary>The automatic messages of a tenant (auto-messages, "Kinds").</summary>
/// <param name="Greeting">상담 인사말.</param>
/// <param name="Title">상담 제목.</param>
/// <param name="Busy">Busy Time.</param>
/// <param name="WaitingCount">상담대기 인원.</param>
/// <param name="OffHours">근무 시간 외; has no switch.</param>
/// <param name="Unavailable">상담불가; has no switch.</param>
/// <param name="Meal">식사 시간: what is added to the fixed text, may be empty; has no switch.</param>
/// <param name="OverLimit">상담건수 초과; has no switch.</param>
/// <param name="AgentEnd">상담원 상담 종료 안내.</param>
public sealed record MessageSettings(
    SwitchedMessage? Greeting = null, SwitchedMessage? Title = null, SwitchedMessage? Busy = null,
    SwitchedMessage? WaitingCount = null, FixedMessage? OffHours = null, FixedMessage? Unavailable = null,
    FixedMessage? Meal = null, FixedMessage? OverLimit = null, SwitchedMessage? AgentEnd = null)
{
    /// <summary>What a new tenant starts with: all that can be OFF is.</summary>
    public static MessageSettings Default { get; } = new();

    /// <summary>상담 인사말.</summary>
    public SwitchedMessage Greeting { get; init; } = Greeting ?? new(false, "안녕하세요. [counselor_name]입니다.");

    /// <summary>상담 제목.</summary>
    public SwitchedMessage Title { get; init; } = Title ?? new(false, "[category_name]/[division_name] 문의입니다.");

    /// <summary>Busy Time.</summary>
    public SwitchedMessage Busy { get; init; } = Busy ?? new(false, "문의가 많아 답변이 늦어지고 있습니다.");

    /// <summary>상담대기 인원.</summary>
    public SwitchedMessage WaitingCount { get; init; } = WaitingCount ?? new(false, "고객님 앞에 [counsel_count]명이 대기 중입니다.");

    /// <summary>근무 시간 외.</summary>
    public FixedMessage OffHours { get; init; } = OffHours ?? new("상담 시간이 아닙니다.");

    /// <summary>상담불가.</summary>
    public FixedMessage Unavailable { get; init; } = Unavailable ?? new("지금은 상담이 어렵습니다.");

    /// <summary>식사 시간.</summary>
    public FixedMessage Meal { get; init; } = Meal ?? new("식사시간 종료 후 안내드리겠습니다.");

    /// <summary>상담건수 초과.</summary>
    public FixedMessage OverLimit { get; init; } = OverLimit ?? new("상담 문의가 많습니다.");

    /// <summary>상담원 상담 종료 안내.</summary>
    public SwitchedMessage AgentEnd { get; init; } = AgentEnd ?? new(false, "상담이 종료되었습니다.");
}

/// <summary>A message that can be ON or OFF.</summary>
/// <param name="On">Whether it is sent.</param>
/// <param name="Text">What it says; 1 to 1,000 characters.</param>
/// <param name="Image">An image besides, where the kind has one; an https address.</param>
/// <param name="Links">Up to three link buttons, where the kind has them.</param>
public sealed record SwitchedMessage(bool On, string Text, string? Image = null, IReadOnlyList<LinkButton>? Links = null)
{
    /// <summary>Up to three link buttons.</summary>
    public IReadOnlyList<LinkButton> Links { get; init; } = Links ?? [];
}

/// <summary>A message without a switch: it answers a refusal or a wait.</summary>
/// <param name="Text">What it says; up to 1,000 characters.</param>
/// <param name="Image">An image besides, where the kind has one; an https address.</param>
/// <param name="Links">Up to three link buttons, where the kind has them.</param>
public sealed record FixedMessage(string Text, string? Image = null, IReadOnlyList<LinkButton>? Links = null)
{
    /// <summary>Up to three link buttons.</summary>
    public IReadOnlyList<LinkButton> Links { get; init; } = Links ?? [];
}

/// <summary>A button that opens a page.</summary>
/// <param name="Label">What it says; 1 to 20 characters.</param>
/// <param name="Url">Where it leads; an https address.</param>
public sealed record LinkButton(string Label, string Url);
