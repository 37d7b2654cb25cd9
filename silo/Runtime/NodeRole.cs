namespace Actors.Silo.Runtime;

/// <summary>What a process is for. <c>Cluster:Role</c>: <c>all</c> (default), <c>silo</c> or <c>api</c>.</summary>
internal enum NodeRole
{
    /// <summary>Grains and edge in one process.</summary>
    All,

    /// <summary>Grains only; answers nothing over HTTP but its health.</summary>
    Silo,

    /// <summary>The edge only: a client of the silos.</summary>
    Api,
}

/// <summary>Reads the role.</summary>
internal static class NodeRoles
{
    public static NodeRole Of(IConfiguration configuration) => configuration["Cluster:Role"] switch
    {
        null or "" or "all" => NodeRole.All,
        "silo" => NodeRole.Silo,
        "api" => NodeRole.Api,
        var other => throw new ArgumentException($"Cluster:Role is '{other}'; set it to all, silo or api."),
    };

    public static bool HasGrains(this NodeRole role) => role != NodeRole.Api;

    public static bool HasEdge(this NodeRole role) => role != NodeRole.Silo;
}
