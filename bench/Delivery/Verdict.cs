using Actors.Bench.Report;
using Actors.Domain.Conversations;

namespace Actors.Bench.Delivery;

/// <summary>What became of what was written in an account's rooms, by what the customers were shown and by what the journal says of it.</summary>
internal sealed class Verdict
{
    private int _messages, _delivered, _marked, _tried, _lost, _doubled, _disordered, _ambiguous;

    /// <summary>Whether each message is there once, or marked, and each room in order.</summary>
    public bool IsGood => _lost + _doubled + _disordered + _ambiguous == 0;

    /// <summary>Adds one room.</summary>
    /// <param name="shown">Its messages as they were shown, in the order of their arrival.</param>
    /// <param name="journal">Its events.</param>
    public void Add(IReadOnlyList<int> shown, IReadOnlyList<(long Seq, ConversationEvent Happened)> journal)
    {
        var times = shown.CountBy(number => number).ToDictionary();
        _disordered += shown.SequenceEqual(shown.Order()) ? 0 : 1;
        _tried += journal.Count(one => one.Happened is DeliveryDeferred);
        var ends = journal.ToLookup(one => one.Happened switch
        {
            MessageDelivered e => e.Message,
            DeliveryFailed e => e.Message,
            DeliveryBecameUnknown e => e.Message,
            _ => 0,
        });
        foreach (var (seq, happened) in journal)
        {
            if (happened is not AgentMessageSent said) continue;
            _messages++;
            var seen = times.GetValueOrDefault(int.Parse(said.Text.Value, System.Globalization.CultureInfo.InvariantCulture));
            var end = ends[seq].ToList();
            var isDelivered = end is [(_, MessageDelivered)];
            _delivered += isDelivered ? 1 : 0;
            _marked += end is [(_, DeliveryFailed or DeliveryBecameUnknown)] ? 1 : 0;
            _ambiguous += end.Count == 1 ? 0 : 1;
            _lost += isDelivered && seen == 0 ? 1 : 0;
            _doubled += seen > 1 ? 1 : 0;
        }
    }

    public void Print(string name, int expected)
    {
        _lost += expected - _messages;
        Figures.Line($"{name}_delivered", _delivered);
        Figures.Line($"{name}_marked", _marked);
        Figures.Line($"{name}_tried_again", _tried);
        Figures.Line($"{name}_missing", _lost);
        Figures.Line($"{name}_doubled", _doubled);
        Figures.Line($"{name}_out_of_order", _disordered);
        Figures.Line($"{name}_without_one_outcome", _ambiguous);
    }
}
