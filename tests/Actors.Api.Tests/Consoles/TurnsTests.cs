using Actors.Api.Consoles;

namespace Actors.Api.Tests.Consoles;

public sealed class TurnsTests
{
    private readonly Turns _turns = new(1);
    private readonly List<string> _done = [];

    [Fact]
    public async Task Who_is_known_goes_first_and_then_who_came_first()
    {
        var (first, ends) = Hold();
        Task[] others = [DoAsync("comes", false), DoAsync("comes later", false), DoAsync("asks", true), DoAsync("asks later", true)];
        Assert.Empty(_done);

        ends.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(["asks", "asks later", "comes", "comes later"], _done);
    }

    [Fact]
    public async Task Who_is_gone_before_its_turn_holds_up_nobody()
    {
        using var gone = new CancellationTokenSource();
        var (first, ends) = Hold();
        var lost = _turns.DoAsync(true, () => Task.FromResult(_done.Count), gone.Token);
        var next = DoAsync("next", true);
        await gone.CancelAsync();
        ends.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lost);
        await Task.WhenAll(first, next);
        Assert.Equal(["next"], _done);
    }

    [Fact]
    public async Task What_fails_lets_the_next_one_in()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _turns.DoAsync<int>(true, () => throw new InvalidOperationException(), CancellationToken.None));

        await DoAsync("next", true);
        Assert.Equal(["next"], _done);
    }

    private (Task First, TaskCompletionSource Ends) Hold()
    {
        var ends = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (_turns.DoAsync(
            true,
            async () =>
            {
                await ends.Task;
                return true;
            },
            CancellationToken.None), ends);
    }

    private Task DoAsync(string what, bool isKnown) => _turns.DoAsync(
        isKnown,
        () =>
        {
            _done.Add(what);
            return Task.FromResult(true);
        },
        TestContext.Current.CancellationToken);
}
