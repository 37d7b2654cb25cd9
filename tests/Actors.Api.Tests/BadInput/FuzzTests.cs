using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.BadInput;

/// <summary>20,000 mutated bodies, frames and hub messages by seed: no 5xx, a problem for each refusal, nothing of a refused one in the journal.</summary>
public sealed partial class FuzzTests(FuzzTests.Host host) : IClassFixture<FuzzTests.Host>
{
    private const int Seed = 20_261_121, Lanes = 8, BodiesPerLane = 2_000, FramesPerLane = 250, CallsPerLane = 250;
    private const long MemoryBound = 64L * 1024 * 1024;

    private readonly ConcurrentDictionary<string, int> _refused = new();
    private readonly ConcurrentDictionary<string, byte> _acceptedMarks = new();
    private int _accepted;

    [Fact]
    public async Task Twenty_thousand_mutated_bodies_frames_and_calls_do_no_harm()
    {
        await LaneAsync(0, bodies: 300, frames: 20, calls: 20);
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(1, Lanes).Select(lane =>
            Task.Run(() => LaneAsync(lane, BodiesPerLane, FramesPerLane, CallsPerLane))));
        var grown = GC.GetTotalMemory(forceFullCollection: true) - memory;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Lanes * (BodiesPerLane + FramesPerLane + CallsPerLane)} in {watch.Elapsed.TotalSeconds:0.0} s, {_accepted} accepted, "
            + $"{grown / 1024} KB more; " + string.Join(", ", _refused.OrderByDescending(one => one.Value)));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 120);
        Assert.DoesNotContain(_refused.Keys, problem => problem is "unexpected" or "");
        Assert.True(_refused.Values.Sum() > Lanes * BodiesPerLane / 2, "Too few were refused for the mutations to be any good.");
        Assert.InRange(grown, long.MinValue, MemoryBound);
        foreach (Match mark in host.Journal.Appended.SelectMany(one => Marks().Matches(one.Text)))
        {
            Assert.True(_acceptedMarks.ContainsKey(mark.Value), $"{mark.Value} was refused, and is in the journal.");
        }

        Assert.Empty(host.Logs.Errors);
        Assert.DoesNotContain(host.Logs.Lines, line => Marks().IsMatch(line.Text));
    }

    private async Task LaneAsync(int lane, int bodies, int frames, int calls)
    {
        var random = new Random(Seed + lane);
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var admin = await tenant.AgentAsync("admin");
        using var op = host.Api(await host.OperatorAsync());
        using var program = host.Api(tenant.Key);
        using var anonymous = host.Api();
        var path = $"/v1/conversations/{customer.Conversation}";
        (RestClient Api, string Method, string Path, string Body)[] seeds =
        [
            (anonymous, "POST", "/v1/web/sessions", $$"""{"channel":"{{tenant.Id}}/web","name":"MARK","token":"cs_x"}"""),
            (customer.Api, "POST", "/v1/web/open", """{"id":"MARK"}"""),
            (customer.Api, "POST", "/v1/web/messages", """{"id":"MARK","text":"MARK 안녕 😀"}"""),
            (customer.Api, "POST", "/v1/web/connect", """{"id":"MARK"}"""),
            (customer.Api, "POST", "/v1/web/bot", """{"id":"MARK"}"""),
            (program, "POST", "/v1/channels/gw/messages", """{"customer":"u","id":"MARK","text":"MARK","name":"손님"}"""),
            (program, "POST", "/v1/channels/gw/connect", """{"customer":"u","id":"MARK"}"""),
            (kim, "PUT", "/v1/me/presence", """{"presence":"away"}"""),
            (kim, "POST", path + "/messages", """{"id":"MARK","text":"MARK","epoch":1}"""),
            (kim, "POST", path + "/start", """{"id":"MARK"}"""), (kim, "POST", path + "/hold", """{"id":"MARK"}"""),
            (kim, "POST", path + "/resume", """{"id":"MARK"}"""), (kim, "POST", path + "/take", """{"id":"MARK"}"""),
            (kim, "POST", path + "/delegate", """{"id":"MARK","to":"lee"}"""),
            (admin, "POST", path + "/assign", """{"id":"MARK","to":"lee"}"""),
            (admin, "PUT", "/v1/tenant/settings", """{"cancelWord":"MARK","distribution":"manual","scope":"all"}"""),
            (admin, "POST", "/v1/tenant/queues", """{"id":"UNIQUE","name":"MARK"}"""),
            (admin, "POST", "/v1/tenant/channels",
                """{"id":"UNIQUE","type":"web","name":"MARK","queue":"general","origins":["https://a.b"],"bot":{"welcome":"MARK","fallback":"x","answers":[{"keywords":["k"],"text":"y"}],"agentCall":{"keywords":["z"],"guide":"g"}}}"""),
            (admin, "POST", "/v1/tenant/keys", """{"id":"UNIQUE","name":"MARK"}"""),
            (op, "POST", "/v1/tenants", """{"id":"UNIQUE","name":""}"""),
        ];
        for (var number = 0; number < bodies; number++)
        {
            var (api, method, target, seed) = seeds[random.Next(seeds.Length)];
            var mark = $"mark-{lane}-{number}-end";
            var body = Mutation.Of(seed.Replace("MARK", mark).Replace("UNIQUE", $"u{lane}-{number}"), random);
            var answer = await api.SendAsync(new(method), target, body);
            Record(mark, answer.Status is 200 ? null : answer.Problem ?? $"{answer.Status} {answer.MediaType}", answer.Status);
        }

        await FramesAsync(lane, frames, customer, random);
        await CallsAsync(lane, calls, tenant, customer, random);
        customer.Api.Dispose();
    }

    private async Task FramesAsync(int lane, int count, Customer customer, Random random)
    {
        string[] seeds =
        [
            """{"type":"send","id":"MARK","text":"MARK"}""", """{"type":"open","id":"MARK"}""",
            """{"type":"connect","id":"MARK"}""", """{"type":"catchUp","after":1}""", """{"type":"ping"}""",
        ];
        var number = 0;
        while (number < count)
        {
            // Fewer than the burst on each connection, so that it is the frame that is refused and not the rate.
            await using var socket = await SocketClient.HelloAsync(host.Address, customer.Token);
            for (var sent = 0; sent < 18 && number < count; sent++, number++)
            {
                var mark = $"mark-{lane}-f{number}-end";
                await socket.SendAsync(Mutation.Of(seeds[random.Next(seeds.Length)].Replace("MARK", mark), random, keepUtf8: true));
                var answer = await socket.Inbox.NextAsync(
                    frame => frame.GetProperty("type").GetString() is "ack" or "error" or "pong" || IsCatchUp(frame), "an answer");
                var problem = answer.TryGetProperty("problem", out var found) ? found.GetProperty("type").GetString()! : null;
                Record(mark, problem?[(problem.LastIndexOf(':') + 1)..], problem is null ? 200 : found.GetProperty("status").GetInt32());
            }
        }

        static bool IsCatchUp(System.Text.Json.JsonElement frame) =>
            frame.GetProperty("type").GetString() == "messages" && frame.GetProperty("prev").GetInt64() > 0;
    }

    private async Task CallsAsync(int lane, int count, TestTenant tenant, Customer customer, Random random)
    {
        string[] seeds =
        [
            """["CONVERSATION","MARK","MARK",null]""", """["CONVERSATION","MARK"]""", """["CONVERSATION","MARK","lee"]""",
            """["waiting",null]""", """["CONVERSATION",5]""", """["online"]""", """["0-5"]""",
        ];
        string[] methods =
        [
            "Send", "Hold", "Resume", "Delegate", "Assign", "List", "Watch", "Open", "Older", "SetPresence", "CatchUp", "Close", "Nothing",
        ];
        await using var hub = await tenant.HubAsync("kim");
        for (var number = 0; number < count; number++)
        {
            var mark = $"mark-{lane}-c{number}-end";
            var arguments = Mutation.OfValue(
                seeds[random.Next(seeds.Length)].Replace("CONVERSATION", customer.Conversation).Replace("MARK", mark), random);
            var method = methods[random.Next(methods.Length)];
            var answer = await hub.AnswerRawAsync(
                id => $$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":{{arguments}}}""", $"{method} {arguments}");
            var problem = HubClient.ProblemOf(answer);
            Record(mark, problem, problem is null ? 200 : 400);
        }
    }

    private void Record(string mark, string? problem, int status)
    {
        Assert.True(status < 500, $"{mark}: {status} {problem}");
        if (problem is null)
        {
            Interlocked.Increment(ref _accepted);
            _acceptedMarks[mark] = 0;
        }
        else
        {
            _refused.AddOrUpdate(problem, 1, (_, count) => count + 1);
        }
    }

    [GeneratedRegex("mark-[0-9]+-[fc]?[0-9]+-end")]
    private static partial Regex Marks();

    public sealed class Host : SqliteHost
    {
        private Task<string>? _operator;

        public Task<string> OperatorAsync() => _operator ??= TestTenant.TokenAsync(this, "op@system");
    }
}
