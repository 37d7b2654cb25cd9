using System.Collections.Concurrent;
using System.Security.Claims;
using Actors.Api.Conversations;
using Actors.Api.Security;
using Actors.Api.Telemetry;
using Actors.Domain;
using Actors.Storage;
using Microsoft.AspNetCore.SignalR;

namespace Actors.Api.Consoles;

/// <summary>The consoles connected to this node, and one feed pump for each tenant that has any.</summary>
internal sealed class ConsoleConnections(
    ConversationListeners listeners, Transcripts transcripts, Func<TenantId, Func<FeedStep, Task>, FeedPump> pumps, TimeProvider time,
    ApiInstruments instruments, StoreEpoch epoch)
{
    private const int Portions = 16;
    private const int SmallestPortion = 8;

    private static readonly TimeSpan BetweenPortions = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<string, ConsoleConnection> _connections = new();
    private readonly Dictionary<TenantId, (FeedPump Pump, HashSet<ConsoleConnection> Connections)> _tenants = [];
    private readonly Dictionary<(TenantId, AgentId), int> _consoles = [];
    private readonly Lock _lock = new();

    public ConsoleConnection? Find(string id) => _connections.GetValueOrDefault(id);

    /// <summary>Everybody connected, for the check of their rights.</summary>
    public IEnumerable<ConsoleConnection> All => _connections.Values;

    public void Add(string id, Viewer viewer, ClaimsPrincipal user, IClientProxy client, Action abort)
    {
        var connection = new ConsoleConnection(
            viewer, user, client, abort, RateLimit.OfCalls(time), new(time), listeners, transcripts, epoch);
        _connections[id] = connection;
        instruments.ConsoleOpened();
        lock (_lock)
        {
            if (!_tenants.TryGetValue(viewer.Tenant, out var tenant))
            {
                var connections = new HashSet<ConsoleConnection>();
                tenant = (pumps(viewer.Tenant, step => PushAsync(connections, step)), connections);
                _tenants.Add(viewer.Tenant, tenant);
            }

            tenant.Connections.Add(connection);
            var agent = (viewer.Tenant, viewer.Agent);
            _consoles[agent] = _consoles.GetValueOrDefault(agent) + 1;
        }
    }

    /// <summary>Whether an agent has a console connected to this node.</summary>
    public bool Has(TenantId tenant, AgentId agent)
    {
        lock (_lock)
        {
            return _consoles.ContainsKey((tenant, agent));
        }
    }

    public void Remove(string id)
    {
        if (!_connections.TryRemove(id, out var connection))
        {
            return;
        }

        instruments.ConsoleClosed();
        connection.Dispose();
        lock (_lock)
        {
            var (pump, connections) = _tenants[connection.Viewer.Tenant];
            connections.Remove(connection);
            var agent = (connection.Viewer.Tenant, connection.Viewer.Agent);
            if (--_consoles[agent] == 0)
            {
                _consoles.Remove(agent);
            }

            if (connections.Count == 0)
            {
                _tenants.Remove(connection.Viewer.Tenant);
                pump.Dispose();
            }
        }
    }

    /// <summary>In portions, with pauses: to tell all at once would hold up the messages that are pushed meanwhile.</summary>
    private async Task PushAsync(HashSet<ConsoleConnection> connections, FeedStep step)
    {
        ConsoleConnection[] all;
        lock (_lock)
        {
            all = [.. connections];
        }

        var portion = Math.Max(SmallestPortion, (all.Length + Portions - 1) / Portions);
        for (var i = 0; i < all.Length; i++)
        {
            if (i > 0 && i % portion == 0)
            {
                await Task.Delay(BetweenPortions, time);
            }

            all[i].Push(step);
        }
    }
}
