using System.Runtime.InteropServices;
using Actors.Storage.Values;
using Npgsql;
using NpgsqlTypes;

namespace Actors.Storage.Postgres;

/// <summary>
/// A batch as the columns that <c>append_batch</c> takes (Schema/0010.postgres.sql), in its order. Filled anew for each batch; the lists are
/// kept.
/// </summary>
internal sealed class BatchColumns
{
    private readonly List<NpgsqlParameter> _parameters = [];
    private readonly List<Action> _clear = [];

    private readonly List<string> _tenant;
    private readonly List<int> _kind;
    private readonly List<string> _stream;
    private readonly List<long> _expected;
    private readonly List<long> _last;
    private readonly List<string?> _scope;
    private readonly List<string?> _id;
    private readonly List<string> _name;
    private readonly List<long> _at;
    private readonly List<byte[]> _data;
    private readonly EventColumns _events;
    private readonly FeedColumns _feed;
    private readonly WordsColumns _words;
    private readonly ConversationColumns _conversations;
    private readonly RareColumns _rare;

    public BatchColumns()
    {
        _tenant = Add<string>(NpgsqlDbType.Text);
        _kind = Add<int>(NpgsqlDbType.Integer);
        _stream = Add<string>(NpgsqlDbType.Text);
        _expected = Add<long>(NpgsqlDbType.Bigint);
        _last = Add<long>(NpgsqlDbType.Bigint);
        _scope = Add<string?>(NpgsqlDbType.Text);
        _id = Add<string?>(NpgsqlDbType.Text);
        _name = Add<string>(NpgsqlDbType.Text);
        _at = Add<long>(NpgsqlDbType.Bigint);
        _data = Add<byte[]>(NpgsqlDbType.Bytea);
        _events = new(this);
        _feed = new(this);
        _words = new(this);
        _conversations = new(this);
        _rare = new(this);
    }

    /// <summary>The parameters, over lists that are filled again and again.</summary>
    public IReadOnlyList<NpgsqlParameter> Parameters => _parameters;

    /// <summary>Adds a column; the order of the calls is the order of the arguments.</summary>
    public List<T> Add<T>(NpgsqlDbType type)
    {
        var column = new List<T>();
        _parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | type });
        _clear.Add(column.Clear);
        return column;
    }

    /// <summary>
    /// Takes a batch; <paramref name="order"/> says in which order its items are sent. Words alone are written over the row that must be there;
    /// where there are checks, whole rows are written, whatever is there.
    /// </summary>
    public void Fill(IReadOnlyList<AppendRequest> batch, int[] order, bool isChecked)
    {
        foreach (var clear in _clear)
        {
            clear();
        }

        for (var number = 1; number <= order.Length; number++)
        {
            Fill(number, batch[order[number - 1]], isChecked);
        }
    }

    private void Fill(int number, AppendRequest request, bool isChecked)
    {
        _tenant.Add(request.Stream.Tenant.Value);
        _kind.Add((int)request.Stream.Kind);
        _stream.Add(request.Stream.Key);
        _expected.Add(request.ExpectedSeq);
        _last.Add(request.OwnSeq);
        _scope.Add(request.Operation?.Scope);
        _id.Add(request.Operation?.Id);
        var first = request.Events[0];
        _name.Add(first.Name);
        _at.Add(StoredTime.Micros(first.At));
        _data.Add(Bytes(first.Data));
        _events.Fill(number, request);
        if (request.Row is { } row)
        {
            _feed.Fill(number, row.Tenant);
            if (request.IsWords && !isChecked)
            {
                _words.Fill(row, request.ExpectedSeq);
            }
            else
            {
                _conversations.Fill(number, row);
            }
        }

        _rare.Fill(number, request, request.ExpectedSeq + request.Events.Length);
    }

    /// <summary>The bytes as an array, without copying where they are one.</summary>
    public static byte[] Bytes(ReadOnlyMemory<byte> data) =>
        MemoryMarshal.TryGetArray(data, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : data.ToArray();
}
