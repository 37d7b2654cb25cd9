using System.Text.Json.Serialization;

namespace Actors.Domain;

/// <summary>One business (고객사). A slug: 2 to 32 of a-z, 0-9 and inner hyphens. Nothing crosses tenants.</summary>
[JsonConverter(typeof(IdJsonConverter<TenantId>))]
public readonly record struct TenantId(string Value) : IId<TenantId>
{
    /// <inheritdoc/>
    public static TenantId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One channel account of a tenant, for instance its web chat or one Kakao sender key. A slug within the tenant.</summary>
[JsonConverter(typeof(IdJsonConverter<ChannelId>))]
public readonly record struct ChannelId(string Value) : IId<ChannelId>
{
    /// <inheritdoc/>
    public static ChannelId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A queue (대기열) of a tenant. A slug within the tenant.</summary>
[JsonConverter(typeof(IdJsonConverter<QueueId>))]
public readonly record struct QueueId(string Value) : IId<QueueId>
{
    /// <inheritdoc/>
    public static QueueId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An agent (상담원) of a tenant. A slug within the tenant; <c>agent@tenant</c> is the sign-in name.</summary>
[JsonConverter(typeof(IdJsonConverter<AgentId>))]
public readonly record struct AgentId(string Value) : IId<AgentId>
{
    /// <inheritdoc/>
    public static AgentId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The id of a customer on one channel account, as the channel gives it: 1 to 128 characters, opaque.</summary>
[JsonConverter(typeof(IdJsonConverter<CustomerId>))]
public readonly record struct CustomerId(string Value) : IId<CustomerId>
{
    /// <inheritdoc/>
    public static CustomerId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A room between a customer and a tenant; computed, see <see cref="ConversationKey"/>.</summary>
[JsonConverter(typeof(IdJsonConverter<ConversationId>))]
public readonly record struct ConversationId(string Value) : IId<ConversationId>
{
    /// <inheritdoc/>
    public static ConversationId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The record of the work of one hand-off; computed from the conversation and the number of the hand-off.</summary>
[JsonConverter(typeof(IdJsonConverter<TicketId>))]
public readonly record struct TicketId(string Value) : IId<TicketId>
{
    /// <inheritdoc/>
    public static TicketId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>Content that was uploaded: 32 lower-case hexadecimal digits, made by the server.</summary>
[JsonConverter(typeof(IdJsonConverter<FileId>))]
public readonly record struct FileId(string Value) : IId<FileId>
{
    /// <inheritdoc/>
    public static FileId From(string value) => new(value);

    /// <summary>Whether a text has the form of such an id.</summary>
    public static bool IsValid(string? text) => text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A webhook endpoint of a tenant. A slug within the tenant.</summary>
[JsonConverter(typeof(IdJsonConverter<WebhookId>))]
public readonly record struct WebhookId(string Value) : IId<WebhookId>
{
    /// <inheritdoc/>
    public static WebhookId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The public part of an API key. A slug within the tenant.</summary>
[JsonConverter(typeof(IdJsonConverter<ApiKeyId>))]
public readonly record struct ApiKeyId(string Value) : IId<ApiKeyId>
{
    /// <inheritdoc/>
    public static ApiKeyId From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
