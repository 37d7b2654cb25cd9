using System.Text.Json.Serialization;

namespace Actors.Domain.Agents;

/// <summary>What an agent says of being there.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Presence>))]
public enum Presence
{
    /// <summary>Not signed in to consult.</summary>
    Offline = 0,

    /// <summary>There, and takes conversations.</summary>
    Online = 1,

    /// <summary>자리비움.</summary>
    Away = 2,

    /// <summary>휴식.</summary>
    Break = 3,

    /// <summary>식사.</summary>
    Meal = 4,

    /// <summary>The connection dropped and the grace is over. Nobody sets this; the agent's own presence counts again once back.</summary>
    Lost = 5,
}
