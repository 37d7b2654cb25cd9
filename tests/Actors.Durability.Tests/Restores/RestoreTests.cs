using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Actors.Durability.Tests.Load;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests.Restores;

/// <summary>
/// A backup is restored, and clients have read what it does not hold. Meanwhile as much has happened again, so that the numbers alone would say nothing.
/// </summary>
public sealed class RestoreTests
{
    private const string Refusal = "cursor-is-from-the-future";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Who_read_what_the_backup_does_not_hold_is_told_to_begin_anew(string name)
    {
        await using var first = await TestStore.NewAsync(name);
        if (name == "postgres")
        {
            // The new server's transactions have lower numbers than these.
            await first.QueryAsync("DO $$ BEGIN FOR i IN 1..5000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$");
        }

        await using var before = new ServerProcess(first.Options, first.Folder);
        await before.StartAsync();
        var client = await Client.BeginAsync(before, before.Passwords["kim@demo"]);
        await client.SayAsync("하나");
        Assert.Equal(0, await before.StopAsync());
        var backup = await Backup.TakeAsync(first);
        await before.StartAsync();
        await client.SayAsync("둘");
        await client.SayAsync("셋");
        await client.ReadAsync();
        Assert.Equal("0", client.Epoch);
        Assert.Equal(0, await before.StopAsync());

        await using var second = await Backup.RestoreAsync(name, backup);
        await SayRestoredAsync(second);
        await using var after = new ServerProcess(second.Options, first.Folder, before.Address.Port);
        await after.StartAsync();
        foreach (var words in new[] { "넷", "다섯", "여섯" })
        {
            await client.SayAsync(words);
        }

        await client.RefusedAsync();
        var (said, epoch) = await client.BeginAnewAsync();
        Assert.Equal(["하나", "넷", "다섯", "여섯"], said);
        Assert.NotEqual("0", epoch);

        // What is read now is good from now on, and at other nodes, and after a restart.
        await client.ReadAsync();
        Assert.Equal(0, await after.StopAsync());
        await after.StartAsync();
        await client.AcceptedAsync();
    }

    private static async Task SayRestoredAsync(TestStore store)
    {
        using var command = Process.Start(new ProcessStartInfo("dotnet", [SiloProgram.Find(), "restored"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["Storage__Store"] = store.Options.Store,
                ["Storage__Path"] = store.Options.Path,
                ["Storage__ConnectionString"] = store.Options.ConnectionString,
            },
        })!;
        var said = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        Assert.True(command.ExitCode == 0, said);
        Assert.Contains("it was 0", said, StringComparison.Ordinal);
    }

    /// <summary>A customer and an agent with everything that they may hold a cursor of.</summary>
    private sealed class Client(HttpClient http, string visitor, string conversation, string agent) : IDisposable
    {
        private long _line;
        private string _feed = "";
        private int _said;

        public string Epoch { get; private set; } = "";

        public static async Task<Client> BeginAsync(ServerProcess server, string password)
        {
            var http = new HttpClient { BaseAddress = server.Address };
            using var answer = await http.PostAsync("/v1/web/sessions", JsonContent.Create(new { channel = "demo/web" }));
            var session = await answer.Content.ReadFromJsonAsync<JsonElement>();
            return new(
                http, session.GetProperty("token").GetString()!, session.GetProperty("conversation").GetString()!,
                await Sign.InAsync(http, "kim@demo", password));
        }

        public Task SayAsync(string text) => Sign.PostAsync(http, visitor, "/v1/web/messages", new { id = $"said-{_said++}", text });

        public async Task ReadAsync()
        {
            var page = await GetAsync(visitor, "/v1/web/messages");
            (_line, Epoch) = (page.GetProperty("head").GetInt64(), page.GetProperty("epoch").GetString()!);
            _feed = (await GetAsync(agent, "/v1/conversations?tab=bot")).GetProperty("feed").GetString()!;
        }

        public async Task RefusedAsync()
        {
            await RefusedAsync(visitor, $"/v1/web/messages?after={_line}&epoch={Epoch}");
            await RefusedAsync(agent, $"/v1/conversations/{conversation}/messages?after={_line}&epoch={Epoch}");
            await RefusedAsync(agent, $"/v1/conversations/changes?after={_feed}");
            await using var console = await ConnectAsync();
            var refused = await Assert.ThrowsAsync<HubCallException>(() => console.InvokeAsync("CatchUp", _feed));
            Assert.EndsWith(Refusal, refused.Message, StringComparison.Ordinal);
            Assert.Contains(Refusal, await GreetedAsync(), StringComparison.Ordinal);
        }

        public async Task AcceptedAsync()
        {
            await GetAsync(visitor, $"/v1/web/messages?after={_line}&epoch={Epoch}");
            await GetAsync(agent, $"/v1/conversations/{conversation}/messages?after={_line}&epoch={Epoch}");
            await GetAsync(agent, $"/v1/conversations/changes?after={_feed}");
            await using var console = await ConnectAsync();
            await console.InvokeAsync("CatchUp", _feed);
            Assert.Contains("\"welcome\"", await GreetedAsync(), StringComparison.Ordinal);
        }

        /// <summary>What the customer said, as it is read from the beginning, and the epoch that it is of.</summary>
        public async Task<(IReadOnlyList<string> Said, string Epoch)> BeginAnewAsync()
        {
            var page = await GetAsync(visitor, "/v1/web/messages");
            return (
                [.. page.GetProperty("messages").EnumerateArray().Where(line => line.GetProperty("speaker").GetString() == "customer"
                    && line.GetProperty("kind").GetString() == "message").Select(line => line.GetProperty("text").GetString()!)],
                page.GetProperty("epoch").GetString()!);
        }

        public void Dispose() => http.Dispose();

        private async Task<HubClient> ConnectAsync()
        {
            var console = new HubClient();
            await console.ConnectAsync(http.BaseAddress!, agent, TestContext.Current.CancellationToken);
            return console;
        }

        /// <summary>The first frame that a customer's socket gets who comes back with its cursor.</summary>
        private async Task<string> GreetedAsync()
        {
            using var socket = new ClientWebSocket();
            await socket.ConnectAsync(
                new UriBuilder(new Uri(http.BaseAddress!, $"/v1/web/socket?epoch={Epoch}")) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
            await socket.SendAsync(
                Encoding.UTF8.GetBytes($$"""{"type":"hello","token":"{{visitor}}","after":{{_line}}}"""), WebSocketMessageType.Text, true,
                TestContext.Current.CancellationToken);
            var buffer = new byte[64 * 1024];
            var frame = await socket.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            return Encoding.UTF8.GetString(buffer, 0, frame.Count);
        }

        private async Task RefusedAsync(string token, string path)
        {
            using var answer = await SendAsync(token, path);
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains(Refusal, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        private async Task<JsonElement> GetAsync(string token, string path)
        {
            using var answer = await SendAsync(token, path);
            answer.EnsureSuccessStatusCode();
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        private async Task<HttpResponseMessage> SendAsync(string token, string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new("Bearer", token);
            return await http.SendAsync(request);
        }
    }
}
