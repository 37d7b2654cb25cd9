using System.Text.Json.Serialization;

namespace Actors.Domain.Webhooks;

/// <summary>What became of an event for an endpoint. The numbers are stored.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<WebhookState>))]
public enum WebhookState
{
    /// <summary>It waits to be sent, or to be sent again.</summary>
    Pending = 0,

    /// <summary>The endpoint took it.</summary>
    Delivered = 1,

    /// <summary>It was given up; it can be sent again by hand.</summary>
    GivenUp = 2,
}

/// <summary>How a hand-off stands, as far as webhooks tell of it. The numbers are stored.</summary>
public enum AgentCall
{
    /// <summary>Nobody was asked for, or it is over.</summary>
    None = 0,

    /// <summary>A person was asked for.</summary>
    Requested = 1,

    /// <summary>An agent talks with the customer.</summary>
    Connected = 2,
}
