namespace Actors.Domain;

/// <summary>
/// Names one attempt to change something, so that a retry with the same key gets the first outcome. Kept 30 days.
/// </summary>
/// <param name="Scope">Who numbers: a channel account, or one customer or agent. At most 200 characters.</param>
/// <param name="Id">The number given there: the messenger's own message id, or the client's <c>Idempotency-Key</c>.
/// 1 to 128 printable ASCII characters.</param>
public sealed record OperationKey(string Scope, string Id)
{
    /// <summary>Longest operation id, in characters.</summary>
    public const int MaxLength = 128;

    /// <summary>Days for which a repeated key is recognised.</summary>
    public const int DaysKept = 30;

    /// <summary>Whether <paramref name="id"/> may be used as an operation id.</summary>
    public static bool IsValid(string? id) =>
        id is { Length: >= 1 and <= MaxLength } && id.All(c => c is > ' ' and < (char)127);

    /// <summary>The ids that a channel account, or a gateway speaking for it, gives to inbound messages.</summary>
    public static OperationKey OfChannel(ChannelId channel, string id) => new($"channel/{channel}", id);

    /// <summary>The ids that one customer's own client gives.</summary>
    public static OperationKey OfCustomer(ConversationId conversation, string id) => new($"customer/{conversation}", id);

    /// <summary>The ids that one agent's client gives.</summary>
    public static OperationKey OfAgent(AgentId agent, string id) => new($"agent/{agent}", id);
}
