using System.Net.WebSockets;
using System.Text;
using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.BadInput;

/// <summary>What nobody should send: each gets its own problem, and nothing is stored. The same on every store.</summary>
public abstract class BadInputContract
{
    private readonly ApiHost _host;

    protected BadInputContract(ApiHost host)
    {
        Assert.SkipWhen(host.Missing is not null, host.Missing ?? "");
        _host = host;
    }

    public static TheoryData<string, string> Bodies => new()
    {
        { "", "body-is-malformed" },
        { "{", "body-is-malformed" },
        { """{"text":"x"}}""", "body-is-malformed" },
        { """{"text":"x",}""", "body-is-malformed" },
        { """{"text":1}""", "body-is-malformed" },
        { """{"text":["x"]}""", "body-is-malformed" },
        { """["x"]""", "body-is-malformed" },
        { "null", "body-is-malformed" },
        { "1e999999", "body-is-malformed" },
        { """{"text":"x","text":"y"}""", "body-is-malformed" },
        { """{"text":"x","extra":1}""", "body-is-malformed" },
        { """{"text":"x\ud83d"}""", "body-is-malformed" },
        { """{"text":"\udc00x"}""", "body-is-malformed" },
        { """{"text":"a\u0000b"}""", "text-has-invalid-characters" },
        { """{"text":""}""", "text-is-empty" },
        { """{"text":" \n\t"}""", "text-is-empty" },
        { """{"text":null}""", "text-is-empty" },
        { "{}", "text-is-empty" },
        { """{"text":"x","id":""}""", "field-is-invalid" },
        { """{"text":"x","id":"with space"}""", "field-is-invalid" },
        { """{"text":"x","id":"한글"}""", "field-is-invalid" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_wrong_body_is_refused(string body, string problem)
    {
        var (customer, kim, program, before) = await StartAsync();
        (await customer.Api.SendAsync(HttpMethod.Post, "/v1/web/messages", body)).Refused(400, problem);
        (await kim.SendAsync(HttpMethod.Post, $"/v1/conversations/{customer.Conversation}/messages", body)).Refused(400, problem);
        await NothingAsync(before);
        program.Dispose();
    }

    [Fact]
    public async Task Ten_thousand_characters_are_kept_and_one_more_is_refused_whole()
    {
        var (customer, _, _, _) = await StartAsync();
        var longest = string.Concat(Enumerable.Repeat("😀", 10_000));
        (await customer.Api.PostAsync("/v1/web/messages", """{"id":"long","text":"TEXT"}""".Replace("TEXT", longest))).Ok();
        var before = _host.Journal.CountOf(Tenant);
        (await customer.Api.PostAsync("/v1/web/messages", """{"text":"TEXTx"}""".Replace("TEXT", longest))).Refused(400, "text-is-too-long");
        (await customer.Api.PostAsync("/v1/web/messages", new { text = new string('가', 10_001) })).Refused(400, "text-is-too-long");
        await NothingAsync(before);
        var read = (await customer.Api.GetAsync("/v1/web/messages?limit=200")).Ok();
        Assert.Contains(
            read.GetProperty("messages").EnumerateArray(), line => line.TryGetProperty("text", out var text) && text.GetString() == longest);
    }

    [Fact]
    public async Task Large_deep_and_foreign_bodies_are_refused()
    {
        var (customer, _, program, before) = await StartAsync();
        const string Path = "/v1/web/messages";
        var api = customer.Api;
        (await api.SendAsync(HttpMethod.Post, Path, $$"""{"text":"x"{{new string(' ', 65_536)}}}""")).Refused(413, "body-is-too-large");
        (await api.SendAsync(HttpMethod.Post, Path, new byte[200_000])).Refused(413, "body-is-too-large");
        var deep = new string('[', 33) + new string(']', 33);
        (await api.SendAsync(HttpMethod.Post, Path, $$"""{"text":{{deep}}}""")).Refused(400, "body-is-malformed");
        (await api.SendAsync(HttpMethod.Post, Path, new string('[', 10_000))).Refused(400, "body-is-malformed");
        (await api.SendAsync(HttpMethod.Post, Path, (byte[])[0x7b, 0x22, 0xff, 0xfe, 0x22])).Refused(400, "body-is-malformed");
        (await api.SendAsync(HttpMethod.Post, Path, (byte[])[.. "{\"text\":\""u8, 0xc0, 0x80, .. "\"}"u8])).Refused(400, "body-is-malformed");
        foreach (var type in new[] { "text/plain", "application/xml", "application/json; charset=euc-kr", "application/json; charset=none" })
        {
            (await api.SendAsync(HttpMethod.Post, Path, """{"text":"x"}""", ("Content-Type", type))).Refused(415, "media-type-is-not-json");
        }

        (await api.SendAsync(HttpMethod.Post, Path, """{"text":"x"}""", ("Idempotency-Key", new string('k', 129))))
            .Refused(400, "field-is-invalid");
        (await program.PostAsync("/v1/channels/gw/messages", new { customer = "", id = "x", text = "x" })).Refused(400, "field-is-invalid");
        (await program.PostAsync("/v1/channels/gw/messages", new { customer = "u", id = "x", text = "x", name = "a\u0000b" }))
            .Refused(400, "field-is-invalid");
        (await program.PostAsync("/v1/channels/gw/messages", new { customer = "u", id = "x", text = "x", name = new string('n', 101) }))
            .Refused(400, "field-is-invalid");
        (await program.PostAsync("/v1/channels/Not a Slug/messages", new { customer = "u", id = "x", text = "x" })).Refused(404, "not-found");
        await NothingAsync(before);
    }

    [Theory]
    [InlineData("?after=-1", 400, "field-is-invalid")]
    [InlineData("?after=999999", 409, "cursor-is-from-the-future")]
    [InlineData("?after=x", 400, "body-is-malformed")]
    [InlineData("?after=99999999999999999999", 400, "body-is-malformed")]
    [InlineData("?limit=0", 400, "field-is-invalid")]
    [InlineData("?limit=201", 400, "field-is-invalid")]
    public async Task A_wrong_cursor_is_refused(string query, int status, string problem)
    {
        var (customer, kim, program, before) = await StartAsync();
        (await customer.Api.GetAsync("/v1/web/messages" + query)).Refused(status, problem);
        (await kim.GetAsync($"/v1/conversations/{customer.Conversation}/messages{query}")).Refused(status, problem);
        (await program.GetAsync("/v1/channels/gw/customers/u/messages" + query)).Refused(status, problem);
        await NothingAsync(before);
    }

    [Fact]
    public async Task Wrong_lists_and_unknown_ids_are_refused()
    {
        var (_, kim, _, before) = await StartAsync();
        foreach (var query in new[]
        {
            "", "?tab=all", "?tab=waiting&limit=0", "?tab=waiting&cursor=x", "?tab=waiting&cursor=w.1.AAAAAAAAAAAAAAAAAAAAAA",
            "?tab=active&cursor=%00", "?tab=active&cursor=" + new string('9', 1000),
        })
        {
            (await kim.GetAsync("/v1/conversations" + query)).Refused(400, "field-is-invalid");
        }

        (await kim.GetAsync("/v1/conversations/changes")).Refused(400, "field-is-invalid");
        (await kim.GetAsync("/v1/conversations/changes?after=9223372036854775807-1")).Refused(409, "cursor-is-from-the-future");
        foreach (var id in new[] { "AAAAAAAAAAAAAAAAAAAAAA", "x", "..%2f..", new string('a', 2000) })
        {
            (await kim.GetAsync("/v1/conversations/" + id)).Refused(404, "conversation-is-unknown");
            (await kim.PostAsync($"/v1/conversations/{id}/start", new { })).Refused(404, "conversation-is-unknown");
        }

        await NothingAsync(before);
    }

    [Fact]
    public async Task Definitions_that_nobody_could_use_are_refused()
    {
        var (_, _, _, before) = await StartAsync();
        using var admin = await _tenant!.AgentAsync("admin");
        const string Bot = """{"id":"c1","type":"web","name":"C","queue":"general","bot":""";
        (string Method, string Path, string Body, string Problem)[] calls =
        [
            ("POST", "queues", "{}", "field-is-invalid"),
            ("POST", "queues", """{"id":"Q 1","name":"Q"}""", "field-is-invalid"),
            ("POST", "queues", """{"id":"q1","name":"a\u0000"}""", "field-is-invalid"),
            ("POST", "queues", """{"id":"q1","name":"a\r\nSet-Cookie: x"}""", "field-is-invalid"),
            ("POST", "agents", """{"id":"a1","name":"A","queues":[null]}""", "field-is-invalid"),
            ("POST", "agents", """{"id":"a1","name":"A","queues":null,"role":"operator"}""", "field-is-invalid"),
            ("POST", "agents", """{"id":"a1","name":"A","capacity":0}""", "field-is-invalid"),
            ("POST", "agents", """{"id":"a1","name":"A","role":7}""", "body-is-malformed"),
            ("POST", "keys", """{"id":"k_1","name":"K"}""", "field-is-invalid"),
            ("POST", "channels", """{"id":"c1","type":"web","name":"C","queue":"general","origins":["*"]}""", "field-is-invalid"),
            ("POST", "channels", """{"id":"c1","type":"web","name":"C","queue":"general","origins":[null]}""", "field-is-invalid"),
            ("POST", "channels", """{"id":"c1","type":"web","name":"C","queue":"general","origins":["https://a.b/path"]}""", "field-is-invalid"),
            ("POST", "channels", Bot + "{}}", "field-is-invalid"),
            ("POST", "channels", Bot + """{"welcome":null,"fallback":"","answers":[]}}""", "field-is-invalid"),
            ("POST", "channels", Bot + """{"welcome":"","fallback":"","answers":[null]}}""", "field-is-invalid"),
            ("POST", "channels", Bot + """{"welcome":"a\u0000","fallback":"","answers":[]}}""", "field-is-invalid"),
            ("POST", "channels", Bot + """{"welcome":"","fallback":"","answers":[{"keywords":[""],"text":"x"}]}}""", "field-is-invalid"),
        ];
        foreach (var (method, path, body, problem) in calls)
        {
            var answer = await admin.SendAsync(new(method), "/v1/tenant/" + path, body);
            Assert.True(answer.Status == 400 && answer.Problem == problem, $"{path} {body}: {answer.Status} {answer.Text}");
        }

        await NothingAsync(before);
    }

    [Theory]
    [InlineData("{", "frame-is-malformed")]
    [InlineData("null", "frame-is-malformed")]
    [InlineData("""{"type":"ping","type":"ping"}""", "frame-is-malformed")]
    [InlineData("""{"type":"ping","x":1}""", "frame-is-malformed")]
    [InlineData("""{"type":"send","id":1}""", "frame-is-malformed")]
    [InlineData("""{"type":"send","id":"a","text":"\ud800"}""", "frame-is-malformed")]
    [InlineData("""{"type":"dance"}""", "frame-is-unknown")]
    [InlineData("{}", "frame-is-unknown")]
    [InlineData("""{"type":"send","text":"x"}""", "field-is-invalid")]
    [InlineData("""{"type":"send","id":"a","text":""}""", "text-is-empty")]
    [InlineData("""{"type":"send","id":"a","text":"\u0000"}""", "text-has-invalid-characters")]
    [InlineData("""{"type":"catchUp","after":99999}""", "cursor-is-from-the-future")]
    [InlineData("""{"type":"catchUp","after":-5}""", "field-is-invalid")]
    public async Task A_wrong_frame_is_refused_and_the_socket_stays(string frame, string problem)
    {
        var (customer, _, _, before) = await StartAsync();
        await using var socket = await SocketClient.HelloAsync(_host.Address, customer.Token);
        await socket.SendAsync(frame);
        await socket.RefusedAsync(problem);
        await socket.SendRawAsync([1, 2, 3], WebSocketMessageType.Binary);
        await socket.RefusedAsync("frame-is-malformed");
        await socket.SendAsync(new { type = "ping" });
        await socket.NextAsync("pong");
        await NothingAsync(before);
    }

    [Fact]
    public async Task A_frame_over_64_KB_is_refused_and_closes_the_socket()
    {
        var (customer, _, _, before) = await StartAsync();
        foreach (var size in new[] { 65_537, 300_000 })
        {
            await using var socket = await SocketClient.HelloAsync(_host.Address, customer.Token);
            await socket.SendAsync(new string('x', size));
            await socket.RefusedAsync("frame-is-too-large");
            await socket.ClosedAsync(WebSocketCloseStatus.MessageTooBig);
        }

        await using var largest = await SocketClient.HelloAsync(_host.Address, customer.Token);
        await largest.SendAsync(new string('x', 65_536));
        await largest.RefusedAsync("frame-is-malformed");
        await NothingAsync(before);
    }

    [Fact]
    public async Task A_socket_that_floods_is_refused_and_then_closed()
    {
        var (customer, _, _, before) = await StartAsync();
        await using var socket = await SocketClient.HelloAsync(_host.Address, customer.Token);
        var frame = Encoding.UTF8.GetBytes("""{"type":"ping"}""");
        try
        {
            for (var number = 0; number < 200; number++)
            {
                await socket.SendRawAsync(frame);
            }
        }
        catch (WebSocketException)
        {
            // The farewell may come, and be answered, before all of it is said.
        }

        await socket.ClosedAsync(WebSocketCloseStatus.PolicyViolation);
        var errors = socket.Inbox.All.Count(one => one.GetProperty("type").GetString() == "error"
            && one.GetProperty("problem").GetProperty("type").GetString()!.EndsWith("too-many-frames", StringComparison.Ordinal));
        Assert.Equal(100, errors);
        await NothingAsync(before);
    }

    [Fact]
    public async Task A_hub_message_that_is_none_ends_the_connection_only()
    {
        var (_, _, _, before) = await StartAsync();
        foreach (var message in new[] { "{", "{}", "[]", """{"type":99}""", new string('x', 70_000) })
        {
            await using var hub = await _tenant!.HubAsync("kim");
            await hub.SendRawAsync(message);
            await using var other = await _tenant.HubAsync("lee");
            await other.CallAsync("Agents");
        }

        await NothingAsync(before);
    }

    private TestTenant? _tenant;

    private Domain.TenantId Tenant => _tenant!.Id;

    private async Task<(Customer Customer, RestClient Kim, RestClient Program, int Before)> StartAsync()
    {
        _tenant = await _host.TenantAsync();
        var customer = await _tenant.ActiveAsync();
        await Eventually.HoldsAsync(async () => await customer.StatusAsync() == "active", "the conversation is active");
        await SettledAsync();
        return (customer, await _tenant.AgentAsync("kim"), _host.Api(_tenant.Key), _host.Journal.CountOf(Tenant));
    }

    /// <summary>Queues confirm what they learn a moment later; after that nothing is appended any more.</summary>
    private async Task SettledAsync()
    {
        var (last, since) = (-1, System.Diagnostics.Stopwatch.StartNew());
        await Eventually.HoldsAsync(
            () =>
            {
                var count = _host.Journal.CountOf(Tenant);
                (last, since) = count == last ? (last, since) : (count, System.Diagnostics.Stopwatch.StartNew());
                return since.ElapsedMilliseconds > 150;
            },
            "the tenant has settled");
    }

    private Task NothingAsync(int before)
    {
        Assert.Equal(before, _host.Journal.CountOf(Tenant));
        return Task.CompletedTask;
    }
}

public sealed class SqliteBadInputTests(SqliteHost host) : BadInputContract(host);

public sealed class PostgresBadInputTests(PostgresHost host) : BadInputContract(host), IClassFixture<PostgresHost>;

public sealed class MemoryBadInputTests(MemoryHost host) : BadInputContract(host), IClassFixture<MemoryHost>;
