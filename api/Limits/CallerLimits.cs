using System.Threading.RateLimiting;
using Actors.Api.Problems;
using Actors.Domain;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Limits;

/// <summary>What one address may ask for of the customers' calls, and what one channel account's messenger may bring.</summary>
internal sealed class CallerLimits(LimitOptions options) : IDisposable
{
    private static readonly RateLimitPartition<(Limited, int)> Unlimited = RateLimitPartition.GetNoLimiter((Limited.Nothing, 0));

    private readonly PartitionedRateLimiter<(TenantId, ChannelId)> _hooks = PartitionedRateLimiter.Create<(TenantId, ChannelId), (TenantId, ChannelId)>(
        account => RateLimitPartition.GetTokenBucketLimiter(account, _ => PerSecond(options.HookCallsPerSecond)));

    private enum Limited
    {
        Nothing,
        Sessions,
        Sockets,
        Calls,
    }

    /// <summary>The limit of the caller's address for a request, before anything else is asked.</summary>
    public PartitionedRateLimiter<HttpContext> OfAddresses => PartitionedRateLimiter.Create<HttpContext, (Limited, int)>(Of);

    /// <summary>
    /// Why a messenger may not bring this just now, or null. Only who knows the account's path is counted, so that nobody else can use the account's share up.
    /// </summary>
    public ProblemResult? Refusal(TenantId tenant, ChannelId channel, HttpContext context)
    {
        if (options.HookCallsPerSecond == 0 || AddressPlaces.Of(context.Connection.RemoteIpAddress) is null)
        {
            return null;
        }

        using var lease = _hooks.AttemptAcquire((tenant, channel));
        return lease.IsAcquired ? null : new(EdgeProblems.TooManyRequests, TimeSpan.FromSeconds(1));
    }

    public void Dispose() => _hooks.Dispose();

    private RateLimitPartition<(Limited, int)> Of(HttpContext context)
    {
        var (what, most) = !context.Request.Path.StartsWithSegments("/v1/web", out var rest) ? (Limited.Nothing, 0)
            : rest == "/sessions" ? (Limited.Sessions, options.SessionsPerMinute)
            : rest == "/socket" ? (Limited.Sockets, options.SocketsPerAddress)
            : (Limited.Calls, options.CustomerCallsPerSecond);
        if (most == 0 || AddressPlaces.Of(context.Connection.RemoteIpAddress) is not { } place)
        {
            return Unlimited;
        }

        // A socket is one request for as long as it is open.
        return what switch
        {
            Limited.Sessions => RateLimitPartition.GetFixedWindowLimiter((what, place), _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1) }),
            Limited.Sockets => RateLimitPartition.GetConcurrencyLimiter((what, place), _ => new() { PermitLimit = most }),
            _ => RateLimitPartition.GetTokenBucketLimiter((what, place), _ => PerSecond(most)),
        };
    }

    private static TokenBucketRateLimiterOptions PerSecond(int most) => new()
    {
        TokenLimit = 5 * Math.Max(1, most), TokensPerPeriod = Math.Max(1, most), ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    };
}
