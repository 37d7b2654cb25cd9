using System.Net;
using System.Text.Json.Nodes;
using Actors.Bench.Driving;
using Actors.Bench.Servers;

namespace Actors.Bench.Cluster;

/// <summary>
/// What a cluster serves: a channel with a bot, agents who are online, conversations of which one in ten is in consulting and nine are the bot's.
/// Made once, in one database, which is then copied for every cluster: the keys that sign tokens are in it.
/// </summary>
internal sealed record ClusterTenant(string Authorization, IReadOnlyList<string> Tokens, int Conversations)
{
    private const int AtOnce = 500;

    /// <summary>How many have an agent.</summary>
    public int Heard => Conversations / 10;

    /// <summary>Paths of the agents' sockets.</summary>
    public IReadOnlyList<string> Sockets => [.. Tokens.Select(token => $"/hubs/agent?access_token={WebUtility.UrlEncode(token)}")];

    public static async Task<ClusterTenant> MakeAsync(Uri address, string managerPassword, int agents, int conversations)
    {
        using var client = new SiloClient(address);
        var manager = await client.SignInAsync("manager@demo", managerPassword, 0);
        await client.SendAsync(HttpMethod.Post, "/v1/tenant/queues", manager, new { id = "bench", name = "Bench" });
        await client.SendAsync(HttpMethod.Post, "/v1/tenant/channels", manager, new
        {
            id = "bench",
            type = "web",
            name = "Bench",
            queue = "bench",
            bot = new
            {
                welcome = "안녕하세요. 무엇을 도와드릴까요?",
                fallback = "잘 이해하지 못했어요.",
                answers = new[] { new { keywords = new[] { "주문" }, text = "배송은 보통 2~3일 걸립니다." } },
            },
        });
        await client.KeepAgentsAsync(manager);
        var key = await client.SendAsync(HttpMethod.Post, "/v1/tenant/keys", manager, new { id = "bench", name = "Bench" });
        var secret = (string)key!["key"]!;
        var tokens = await client.AddAgentsAsync(manager, agents);
        var tenant = new ClusterTenant($"Bearer {secret}", tokens, conversations);
        await client.OpenConversationsAsync(secret, manager, tenant.Heard);
        for (var first = tenant.Heard; first < conversations; first += AtOnce)
        {
            var answer = await client.SendAsync(HttpMethod.Post, "/v1/messages:batch", secret, new
            {
                messages = Enumerable.Range(first, Math.Min(AtOnce, conversations - first))
                    .Select(number => new { channel = "bench", customer = InboundRequest.Customer(number), id = $"open-{number}", text = "안녕하세요" }),
            });
            if (answer!["outcomes"]!.AsArray().FirstOrDefault(outcome => outcome!["problem"] is not null) is JsonNode refused)
            {
                throw new IOException($"A conversation was not opened: {refused.ToJsonString()}");
            }
        }

        return tenant;
    }
}
