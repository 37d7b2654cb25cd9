using Actors.Domain;
using NpgsqlTypes;

namespace Actors.Storage.Postgres;

/// <summary>The feed of a batch: a row for each run of items, one after the other, that change lists of one tenant. Mostly that is the whole batch.</summary>
internal sealed class FeedColumns(BatchColumns batch)
{
    private readonly List<string> _tenant = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<int> _first = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<int> _last = batch.Add<int>(NpgsqlDbType.Integer);

    /// <summary>Adds an item; they come in the order of their numbers.</summary>
    public void Fill(int number, TenantId tenant)
    {
        if (_tenant.Count > 0 && _last[^1] == number - 1 && _tenant[^1] == tenant.Value)
        {
            _last[^1] = number;
            return;
        }

        _tenant.Add(tenant.Value);
        _first.Add(number);
        _last.Add(number);
    }
}
