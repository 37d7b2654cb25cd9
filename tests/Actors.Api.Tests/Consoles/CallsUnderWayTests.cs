using Actors.Api.Consoles;

namespace Actors.Api.Tests.Consoles;

public sealed class CallsUnderWayTests
{
    [Fact]
    public void A_node_that_stops_begins_no_call_and_waits_for_those_that_it_began()
    {
        var calls = new CallsUnderWay();
        Assert.True(calls.Begin());
        Assert.True(calls.Begin());
        calls.End();

        var none = calls.StopAsync();

        Assert.False(calls.Begin());
        Assert.False(none.IsCompleted);
        calls.End();
        Assert.True(none.IsCompletedSuccessfully);
        Assert.False(calls.Begin());
    }

    [Fact]
    public void Without_calls_there_is_nothing_to_wait_for() => Assert.True(new CallsUnderWay().StopAsync().IsCompletedSuccessfully);
}
