using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;
using Actors.Testing.Postgres;

namespace Actors.Api.Tests.Messengers;

/// <summary>
/// A messenger that repeats itself, while others do and after a restart: faults 28 and 29. Of the messengers only consult talk names its events; Naver
/// and Open Builder do not, and nothing is guessed there.
/// </summary>
public abstract class RepeatedMessageContract(ApiHost host)
{
    [Fact]
    public async Task CT_4_the_same_message_50_times_at_once_and_again_after_a_restart_is_one()
    {
        Assert.SkipWhen(host.Missing is not null, host.Missing ?? "");
        await using var world = await KakaoConsultWorld.OpenAsync(host, withBot: true);
        var serial = KakaoConsultWorld.NextSerial();
        await Fifty(() => world.SaysAsync("u1", "한 번만", serial));
        await Fifty(() => world.StartsAsync("u2"));
        await host.StopAsync();
        await host.StartAsync();
        world.Follow(host);
        await Fifty(() => world.SaysAsync("u1", "한 번만", serial));
        await Fifty(() => world.StartsAsync("u2"));
        Assert.Equal(["한 번만"], await world.SaidAsync("u1"));
        Assert.Single(
            await world.LinesAsync("u2"),
            line => line.TryGetProperty("auto", out var auto) && auto.GetProperty("kind").GetString() == "kakaoStart");

        static async Task Fifty(Func<Task<Answer>> call) =>
            Assert.All(await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => call())), answer => answer.Took());
    }
}

public sealed class RepeatedMessageOnSqliteTests(RepeatedMessageOnSqliteTests.Host host)
    : RepeatedMessageContract(host), IClassFixture<RepeatedMessageOnSqliteTests.Host>
{
    /// <summary>A service of its own, which may stop.</summary>
    public sealed class Host : MessengerHost;
}

public sealed class RepeatedMessageOnPostgresTests(RepeatedMessageOnPostgresTests.Host host)
    : RepeatedMessageContract(host), IClassFixture<RepeatedMessageOnPostgresTests.Host>
{
    /// <summary>A service of its own, which may stop, on a PostgreSQL server of its own.</summary>
    public sealed class Host : ApiHost
    {
        private PostgresServer? _server;
        private string _database = "";

        protected override IEnumerable<string> Storage =>
            ["--Storage:Store", "postgres", "--Storage:ConnectionString", _database, "--Outgoing:AllowedNetworks:0", "127.0.0.1/32"];

        public override async ValueTask InitializeAsync()
        {
            try
            {
                _server = await PostgresServer.StartAsync();
                _database = await _server.CreateDatabaseAsync();
            }
            catch (PostgresIsMissingException missing)
            {
                Missing = missing.Message;
            }

            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            if (_server is not null)
            {
                await _server.DisposeAsync();
            }
        }
    }
}
