using Actors.Storage.Values;
using NpgsqlTypes;

namespace Actors.Storage.Postgres;

/// <summary>The events of a batch after the first one of each item. Each repeats its stream, so that the server need not look it up.</summary>
internal sealed class EventColumns(BatchColumns batch)
{
    private readonly List<int> _item = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<string> _tenant = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<int> _kind = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<string> _stream = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<long> _seq = batch.Add<long>(NpgsqlDbType.Bigint);
    private readonly List<string> _name = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<long> _at = batch.Add<long>(NpgsqlDbType.Bigint);
    private readonly List<byte[]> _data = batch.Add<byte[]>(NpgsqlDbType.Bytea);

    public void Fill(int number, AppendRequest request)
    {
        for (var i = 1; i < request.Events.Length; i++)
        {
            var happened = request.Events[i];
            _item.Add(number);
            _tenant.Add(request.Stream.Tenant.Value);
            _kind.Add((int)request.Stream.Kind);
            _stream.Add(request.Stream.Key);
            _seq.Add(request.ExpectedSeq + 1 + i);
            _name.Add(happened.Name);
            _at.Add(StoredTime.Micros(happened.At));
            _data.Add(BatchColumns.Bytes(happened.Data));
        }
    }
}
