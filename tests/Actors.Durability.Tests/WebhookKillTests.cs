using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Actors.Durability.Tests.Load;
using Actors.Testing.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Actors.Durability.Tests;

/// <summary>Kills the server while it tells a tenant's endpoint what happens: every acknowledged message is told, at least once, under one id, in order.</summary>
public sealed class WebhookKillTests(ITestOutputHelper output)
{
    private const int Kills = 4, Rooms = 8, Ahead = 15;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_is_owed_to_an_endpoint_survives_and_comes_in_order(string storeName)
    {
        await using var store = await TestStore.NewAsync(storeName);
        await using var server = new ServerProcess(store.Options, store.Folder)
        {
            Settings = new Dictionary<string, string> { ["Outgoing__AllowedNetworks__0"] = "127.0.0.1/32" },
        };
        await using var endpoint = await Endpoint.StartAsync();
        await server.StartAsync();
        using var world = new World(server.Address);
        var manager = await Sign.InAsync(world.Http, "manager@demo", server.Passwords["manager@demo"]);
        var key = (await Sign.PostAsync(world.Http, manager, "/v1/tenant/keys", new { id = "gateway", name = "게이트웨이" })).GetProperty("key").GetString()!;
        using (var define = new HttpRequestMessage(HttpMethod.Put, "/v1/tenant/webhooks/crm") { Content = JsonContent.Create(new { url = endpoint.Url, types = new[] { "message.received" } }) })
        {
            define.Headers.Authorization = new("Bearer", manager);
            (await world.Http.SendAsync(define, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        }

        using var stop = new CancellationTokenSource();
        var acknowledged = new int[Rooms];
        var writers = Enumerable.Range(0, Rooms).Select(room => WriteAsync(world.Http, key, room, acknowledged, endpoint, stop.Token)).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            var (before, told) = (acknowledged.Sum(), endpoint.Received);
            await HoldsAsync(() => acknowledged.Sum() >= before + 40 && endpoint.Received > told, $"messages before kill {kill}", server);
            await server.KillAsync();
            await server.StartAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
        await HoldsAsync(
            () => Enumerable.Range(0, Rooms).All(room => endpoint.Of(Customer(room)).Count >= acknowledged[room]), "all that was acknowledged is told", server);
        for (var room = 0; room < Rooms; room++)
        {
            // Told again it may be, but nothing before it that was not told, and never under another id.
            var told = endpoint.Of(Customer(room));
            Assert.Equal(Enumerable.Range(1, told.Count), told.Select(one => one.Number));
        }

        Assert.Empty(endpoint.Faults);
        output.WriteLine($"{storeName}: {Kills} kills, {acknowledged.Sum()} messages acknowledged, {endpoint.Received} events received of {endpoint.Refused} that were refused at first");
    }

    private static string Customer(int room) => $"hooked{room}";

    /// <summary>
    /// Numbered messages, each with the same id until it is acknowledged, a few before the endpoint: one that it refuses holds its room up for seconds.
    /// </summary>
    private static async Task WriteAsync(HttpClient http, string key, int room, int[] acknowledged, Endpoint endpoint, CancellationToken stop)
    {
        for (var number = 1; !stop.IsCancellationRequested;)
        {
            if (acknowledged[room] > endpoint.Of(Customer(room)).Count + Ahead)
            {
                await Task.Delay(50, CancellationToken.None);
                continue;
            }

            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/channels/web/messages")
            {
                Content = JsonContent.Create(new { customer = Customer(room), id = $"{room}-{number}", text = $"{number}" }),
            };
            request.Headers.Authorization = new("Bearer", key);
            try
            {
                using var response = await http.SendAsync(request, CancellationToken.None);
                if (response.IsSuccessStatusCode)
                {
                    acknowledged[room] = number++;
                    continue;
                }
            }
            catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
            {
                // The server was killed; the same message again, when it is back.
            }

            await Task.Delay(50, CancellationToken.None);
        }
    }

    private static async Task HoldsAsync(Func<bool> condition, string what, ServerProcess server)
    {
        var until = DateTime.UtcNow + Patience.Long;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < until, $"Waited {Patience.Long} in vain for {what}.\n{server.Output}");
            await Task.Delay(50);
        }
    }

    /// <summary>A tenant's server that refuses one event in ten when it first comes.</summary>
    private sealed class Endpoint : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, string> _ids = [];
        private readonly ConcurrentDictionary<string, byte> _refused = [];
        private readonly Dictionary<string, List<(int Number, string Id)>> _told = [];
        private readonly WebApplication _app;
        private int _received;

        private Endpoint(WebApplication app) => _app = app;

        public string Url => _app.Urls.First() + "/hook";

        public int Received => Volatile.Read(ref _received);

        public int Refused => _refused.Count;

        /// <summary>What must never be.</summary>
        public ConcurrentQueue<string> Faults { get; } = [];

        public static async Task<Endpoint> StartAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var endpoint = new Endpoint(app);
            app.Run(endpoint.TakeAsync);
            await app.StartAsync();
            return endpoint;
        }

        /// <summary>What a customer is told to have written, each at its first coming.</summary>
        public List<(int Number, string Id)> Of(string customer)
        {
            lock (_told) return [.. _told.GetValueOrDefault(customer) ?? []];
        }

        public async ValueTask DisposeAsync()
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        private async Task TakeAsync(HttpContext context)
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            var id = context.Request.Headers["webhook-id"].ToString();
            var data = body.RootElement.GetProperty("data");
            var (customer, text) = (data.GetProperty("customer").GetString()!, data.GetProperty("message").GetProperty("text").GetString()!);
            if (_ids.GetOrAdd($"{customer}/{text}", id) != id) Faults.Enqueue($"{customer}/{text} came under two ids.");
            if (text.EndsWith('7') && _refused.TryAdd(id, 0))
            {
                context.Response.StatusCode = 500;
                return;
            }

            Interlocked.Increment(ref _received);
            lock (_told)
            {
                var told = _told.TryGetValue(customer, out var known) ? known : _told[customer] = [];
                if (told.TrueForAll(one => one.Id != id)) told.Add((int.Parse(text, System.Globalization.CultureInfo.InvariantCulture), id));
            }
        }
    }
}
