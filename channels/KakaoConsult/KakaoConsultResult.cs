using System.Text.Json;
using Actors.Channels.Guarded;

namespace Actors.Channels.KakaoConsult;

/// <summary>Reads what a dealer answers: the code is a number at one endpoint and a string at another (channels, 2.6).</summary>
internal static class KakaoConsultResult
{
    /// <summary>What became of a call, with the body where it is one.</summary>
    public static (SendOutcome Outcome, JsonElement Body) Read(GuardedAnswer answer) => answer switch
    {
        GuardedAnswer.Answered answered => Read(answered),
        GuardedAnswer.Refused => (new Refused("address-refused", AccountIsWrong: true), default),
        GuardedAnswer.Failed { How: GuardedFailure.NoConnection or GuardedFailure.NoTrust } failed => (new TryLater(Code(failed.How)), default),
        GuardedAnswer.Failed failed => (new Unknown(Code(failed.How)), default),
        _ => throw new InvalidOperationException(answer.GetType().Name),
    };

    private static (SendOutcome Outcome, JsonElement Body) Read(GuardedAnswer.Answered answered)
    {
        var (code, body) = CodeOf(answered.Body);
        SendOutcome outcome = code switch
        {
            "0" or "0000" or "200" => new Sent(),
            // The same part, and it has arrived before: serial numbers are computed of the message.
            "-504" => new Sent(),
            "-502" or "-511" => new SessionGone(code),
            "-600" or "-601" => new TryLater(code, answered.RetryAfter),
            "-400" or "-404" or "-405" or "-406" or "-407" or "-500" or "-501" or "-507" or "-508" or "-512" => new Refused(code, AccountIsWrong: true),
            not null => new Refused(code),
            null when answered.Status is 408 or 429 or >= 500 => new TryLater($"http-{answered.Status}", answered.RetryAfter),
            null when answered.Status is >= 200 and < 300 => new Unknown("unreadable-answer"),
            null => new Refused($"http-{answered.Status}", AccountIsWrong: answered.Status is 401 or 403 or 404),
        };
        return (outcome, body);
    }

    private static (string? Code, JsonElement Body) CodeOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("code", out var code) ? (code.ValueKind switch
            {
                JsonValueKind.Number => code.GetRawText(),
                JsonValueKind.String => code.GetString(),
                _ => null,
            }, root) : (null, root);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return (null, default);
        }
    }

    private static string Code(GuardedFailure how) => how switch
    {
        GuardedFailure.NoConnection => "no-connection",
        GuardedFailure.NoTrust => "no-trust",
        GuardedFailure.TooSlow => "timeout",
        GuardedFailure.TooLarge => "unreadable-answer",
        _ => "connection-lost",
    };
}
