using Actors.Storage.Writer;

namespace Actors.Storage.Tests.Writer;

/// <summary>An engine that holds its first batch until it is opened, and fails as the test says.</summary>
internal sealed class ScriptedEngine : IBatchEngine
{
    private readonly ManualResetEventSlim _open = new();
    private readonly ManualResetEventSlim _busy = new();

    public List<int> Sizes { get; } = [];

    public List<AppendRequest> Committed { get; } = [];

    public Func<IReadOnlyList<AppendRequest>, Exception?> Fails { get; set; } = _ => null;

    public void Open() => _open.Set();

    public void WaitUntilBusy() => _busy.Wait(TestContext.Current.CancellationToken);

    public AppendResult[] Commit(IReadOnlyList<AppendRequest> batch)
    {
        _busy.Set();
        _open.Wait();
        Sizes.Add(batch.Count);
        if (Fails(batch) is { } failure)
        {
            throw failure;
        }

        Committed.AddRange(batch);
        return [.. batch.Select(item => new AppendResult.Appended(item.ExpectedSeq + item.Events.Length))];
    }
}
