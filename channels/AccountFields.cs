namespace Actors.Channels;

/// <summary>What several connectors ask of an account's settings.</summary>
internal static class AccountFields
{
    /// <summary>Whether a text is an http or https address without user and password.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", UserInfo: "" };
}
