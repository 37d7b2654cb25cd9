using System.Text.Json.Serialization;

namespace Actors.Bench.Floor;

/// <summary>The body of the real server's ingest call.</summary>
internal sealed record InboundBody(string Customer, string Id, string Text);

/// <summary>Its answer.</summary>
internal sealed record OutcomeBody(string Conversation, long Seq, bool Repeated);

/// <summary>What is kept of a message: as long as the real server's event.</summary>
internal sealed record StoredMessage(string Type, string Text, string Id, DateTimeOffset At);

/// <summary>What an agent's socket gets.</summary>
internal sealed record Frame(string Conversation, long Prev, long Seq, string Kind, string Speaker, string Text, string Id, DateTimeOffset At);

[JsonSerializable(typeof(InboundBody))]
[JsonSerializable(typeof(OutcomeBody))]
[JsonSerializable(typeof(StoredMessage))]
[JsonSerializable(typeof(Frame))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class FloorJson : JsonSerializerContext;
