using Actors.Domain;
using SQLitePCL;

namespace Actors.Storage.Sqlite;

/// <summary>What an item must pass: statements of the writer that only read.</summary>
internal sealed class SqliteChecks(sqlite3 database) : IDisposable
{
    private readonly SqliteStatement _last = new(
        database, "SELECT seq FROM journal WHERE tenant = ?1 AND kind = ?2 AND stream = ?3 ORDER BY seq DESC LIMIT 1");

    private readonly SqliteStatement _places = new(
        database, "SELECT place FROM places WHERE tenant = ?1 AND agent = ?2 ORDER BY place");

    /// <summary>The number of the stream's last event; 0 for a stream that does not exist.</summary>
    public long LastSeq(StreamId stream)
    {
        _last.Bind(1, stream.Tenant.Value);
        _last.Bind(2, (long)stream.Kind);
        _last.Bind(3, stream.Key);
        var last = _last.Step() ? _last.Int64(0) : 0;
        _last.Reset();
        return last;
    }

    /// <summary>The agent's lowest free place, or null when as many are taken as the capacity allows.</summary>
    public long? FreePlace(TenantId tenant, AgentId agent, int? capacity)
    {
        _places.Bind(1, tenant.Value);
        _places.Bind(2, agent.Value);
        var (taken, free) = (0, 1L);
        while (_places.Step())
        {
            taken++;
            free += _places.Int64(0) == free ? 1 : 0;
        }

        _places.Reset();
        return taken >= capacity ? null : free;
    }

    public void Dispose()
    {
        _last.Dispose();
        _places.Dispose();
    }
}
