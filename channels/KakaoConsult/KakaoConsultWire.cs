using System.Text.Json.Serialization;

namespace Actors.Channels.KakaoConsult;

/// <summary>The bodies of calls to a dealer, as the wire spells them.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KakaoWrite))]
[JsonSerializable(typeof(KakaoEnd))]
internal sealed partial class KakaoConsultWire : JsonSerializerContext;

internal sealed record KakaoWrite(
    string UserKey, string SenderKey, string SerialNumber, string MessageType, string? Message = null, string? ImageUrl = null,
    string? FileUrl = null, string? FileName = null, long? FileSize = null, string? AutoAnswer = null, IReadOnlyList<KakaoLink>? Links = null);

internal sealed record KakaoLink(string Name, string Type, string? UrlMobile = null, string? UrlPc = null, string? Extra = null, string? Event = null);

internal sealed record KakaoEnd(string UserKey, string SenderKey, string? BotEvent = null);
