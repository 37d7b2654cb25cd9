using System.Text.Json.Serialization;

namespace Actors.Domain.Webhooks;

/// <summary>Why an endpoint was switched off by itself.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<WebhookOff>))]
public enum WebhookOff
{
    /// <summary>It answered 410: it wants nothing more.</summary>
    Gone = 0,

    /// <summary>An event was tried through the whole schedule, and nothing was delivered meanwhile.</summary>
    NeverAnswers = 1,
}
