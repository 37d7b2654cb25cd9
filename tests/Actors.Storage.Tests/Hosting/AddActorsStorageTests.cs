using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Actors.Storage.Tests.Hosting;

public sealed class AddActorsStorageTests
{
    [Fact]
    public async Task The_host_opens_the_store_at_its_start_and_closes_it_at_its_end()
    {
        var folder = Directory.CreateTempSubdirectory("actors-host-");
        var options = new StorageOptions { Path = Path.Combine(folder.FullName, "new", "actors.db") };
        var host = Build(options);
        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(options.Path));
        Assert.Same(host.Services.GetRequiredService<ActorsStore>().Journal, host.Services.GetRequiredService<IEventJournal>());
        Assert.NotNull(host.Services.GetService<IReadStore>());
        Assert.NotNull(host.Services.GetService<IDueStore>());
        Assert.NotNull(host.Services.GetService<IGrainStateStore>());
        Assert.NotNull(host.Services.GetService<IReminderStore>());
        Assert.NotNull(host.Services.GetService<RowsRebuild>());
        await host.StopAsync(TestContext.Current.CancellationToken);
        host.Dispose();

        await using (await ActorsStore.OpenAsync(options, cancellationToken: TestContext.Current.CancellationToken))
        {
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("oracle", "x", "Storage:Store")]
    [InlineData("postgres", "x", "Storage:ConnectionString")]
    [InlineData("sqlite", " ", "Storage:Path")]
    public void A_wrong_setting_is_named(string store, string path, string setting)
    {
        var refused = Assert.Throws<ArgumentException>(() => Build(new StorageOptions { Store = store, Path = path }));
        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
    }

    private static IHost Build(StorageOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddActorsStorage(options);
        return builder.Build();
    }
}
