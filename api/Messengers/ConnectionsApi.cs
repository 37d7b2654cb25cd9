using System.Collections.Immutable;
using System.Security.Claims;
using Actors.Api.Json;
using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Api.Tenants;
using Actors.Channels;
using Actors.Channels.Guarded;
using Actors.Domain;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Orleans;

namespace Actors.Api.Messengers;

/// <summary>How channel accounts are joined to their messengers. Secrets go in and never come out.</summary>
internal static class ConnectionsApi
{
    public static void MapConnectionsApi(this IEndpointRouteBuilder routes)
    {
        var administrator = routes.MapGroup("/v1/tenant/channels/{id}/connection")
            .RequireAuthorization(Policies.Administrator).RefusesStrangers().WithTags("Tenant");
        administrator.MapGet("/", Read)
            .Says("Read how a channel account is joined to its messenger", "Its settings, and the names of its secrets.").Refuses(404);
        administrator.MapPut("/", Join)
            .Says(
                "Join a channel account to its messenger",
                "Settings are replaced as a whole; a secret that is not named stays, null removes it. The path on which the messenger calls is answered once, "
                + "at first and when a new one is asked for.").RefusesChanges();
        administrator.MapDelete("/", Part)
            .Says("Part a channel account from its messenger", "What it owes is kept and given up in time; the path opens nothing.").Refuses(404, 409);
    }

    private static async Task<Results<Ok<ConnectionBody>, ProblemResult>> Read(
        string id, ClaimsPrincipal user, TenantDirectory directory, CancellationToken cancellationToken) =>
        (await directory.FindAsync(user.TenantId(), cancellationToken))?.Channel(new(id)) is not { } channel
            ? ProblemResult.Of(new Domain.NotFound("This channel"))
            : TypedResults.Ok(ConnectionBody.Of(channel.Connection, null));

    private static async Task<Results<Ok<ConnectionBody>, ProblemResult>> Join(
        string id, NewConnectionBody body, ClaimsPrincipal user, TenantDirectory directory, ISecretBox secrets, IEnumerable<IConnector> connectors,
        OutgoingGuard guard, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        var tenant = user.TenantId();
        if ((await directory.FindAsync(tenant, cancellationToken))?.Channel(new(id)) is not { } channel)
        {
            return ProblemResult.Of(new Domain.NotFound("This channel"));
        }

        if (connectors.FirstOrDefault(one => one.Type == channel.Type) is not { } connector)
        {
            return ProblemResult.Of(new ChannelHasNoMessenger());
        }

        if (await CheckAsync(body, guard, cancellationToken) is { } wrong)
        {
            return ProblemResult.Of(wrong);
        }

        var sealedSecrets = (channel.Connection?.Secrets ?? ImmutableSortedDictionary<string, string>.Empty).ToBuilder();
        foreach (var (name, value) in body.Secrets ?? [])
        {
            if (value is null)
            {
                sealedSecrets.Remove(name);
            }
            else
            {
                sealedSecrets[name] = secrets.Seal(value);
            }
        }

        var settings = (body.Settings ?? []).ToImmutableSortedDictionary();
        var opened = sealedSecrets.ToImmutableSortedDictionary(one => one.Key, one => secrets.Open(one.Value) ?? "");
        var problems = connector.Check(new(tenant, channel.Id, channel.Type, settings, opened));
        if (!problems.IsEmpty)
        {
            return ProblemResult.Of(new SettingsAreInvalid(problems));
        }

        var path = channel.Connection?.PathHash is null || body.NewPath ? MessengerGate.NewPath() : ((string Secret, string Hash)?)null;
        var connection = new ChannelConnection(settings, sealedSecrets.ToImmutable(), path?.Hash ?? channel.Connection!.PathHash);
        var outcome = await TenantApi.Call(tenant, grains, new ConnectChannel(channel.Id, connection, time.GetUtcNow()));
        return outcome.Rejection is { } rejection ? ProblemResult.Of(rejection)
            : TypedResults.Ok(ConnectionBody.Of(connection, path is { } made ? MessengerGate.PathOf(tenant, channel.Id, made.Secret) : null));
    }

    private static async Task<Results<Ok<OutcomeBody>, ProblemResult>> Part(
        string id, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time)
    {
        var outcome = await TenantApi.Call(user.TenantId(), grains, new ConnectChannel(new(id), null, time.GetUtcNow()));
        return outcome.Rejection is { } rejection ? ProblemResult.Of(rejection) : TypedResults.Ok(new OutcomeBody(outcome.Seq, outcome.Repeated));
    }

    /// <summary>Whatever names an address is judged when it is saved, and again at every call.</summary>
    private static async Task<Rejection?> CheckAsync(NewConnectionBody body, OutgoingGuard guard, CancellationToken cancellationToken)
    {
        var values = (body.Settings ?? []).Values.Concat((body.Secrets ?? []).Values.OfType<string>());
        if (values.Any(value => value is null || value.Length > ChannelConnection.LongestValue || !PlainText.IsWellFormed(value)))
        {
            return new FieldIsInvalid("settings", $"Values are well-formed text of up to {ChannelConnection.LongestValue} characters.");
        }

        foreach (var (name, value) in body.Settings ?? [])
        {
            if (!value.Contains("://", StringComparison.Ordinal))
            {
                continue;
            }

            if (OutgoingGuard.Check(value, out var url) is { } why)
            {
                return new FieldIsInvalid($"settings.{name}", why);
            }

            try
            {
                await guard.CheckAsync(url!, tlsOnly: true, cancellationToken);
            }
            catch (UrlRefusedException refused)
            {
                return new FieldIsInvalid($"settings.{name}", refused.Message);
            }
        }

        return null;
    }
}
