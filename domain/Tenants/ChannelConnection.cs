using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Domain.Tenants;

/// <summary>How a channel account is joined to its messenger. Which settings and secrets there are is its connector's to say.</summary>
/// <param name="Settings">What may be read again: base URL, sender key.</param>
/// <param name="Secrets">Tokens and keys, each sealed by the host: what is kept opens nothing without the host's keys.</param>
/// <param name="PathHash">SHA-256, base64url, of the secret part of the path on which the messenger calls us; null: it may not.</param>
public sealed record ChannelConnection(
    ImmutableSortedDictionary<string, string> Settings, ImmutableSortedDictionary<string, string> Secrets, string? PathHash)
{
    /// <summary>
    /// The setting of a builder that names the consult talk account on which its customers are consulted: bot side and consulting side of one person
    /// are one room there.
    /// </summary>
    public const string Consult = "consult";

    /// <summary>The setting of a consult talk account that says whether Kakao offers its 상담원 연결 button: <c>on</c> (default) or <c>off</c>.</summary>
    public const string ConnectButton = "connectButton";

    /// <summary>Most settings, and most secrets.</summary>
    public const int Most = 20;

    /// <summary>Longest name of either, in characters.</summary>
    public const int LongestName = 40;

    /// <summary>Longest value, in characters; of a secret, before it is sealed.</summary>
    public const int LongestValue = 1000;

    /// <summary>What is kept of the secret part of a path.</summary>
    public static string HashOf(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private bool PrintMembers(StringBuilder builder)
    {
        builder.AppendJoin(", ", Settings.Keys).Append("; ").AppendJoin(", ", Secrets.Keys);
        return true;
    }
}
