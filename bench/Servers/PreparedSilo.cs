using System.Net;

namespace Actors.Bench.Servers;

/// <summary>The real server with everything that the driver needs in it.</summary>
internal static class PreparedSilo
{
    /// <summary>
    /// Starts it and opens the conversations. They are in consulting and their channel has no bot, so a message leads to exactly one event,
    /// as one leads to one row in the references.
    /// </summary>
    public static async Task<Target> StartAsync(string store, string place, string folder, int agents, int conversations, string name, string variant)
    {
        var silo = await Silo.StartAsync(store, place, folder, variant);
        using var client = new SiloClient(silo.Address);
        var manager = await client.SignInAsync("manager@demo", silo.ManagerPassword, 0);
        await client.SendAsync(HttpMethod.Post, "/v1/tenant/queues", manager, new { id = "bench", name = "Bench" });
        await client.SendAsync(
            HttpMethod.Post, "/v1/tenant/channels", manager, new { id = "bench", type = "web", name = "Bench", queue = "bench" });
        var key = await client.SendAsync(HttpMethod.Post, "/v1/tenant/keys", manager, new { id = "bench", name = "Bench" });
        var secret = (string)key!["key"]!;
        var tokens = await client.AddAgentsAsync(manager, agents);
        await client.OpenConversationsAsync(secret, manager, conversations);
        var skill = await client.AddSkillAsync(manager);
        return new(name, silo.Process, silo.Address)
        {
            Authorization = $"Bearer {secret}",
            SkillPath = skill,
            IsHub = true,
            OperatorPassword = silo.OperatorPassword,
            Sockets = [.. tokens.Select(token => $"/hubs/agent?access_token={WebUtility.UrlEncode(token)}")],
        };
    }
}
