using Actors.Durability.Tests.Load;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests;

/// <summary>What a client gets that did not hear the first answer.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task A_retry_gets_the_first_outcome_also_where_it_would_change_nothing_now()
    {
        await using var store = await TestStore.NewAsync("sqlite");
        await using var server = new ServerProcess(store.Options, store.Folder);
        await server.StartAsync();
        using var world = new World(server.Address);
        var (token, _) = await RestCustomer.SessionAsync(world, "web", "다시");
        var first = await Sign.PostAsync(world.Http, token, "/v1/web/connect", new { id = "connect" });
        await Sign.PostAsync(world.Http, token, "/v1/web/messages", new { id = "message", text = "기다릴게요" });
        var again = await Sign.PostAsync(world.Http, token, "/v1/web/connect", new { id = "connect" });
        Assert.Equal(first.GetProperty("seq").GetInt64(), again.GetProperty("seq").GetInt64());
        Assert.True(again.GetProperty("repeated").GetBoolean());
    }
}
