using Actors.Api.Tests.Clients;
using Actors.Api.Tests.Hosting;

namespace Actors.Api.Tests.Tenants;

/// <summary>Settings, draft and history are in the journal: a restart changes nothing.</summary>
public abstract class SettingsRestartContract
{
    private readonly ApiHost _host;

    protected SettingsRestartContract(ApiHost host)
    {
        Assert.SkipWhen(host.Missing is not null, host.Missing ?? "");
        _host = host;
    }

    [Fact]
    public async Task A_restart_keeps_draft_and_history_also_behind_a_snapshot()
    {
        var tenant = await _host.TenantAsync();
        string before, versions, etag;
        using (var boss = await tenant.AgentAsync("boss"))
        {
            (await boss.PutInForceAsync("""{"cancelWord":"그만"}""", "첫 변경")).Ok();
            var last = await boss.ReadSettingsAsync();
            for (var number = 3; number < 110; number++)
            {
                last = await boss.SaveAsync(last.With($$"""{"limit":{{number}}}"""), last.Etag());
            }

            (before, etag) = ((await boss.ReadSettingsAsync()).Text, last.Etag());
            versions = (await boss.GetAsync(SettingsCalls.Path + "/versions")).Text;
        }

        await _host.StopAsync();
        await _host.StartAsync();
        using var again = _host.Api(await TestTenant.TokenAsync(_host, $"boss@{tenant.Id}"));
        var read = await again.ReadSettingsAsync();
        Assert.Equal((before, etag), (read.Text, read.Etag()));
        Assert.Equal(versions, (await again.GetAsync(SettingsCalls.Path + "/versions")).Text);
        Assert.Equal(109, (await again.PublishAsync(etag)).Ok().GetProperty("settings").GetProperty("limit").GetInt32());
    }
}

public sealed class SqliteSettingsRestartTests(SqliteHost host) : SettingsRestartContract(host), IClassFixture<SqliteHost>;

public sealed class PostgresSettingsRestartTests(PostgresHost host) : SettingsRestartContract(host), IClassFixture<PostgresHost>;
