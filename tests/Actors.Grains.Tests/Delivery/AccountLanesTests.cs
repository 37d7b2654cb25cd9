using Actors.Clock;
using Actors.Domain;
using Actors.Grains.Delivery;
using Actors.Testing;

namespace Actors.Grains.Tests.Delivery;

/// <summary>Whoever waits for an account waits for that one alone.</summary>
public sealed class AccountLanesTests
{
    private static readonly TenantId Tenant = new("t");
    private static readonly ChannelId Slow = new("slow"), Quick = new("quick");

    private readonly AccountLanes _lanes = new(new GrainClock(new ManualTime(Sample.Now)));

    [Fact]
    public async Task An_account_whose_calls_are_never_answered_keeps_nobody_from_another()
    {
        var places = new List<IDisposable>();
        for (var i = 0; i < AccountLane.Width; i++)
        {
            places.Add(await _lanes.Of(Tenant, Slow).EnterAsync(TestContext.Current.CancellationToken));
            _lanes.Of(Tenant, Slow).Breaker.Went(false);
        }

        var next = _lanes.Of(Tenant, Slow).EnterAsync(TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        Assert.NotNull(_lanes.Of(Tenant, Slow).Breaker.StayAway());
        Assert.True(_lanes.Of(Tenant, Quick).EnterAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        Assert.Null(_lanes.Of(Tenant, Quick).Breaker.StayAway());

        // Of another tenant an account of the same name is another one.
        Assert.True(_lanes.Of(new("other"), Slow).EnterAsync(TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        places[0].Dispose();
        (await next).Dispose();
    }
}
