using Actors.Domain.Conversations;
using Actors.Storage.Values;
using NpgsqlTypes;

namespace Actors.Storage.Postgres;

/// <summary>The rows of conversations of a batch.</summary>
internal sealed class ConversationColumns(BatchColumns batch)
{
    private readonly List<int> _item = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<string> _tenant = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<string> _id = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<long> _seq = batch.Add<long>(NpgsqlDbType.Bigint);
    private readonly List<string> _channel = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<int> _channelType = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<string> _customer = batch.Add<string>(NpgsqlDbType.Text);
    private readonly List<string?> _customerName = batch.Add<string?>(NpgsqlDbType.Text);
    private readonly List<int> _status = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<int> _epoch = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<int> _handOff = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<string?> _queue = batch.Add<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _agent = batch.Add<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _delegatedBy = batch.Add<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _ticket = batch.Add<string?>(NpgsqlDbType.Text);
    private readonly List<int> _priority = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<long> _requestedAt = batch.Add<long>(NpgsqlDbType.Bigint);
    private readonly List<int?> _lastSpeaker = batch.Add<int?>(NpgsqlDbType.Integer);
    private readonly List<string?> _lastText = batch.Add<string?>(NpgsqlDbType.Text);
    private readonly List<long> _lastAt = batch.Add<long>(NpgsqlDbType.Bigint);
    private readonly List<int> _unread = batch.Add<int>(NpgsqlDbType.Integer);
    private readonly List<long?> _nextDue = batch.Add<long?>(NpgsqlDbType.Bigint);
    private readonly List<string?> _title = batch.Add<string?>(NpgsqlDbType.Text);
    private readonly List<string?> _topic = batch.Add<string?>(NpgsqlDbType.Text);
    private readonly List<int?> _waitsFor = batch.Add<int?>(NpgsqlDbType.Integer);

    public void Fill(int number, ConversationRow row)
    {
        _item.Add(number);
        _tenant.Add(row.Tenant.Value);
        _id.Add(row.Id.Value);
        _seq.Add(row.Seq);
        _channel.Add(row.Channel.Value);
        _channelType.Add((int)row.ChannelType);
        _customer.Add(row.Customer.Value);
        _customerName.Add(row.CustomerName);
        _status.Add((int)row.Status);
        _epoch.Add(row.Epoch);
        _handOff.Add(row.HandOff);
        _queue.Add(row.Queue?.Value);
        _agent.Add(row.Agent?.Value);
        _delegatedBy.Add(row.DelegatedBy?.Value);
        _ticket.Add(row.Ticket?.Value);
        _priority.Add(row.Priority);
        _requestedAt.Add(StoredTime.MicrosOrZero(row.RequestedAt));
        _lastSpeaker.Add((int?)row.LastSpeaker);
        _lastText.Add(row.LastText);
        _lastAt.Add(StoredTime.MicrosOrZero(row.LastAt));
        _unread.Add(row.Unread);
        _nextDue.Add(StoredTime.Micros(row.NextDue));
        _title.Add(row.Title);
        _topic.Add(TopicText.Of(row.Topic));
        _waitsFor.Add((int?)row.WaitsFor);
    }
}
