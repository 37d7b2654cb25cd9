using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Actors.Durability.Tests.Load;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests.Cluster;

/// <summary>Consoles at several api nodes: what happens at one is heard at the other, and an agent has dropped when no node holds a console.</summary>
public sealed class ClusterConsoleTests
{
    private const string Drops = "SELECT COUNT(*) FROM journal WHERE name = 'agent.connection-dropped'";

    [Fact]
    public async Task Consoles_hear_of_other_nodes_and_are_missed_when_theirs_is_killed()
    {
        ClusterProcesses.SkipWithoutOrleans();
        await using var store = await TestStore.NewAsync("postgres");
        await using var cluster = await ClusterProcesses.StartAsync(store);
        var (one, other) = (cluster.Apis[0], cluster.Apis[1]);
        using var http = new HttpClient { BaseAddress = one.Address };
        var token = await Sign.InAsync(http, "kim@demo", cluster.Passwords["kim@demo"]);
        await using var here = await ConnectAsync(one, token);
        await using var there = await ConnectAsync(other, token);
        await here.InvokeAsync("SetPresence", "online");

        await HeardAsync(http, there, cluster);
        await here.DisposeAsync();
        await EventuallyAsync(store, "SELECT COUNT(*) FROM consoles", 1, cluster);
        Assert.Equal([0], await store.QueryAsync(Drops));

        await other.KillAsync();
        await EventuallyAsync(store, Drops, 1, cluster);
        await EventuallyAsync(store, "SELECT COUNT(*) FROM consoles", 0, cluster);
    }

    /// <summary>A console of one node has a conversation open; its customer writes at the other.</summary>
    private static async Task HeardAsync(HttpClient http, HubClient console, ClusterProcesses cluster)
    {
        using var answer = await http.PostAsync("/v1/web/sessions", JsonContent.Create(new { channel = "demo/web", name = "손님" }));
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var (visitor, conversation) = (session.GetProperty("token").GetString()!, session.GetProperty("conversation").GetString()!);
        await Sign.PostAsync(http, visitor, "/v1/web/messages", new { id = "first", text = "안녕하세요" });
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        console.On("messages", push =>
        {
            if (push.GetProperty("conversation").GetString() == conversation)
            {
                heard.TrySetResult();
            }
        });
        await console.InvokeAsync("Open", conversation, 0);

        // A hint may be lost, and silos learn of a new node within seconds.
        for (var said = 0; !heard.Task.IsCompleted; said++)
        {
            Assert.True(said < 300, $"Nothing was heard at the other node.\n{cluster.Output}");
            await Sign.PostAsync(http, visitor, "/v1/web/messages", new { id = $"{said}", text = "들리나요?" });
            await Task.WhenAny(heard.Task, Task.Delay(200));
        }
    }

    private static async Task<HubClient> ConnectAsync(ServerProcess node, string token)
    {
        var console = new HubClient();
        await console.ConnectAsync(node.Address, token, TestContext.Current.CancellationToken);
        await console.InvokeAsync("Agents");
        return console;
    }

    private static async Task EventuallyAsync(TestStore store, string query, long expected, ClusterProcesses cluster)
    {
        var since = Stopwatch.StartNew();
        while ((await store.QueryAsync(query))[0] != expected)
        {
            Assert.True(since.Elapsed < Patience.Long, $"'{query}' did not become {expected}.\n{cluster.Output}");
            await Task.Delay(50);
        }
    }
}
