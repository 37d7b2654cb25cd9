using System.Text.Json.Serialization;

namespace Actors.Domain.Messages;

/// <summary>Who said something.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Speaker>))]
public enum Speaker
{
    /// <summary>The customer.</summary>
    Customer = 0,

    /// <summary>The bot.</summary>
    Bot = 1,

    /// <summary>An agent.</summary>
    Agent = 2,

    /// <summary>Nobody: a line that tells what happened.</summary>
    System = 3,
}
