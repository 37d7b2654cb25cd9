using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.BadInput;

/// <summary>20,000 mutated bodies, frames and hub messages by seed: no 5xx, a problem for each refusal, nothing of a refused one in the journal.</summary>
public abstract partial class FuzzContract(ApiHost host)
{
    private const int Seed = 20_261_121, Lanes = 8, BodiesPerLane = 2_000, FramesPerLane = 250, CallsPerLane = 250;
    private const long MemoryBound = 64L * 1024 * 1024;

    private readonly ConcurrentDictionary<string, int> _refused = new();
    private readonly ConcurrentDictionary<string, byte> _refusedMarks = new();
    private int _accepted;

    [Fact]
    public async Task Twenty_thousand_mutated_bodies_frames_and_calls_do_no_harm()
    {
        Assert.SkipWhen(host.Missing is not null, host.Missing ?? "");
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
            Assert.False(_refusedMarks.ContainsKey(mark.Value), $"{mark.Value} was refused, and is in the journal.");
        }

        Assert.DoesNotContain(host.Logs.Errors, text => !text.StartsWith("Microsoft.Extensions.Diagnostics.HealthChecks", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, line => Marks().IsMatch(line.Text));
    }

    private async Task LaneAsync(int lane, int bodies, int frames, int calls)
    {
        var random = new Random(Seed + lane);
        var tenant = await host.TenantAsync();
        var customer = await tenant.ActiveAsync();
        using var kim = await tenant.AgentAsync("kim");
        using var admin = await tenant.AgentAsync("admin");
        using var op = host.Api(await TestTenant.TokenAsync(host, "op@system"));
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
            (kim, "POST", path + "/delegate", """{"id":"MARK","to":"lee","reason":"MARK"}"""),
            (kim, "POST", path + "/notes", """{"id":"MARK","text":"MARK"}"""),
            (kim, "PUT", path + "/category", """{"id":"MARK","category":"일반","division":"기타"}"""),
            (kim, "PATCH", path + $"/tickets/{customer.Conversation}-1",
                """{"id":"MARK","change":{"subject":"MARK","status":"pending","tags":["MARK"],"fields":[{"id":"x","value":"MARK"}]}}"""),
            (kim, "PUT", "/v1/canned-answers/hello", """{"name":"MARK","text":"MARK"}"""),
            (admin, "POST", path + "/assign", """{"id":"MARK","to":"lee"}"""),
            (admin, "PUT", "/v1/tenant/settings/draft",
                """{"cancelWord":"MARK","distribution":"manual","hours":{"mon":["10:00-18:00"]},"holidays":[{"date":"2026-03-01"}],"limit":3}"""),
            (admin, "POST", "/v1/tenant/settings/draft/holidays", """{"year":2026,"years":1}"""),
            (admin, "POST", "/v1/tenant/settings/publish", """{"note":"MARK"}"""),
            (admin, "POST", "/v1/simulations",
                """{"settings":{"cancelWord":"x","limit":3},"scenario":{"channel":"kakao","bot":true,"now":"2026-03-04T11:00:00+09:00","settings":{"hours":{"mon":["10:00-18:00"]}},"agents":[{"id":"kim","capacity":1}],"customers":[{"id":"MARK"}],"steps":[{"do":"open","who":"MARK","expect":{"sent":[]}},{"do":"say","who":"MARK","text":"MARK"},{"do":"settings","set":{"service":"stopped"}},{"do":"wait","for":"PT5M"}]}}"""),
            (admin, "POST", "/v1/simulations", """{"day":"2026-03-04","settings":{"cancelWord":"MARK"}}"""),
            (admin, "POST", "/v1/tenant/queues", """{"id":"general","name":"MARK"}"""),
            (admin, "POST", "/v1/tenant/channels",
                """{"id":"web","type":"web","name":"MARK","queue":"general","origins":["https://a.b"],"bot":{"welcome":"MARK","fallback":"x","answers":[{"keywords":["k"],"text":"y"}],"agentCall":{"keywords":["z"],"guide":"g"}}}"""),
            (admin, "POST", "/v1/tenant/channels/bot/bot/test", """{"text":"MARK"}"""),
            (admin, "PUT", "/v1/tenant/agents/boss",
                """{"name":"MARK","role":"manager","chat":true,"assign":false,"capacity":3,"queues":["general"]}"""),
            (admin, "PUT", "/v1/tenant/agents/boss/absences",
                """{"dayOff":["2026-03-04"],"breaks":[{"date":"2026-03-05","from":"15:00","to":"16:00"}],"meal":{"from":"12:00","to":"13:00"}}"""),
            (admin, "POST", "/v1/tenant/keys", """{"id":"gw","name":"MARK"}"""),
            (op, "POST", "/v1/tenants", """{"id":"No Slug","name":"MARK"}"""),
        ];
        var etag = (await admin.GetAsync("/v1/tenant/settings")).Headers["ETag"];
        for (var number = 0; number < bodies; number++)
        {
            var (api, method, target, seed) = seeds[random.Next(seeds.Length)];
            var mark = Mark(lane, number);
            var body = Mutation.Of(seed.Replace("MARK", mark), random);
            var answer = await api.SendAsync(new(method), target, body, ("If-Match", etag));
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
            for (var sent = 0; sent < 9 && number < count; sent++, number++)
            {
                var mark = Mark(lane, 100_000 + number);
                await socket.SendAsync(Mutation.Of(seeds[random.Next(seeds.Length)].Replace("MARK", mark), random, keepUtf8: true));

                // Answers come in order: what came before the answer to this is the answer to the one before.
                await socket.SendAsync(new { type = "barrier", id = $"barrier{number}" });
                JsonElement? refusal = null;
                await socket.Inbox.NextAsync(frame => IsBarrier(frame, $"barrier{number}", ref refusal), "the barrier");
                var problem = refusal?.GetProperty("problem").GetProperty("type").GetString();
                Record(
                    mark, problem?[(problem.LastIndexOf(':') + 1)..],
                    refusal?.GetProperty("problem").GetProperty("status").GetInt32() ?? 200);
            }
        }
    }

    private static bool IsBarrier(JsonElement frame, string id, ref JsonElement? refusal)
    {
        if (frame.GetProperty("type").GetString() != "error")
        {
            return false;
        }

        if (frame.TryGetProperty("id", out var named) && named.GetString() == id)
        {
            return true;
        }

        refusal = frame;
        return false;
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
            var mark = Mark(lane, 200_000 + number);
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
        }
        else
        {
            _refusedMarks[mark] = 0;
            _refused.AddOrUpdate(problem, 1, (_, count) => count + 1);
        }
    }

    /// <summary>With a sum of its digits, so that a spoiled mark is not taken for another one.</summary>
    private static string Mark(int lane, int number) =>
        $"mark-{lane}-{number}-{(uint)((lane * 1_000_003) + number) * 2_654_435_761u:x8}-end";

    [GeneratedRegex("mark-[0-9]+-[0-9]+-[0-9a-f]+-end")]
    private static partial Regex Marks();
}

public sealed class SqliteFuzzTests(FuzzHost host) : FuzzContract(host), IClassFixture<FuzzHost>;

public sealed class PostgresFuzzTests(PostgresHost host) : FuzzContract(host), IClassFixture<PostgresHost>;

/// <summary>A service of its own, whose logs and memory are nobody else's.</summary>
public sealed class FuzzHost : SqliteHost;
