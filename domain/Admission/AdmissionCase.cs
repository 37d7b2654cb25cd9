using System.Text.Json.Serialization;

namespace Actors.Domain.Admission;

/// <summary>What a hand-off request meets; the first that holds decides (hand-off, "Admission").</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AdmissionCase>))]
public enum AdmissionCase
{
    /// <summary>The customer is blocked.</summary>
    Blocked = 1,

    /// <summary>상담중지: the service is stopped.</summary>
    Stopped = 2,

    /// <summary>Outside working hours, or on a holiday.</summary>
    OffHours = 3,

    /// <summary>Meal time, common or of every agent, with "accept during meal" = N.</summary>
    Meal = 4,

    /// <summary>Each agent whom the distribution would consider is unavailable, or there is none.</summary>
    NobodyAvailable = 5,

    /// <summary>As many open conversations as the limit allows.</summary>
    OverLimit = 6,

    /// <summary>None of these.</summary>
    Admitted = 7,
}

/// <summary>Why a case did not hold.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CaseSkipped>))]
public enum CaseSkipped
{
    /// <summary>The customer is not blocked.</summary>
    NotBlocked = 1,

    /// <summary>The service is open.</summary>
    ServiceIsOpen = 2,

    /// <summary>It is within working hours.</summary>
    WithinHours = 3,

    /// <summary>The common meal time is at another time of the day.</summary>
    NotMealTime = 4,

    /// <summary>Meal times are accepted.</summary>
    AcceptsDuringMeal = 5,

    /// <summary>Not every agent is at an own meal.</summary>
    NotEverybodyAtMeal = 6,

    /// <summary>Somebody whom the distribution would consider is available.</summary>
    SomebodyIsAvailable = 7,

    /// <summary>No limit is set.</summary>
    NoLimit = 8,

    /// <summary>Fewer open conversations than the limit.</summary>
    BelowLimit = 9,
}

/// <summary>One case that did not hold, and why.</summary>
public sealed record SkippedCase(AdmissionCase Case, CaseSkipped Why);
