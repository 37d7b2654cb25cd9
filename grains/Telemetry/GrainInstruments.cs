using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;

namespace Actors.Grains.Telemetry;

/// <summary>
/// What the grains of this process measure. No tenant, queue, conversation or person is ever a tag: what is counted per tenant is read from the
/// journal. See docs/telemetry.md.
/// </summary>
internal sealed class GrainInstruments
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Actors.Grains";

    private static readonly string[] Speakers = Names<Speaker>(), Channels = Names<ChannelType>(), Statuses = Names<ConversationStatus>();

    private readonly ConcurrentDictionary<string, int> _waiting = new();
    private readonly Counter<long> _messages;
    private readonly Counter<long> _moves;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _offers;
    private readonly Histogram<double> _waits;
    private readonly Histogram<double> _lags;
    private readonly Counter<long> _failures;

    public GrainInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _messages = meter.CreateCounter<long>("actors.messages.accepted", "{message}", "Messages that are durable, by speaker and kind of channel.");
        _moves = meter.CreateCounter<long>("actors.conversation.moves", "{move}", "Conversations that came into a status.");
        _deliveries = meter.CreateCounter<long>(
            "actors.deliveries", "{message}", "What became of messages that are owed to messengers, by kind of channel.");
        _offers = meter.CreateCounter<long>("actors.queue.offers", "{offer}", "Conversations that queues gave to agents, by outcome.");
        _waits = meter.CreateHistogram(
            "actors.queue.wait.duration", "s", "From the request for an agent until a queue gave it to one.", advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600],
            });
        _lags = meter.CreateHistogram(
            "actors.due.lag", "s", "How late a grain was woken for what had fallen due.", advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300],
            });
        _failures = meter.CreateCounter<long>("actors.effects.failed", "{effect}", "Effects that failed and are tried again.");

        // Without a first nothing its first one would be no rise.
        _failures.Add(0);
        meter.CreateObservableGauge(
            "actors.queue.waiting", () => _waiting.Values.Sum(), "{conversation}", "Conversations in the lines of the queues of this process.");
    }

    public void Accepted(Speaker speaker, ChannelType channel) => _messages.Add(
        1, new("speaker", Speakers[(int)speaker]), new KeyValuePair<string, object?>("channel", Channels[(int)channel]));

    public void Moved(ConversationStatus status) =>
        _moves.Add(1, new KeyValuePair<string, object?>("status", Statuses[(int)status]));

    public void Delivery(string outcome, ChannelType channel) => _deliveries.Add(
        1, new("outcome", outcome), new KeyValuePair<string, object?>("channel", Channels[(int)channel]));

    public void Offered(string outcome) => _offers.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Waited(TimeSpan time) => _waits.Record(Math.Max(0, time.TotalSeconds));

    /// <summary>What falls due in the future is woken early, and is not late.</summary>
    public void Woken(DateTimeOffset? due, DateTimeOffset now)
    {
        if (due <= now)
        {
            _lags.Record((now - due.Value).TotalSeconds);
        }
    }

    public void EffectFailed() => _failures.Add(1);

    /// <summary>How many wait in a queue that is active here.</summary>
    public void Waiting(string queue, int count) => _waiting[queue] = count;

    /// <summary>A queue is not active here any more.</summary>
    public void Gone(string queue) => _waiting.TryRemove(queue, out _);

    private static string[] Names<TEnum>() where TEnum : struct, Enum =>
        [.. Enum.GetNames<TEnum>().Select(name => name.ToLowerInvariant())];
}
