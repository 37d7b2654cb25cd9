using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Actors.Durability.Tests.Load;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests;

/// <summary>
/// Promises about time survive a kill: the server is killed before each is due, started again just before and just after by a moved clock, and
/// nobody touches the conversation but its promise. None is kept early, none twice.
/// </summary>
public sealed class MovedClockTests
{
    /// <summary>Of the next Wednesday in Seoul: tokens that the server signs are checked by the clock of the machine, too, and must not be old.</summary>
    private static readonly DateTimeOffset Midnight = NextWednesday(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(9)));

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Promises_about_time_survive_a_kill(string storeName)
    {
        await using var store = await TestStore.NewAsync(storeName);
        await using var town = new Town(store);
        Visitor night = null!, noon = null!, evening = null!;
        await town.LiveAsync("09:00:00", async () =>
        {
            await town.SetAsync();
            night = await town.ComesAsync("night");
            await town.ExpectAsync(night, "waiting", null);
        });
        await town.LiveAsync("09:59:30", () => town.StaysAsync(night, "waiting", null));

        // The opening: nobody but the sweep comes to the queue.
        await town.LiveAsync("10:00:00", async () =>
        {
            await town.PresenceAsync("kim", "online");
            await town.ExpectAsync(night, "received", "kim");
            await town.SaysAsync(night, "계세요?");
            Assert.Equal(1, await town.CountAsync(night, "busy"));
        });

        // The five minutes of busy, and the three of the answer.
        await town.LiveAsync("10:02:00", async () =>
        {
            await town.PresenceAsync("lee", "online");
            await town.SaysAsync(night, "아직인가요?");
            await town.StaysAsync(night, "received", "kim");
            Assert.Equal(1, await town.CountAsync(night, "busy"));
        });
        await town.LiveAsync("10:04:00", () => town.ExpectAsync(night, "received", "lee"));
        await town.LiveAsync("10:06:30", async () =>
        {
            await town.StaysAsync(night, "received", "lee");
            await town.SaysAsync(night, "여보세요");
            Assert.Equal((2, 2), (await town.CountAsync(night, "busy"), await town.CountAsync(night, "assigned")));
            await town.DoAsync("lee", night, "start");
            await town.DoAsync("lee", night, "delegate", "kim");
            await town.ExpectAsync(night, "held", "kim");
        });

        // The delegation that nobody resumes, then the customer who stays silent.
        await town.LiveAsync("10:10:00", () => town.StaysAsync(night, "held", "kim"));
        await town.LiveAsync("10:13:00", () => town.ExpectAsync(night, "held", "lee"));
        await town.LiveAsync("10:35:00", async () =>
        {
            await town.StaysAsync(night, "held", "lee");
            Assert.Equal(1, await town.CountAsync(night, "delegation-returned"));
        });
        await town.LiveAsync("10:38:00", () => town.ExpectAsync(night, "ended", null));

        // The end of the meal.
        await town.LiveAsync("12:30:00", async () =>
        {
            noon = await town.ComesAsync("noon");
            await town.ExpectAsync(noon, "waiting", null);
        });
        await town.LiveAsync("12:59:30", () => town.StaysAsync(noon, "waiting", null));
        await town.LiveAsync("13:00:00", () => town.ExpectAsync(noon, "received", null));

        // Too long in waiting.
        await town.LiveAsync("18:30:00", async () =>
        {
            evening = await town.ComesAsync("evening");
            await town.ExpectAsync(evening, "waiting", null);
        });
        await town.LiveAsync("20:29:30", () => town.StaysAsync(evening, "waiting", null));
        await town.LiveAsync("20:31:00", () => town.ExpectAsync(evening, "ended", null));
        await town.LiveAsync("23:00:00", async () =>
        {
            Assert.Equal(1, await town.CountAsync(night, "ended"));
            Assert.Equal(1, await town.CountAsync(evening, "ended"));
        });
    }

    private static DateTimeOffset NextWednesday(DateTimeOffset now) =>
        new DateTimeOffset(now.Date, now.Offset).AddDays(1 + ((DayOfWeek.Wednesday - now.AddDays(1).DayOfWeek + 7) % 7));

    private sealed record Visitor(string Token, string Conversation);

    /// <summary>The demo tenant, one life of its server after the other.</summary>
    private sealed class Town(TestStore store) : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

        /// <summary>Two steps of the sweep, and the one at the start.</summary>
        private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(2.5);

        private readonly ServerProcess _server = new(store.Options, store.Folder);
        private readonly Dictionary<string, string> _tokens = [];
        private readonly Dictionary<string, string> _passwords = [];
        private HttpClient _http = new();
        private EntityTagHeaderValue? _revision;
        private int _operations;

        public async Task LiveAsync(string from, Func<Task> life)
        {
            _server.ClockStart = Midnight + TimeSpan.Parse(from, System.Globalization.CultureInfo.InvariantCulture);
            await _server.StartAsync();
            foreach (var (login, password) in _server.Passwords)
            {
                _passwords[login] = password;
            }

            _tokens.Clear();
            using (_http = new HttpClient { BaseAddress = _server.Address })
            {
                await life();
            }

            await _server.KillAsync();
        }

        public async Task SetAsync()
        {
            string[] day = ["10:00-18:00"];
            var settings = new
            {
                hours = new { mon = day, tue = day, wed = day, thu = day, fri = day },
                meal = new { from = "12:00", to = "13:00" },
                noAnswerMinutes = 3, resumeMinutes = 5, idleMinutes = 30, waitingHours = 2,
                messages = new { busy = new { on = true, text = "문의가 많습니다." } },
            };
            var token = await TokenAsync("manager");
            await SendAsync(HttpMethod.Get, "/v1/tenant/settings", token, null);
            await SendAsync(HttpMethod.Put, "/v1/tenant/settings/draft", token, settings);
            await SendAsync(HttpMethod.Post, "/v1/tenant/settings/publish", token, new { });
        }

        public async Task<Visitor> ComesAsync(string name)
        {
            var session = await SendAsync(HttpMethod.Post, "/v1/web/sessions", null, new { channel = "demo/web", name });
            var visitor = new Visitor(session.GetProperty("token").GetString()!, session.GetProperty("conversation").GetString()!);
            await SendAsync(HttpMethod.Post, "/v1/web/connect", visitor.Token, new { id = "connect" });
            return visitor;
        }

        public Task SaysAsync(Visitor who, string text) =>
            SendAsync(HttpMethod.Post, "/v1/web/messages", who.Token, new { id = $"m{++_operations}", text });

        public async Task PresenceAsync(string agent, string presence) =>
            await SendAsync(HttpMethod.Put, "/v1/me/presence", await TokenAsync(agent), new { presence });

        public async Task DoAsync(string agent, Visitor who, string deed, string? to = null) => await SendAsync(
            HttpMethod.Post, $"/v1/conversations/{who.Conversation}/{deed}", await TokenAsync(agent),
            to is null ? new { id = $"d{++_operations}" } : new { id = $"d{++_operations}", to });

        /// <summary>Lines of a kind, automatic messages by their own.</summary>
        public async Task<int> CountAsync(Visitor who, string kind)
        {
            var page = await SendAsync(
                HttpMethod.Get, $"/v1/conversations/{who.Conversation}/messages?after=0&limit=200", await TokenAsync("manager"), null);
            return page.GetProperty("messages").EnumerateArray().Count(line =>
                line.GetProperty("kind").GetString() == kind
                || (line.TryGetProperty("auto", out var auto) && auto.GetProperty("kind").GetString() == kind));
        }

        public async Task ExpectAsync(Visitor who, string status, string? agent)
        {
            var until = TimeProvider.System.GetUtcNow() + Patience;
            while (!await IsAsync(who, status, agent))
            {
                Assert.True(
                    TimeProvider.System.GetUtcNow() < until,
                    $"{who.Conversation} did not become {status} of {agent}, it is {await StandingAsync(who)}.\n{_server.Output}");
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        public async Task StaysAsync(Visitor who, string status, string? agent)
        {
            var until = TimeProvider.System.GetUtcNow() + LongEnough;
            while (TimeProvider.System.GetUtcNow() < until)
            {
                Assert.True(await IsAsync(who, status, agent), $"{who.Conversation} became {await StandingAsync(who)} too early.");
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await _server.DisposeAsync();
        }

        private async Task<bool> IsAsync(Visitor who, string status, string? agent)
        {
            var (isStatus, isAgent) = await StandingAsync(who);
            return isStatus == status && (agent is null || isAgent == agent);
        }

        private async Task<(string? Status, string? Agent)> StandingAsync(Visitor who)
        {
            var row = (await SendAsync(HttpMethod.Get, $"/v1/conversations/{who.Conversation}", await TokenAsync("manager"), null))
                .GetProperty("row");
            return (row.GetProperty("status").GetString(), row.TryGetProperty("agent", out var agent) ? agent.GetString() : null);
        }

        private async Task<string> TokenAsync(string agent)
        {
            if (!_tokens.TryGetValue(agent, out var token))
            {
                _tokens[agent] = token = await Sign.InAsync(_http, $"{agent}@demo", _passwords[$"{agent}@demo"]);
            }

            return token;
        }

        private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? token, object? body)
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
            if (_revision is not null && path.StartsWith("/v1/tenant/settings/", StringComparison.Ordinal))
            {
                request.Headers.IfMatch.Add(_revision);
            }

            request.Headers.Authorization = token is null ? null : new("Bearer", token);
            using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            _revision = response.Headers.ETag ?? _revision;
            var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {answer}\n{_server.Output}");
            return JsonDocument.Parse(answer).RootElement;
        }
    }
}
