namespace Actors.Storage.Tests.Harness;

/// <summary>A test with a store of its own, empty.</summary>
public abstract class StoreTest(StoreHarness harness) : IAsyncLifetime
{
    protected ActorsStore Store { get; private set; } = null!;

    protected StoreHarness Harness => harness;

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Store = await harness.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await harness.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<AppendResult> Append(AppendRequest request) => Store.Journal.AppendAsync(request, Cancelled);

    protected async Task Appended(AppendRequest request) => Assert.IsType<AppendResult.Appended>(await Append(request));

    protected async Task Reopen()
    {
        await Store.DisposeAsync();
        Store = await harness.OpenAsync();
    }
}
