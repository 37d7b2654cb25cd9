namespace Actors.Api.Security;

/// <summary>How callers sign in, and what each may call.</summary>
internal static class Schemes
{
    /// <summary>Picks one of the others by what the request carries.</summary>
    public const string Any = "any";

    public const string Cookie = "cookie";
    public const string Bearer = "bearer";
    public const string ApiKey = "api-key";
    public const string Customer = "customer";
}

/// <summary>Authorisation policies: one per kind of caller.</summary>
internal static class Policies
{
    public const string Agent = "agent";
    public const string Manager = "manager";
    public const string Administrator = "administrator";
    public const string Operator = "operator";
    public const string Program = "program";
    public const string Customer = "customer";
}
