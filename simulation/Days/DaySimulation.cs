using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Simulation.Offices;
using Actors.Simulation.Playing;

namespace Actors.Simulation.Days;

/// <summary>
/// Plays a recorded day again: what customers and agents did, at the moments at which they did it, under the settings of
/// <see cref="RecordedDay.Definitions"/>. The bot answers by its definition of today.
/// </summary>
public static class DaySimulation
{
    /// <summary>Plays the day and compares it with what was recorded.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DayReport Play(RecordedDay day, CancellationToken cancellationToken)
    {
        var simulated = day.Conversations.ToDictionary(room => room.Id, _ => new List<ConversationEvent>());
        var office = new SimulatedOffice(
            day.Definitions, day.From, happening => simulated[happening.Conversation].AddRange(happening.Events), cancellationToken);
        var inputs = Seat(day, office);
        office.Settle();
        var refused = simulated.Keys.ToDictionary(id => id, _ => 0);
        var refusals = 0;
        foreach (var input in inputs)
        {
            office.MoveTo(input.At);
            if (input.Do(office) is not null)
            {
                refusals++;
                if (input.Conversation is { } id) refused[id]++;
            }
        }

        office.MoveTo(day.To);
        var pairs = day.Conversations.Select(room => (
            Room: room, Recorded: Side(InDay(day, room), room.Events.Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve)),
            Simulated: Side(simulated[room.Id], office.Room(room.Id)))).ToList();
        var different = pairs.Where(pair => !Same(pair.Recorded, pair.Simulated)).ToList();
        return new(
            day.From, day.To, pairs.Count, inputs.Count, refusals, Totals(pairs.Select(pair => pair.Recorded)),
            Totals(pairs.Select(pair => pair.Simulated)), different.Count,
            [
                .. different.OrderBy(pair => InDay(day, pair.Room).FirstOrDefault()?.At ?? day.From).Take(DayReport.Named)
                    .Select(pair => new DayDifference(
                        pair.Room.Id, CustomerOf(pair.Room), refused[pair.Room.Id], pair.Recorded, pair.Simulated)),
            ]);
    }

    /// <summary>Puts everybody where they were at the start of the day; answers what was done after that, in order.</summary>
    private static List<DayInput> Seat(RecordedDay day, SimulatedOffice office)
    {
        var inputs = new List<DayInput>();
        foreach (var agent in day.Agents)
        {
            office.Seat(agent.Id, agent.Events.TakeWhile(one => one.At < day.From).Aggregate(AgentDecider.Initial, AgentDecider.Evolve));
            inputs.AddRange(agent.Events.SkipWhile(one => one.At < day.From).Select(one => DayInputs.Of(agent.Id, one)).OfType<DayInput>());
        }

        var given = new List<(QueueId Queue, ConversationAssigned Assigned)>();
        foreach (var room in day.Conversations)
        {
            var state = ConversationDecider.Initial;
            foreach (var happened in room.Events.TakeWhile(one => one.At < day.From))
            {
                state = ConversationDecider.Evolve(state, happened);
                if (happened is ConversationAssigned { By: AssignedBy.Distribution } assigned && state.Queue is { } queue)
                {
                    given.Add((queue, assigned));
                }
            }

            if (state.Room is not null) office.Seat(room.Id, state);
            inputs.AddRange(DayInputs.Of(room.Id, state, InDay(day, room)));
        }

        foreach (var queue in given.GroupBy(one => one.Queue))
        {
            office.Point(queue.Key, queue.OrderByDescending(one => one.Assigned.At).Select(one => one.Assigned.Agent));
        }

        return [.. inputs.OrderBy(input => input.At)];
    }

    private static IEnumerable<ConversationEvent> InDay(RecordedDay day, RecordedConversation room) =>
        room.Events.SkipWhile(one => one.At < day.From);

    private static DaySide Side(IEnumerable<ConversationEvent> events, ConversationState end)
    {
        var (sent, assigned) = (ImmutableArray.CreateBuilder<DayMessage>(), ImmutableArray.CreateBuilder<DayAssignment>());
        foreach (var happened in events)
        {
            if (happened is AutoMessageSent message) sent.Add(new(message.Kind, message.Text, message.Reason, message.At));
            if (happened is ConversationAssigned given) assigned.Add(new(given.Agent, given.By, given.At));
        }

        return new(sent.ToImmutable(), assigned.ToImmutable(), end.Status, end.Agent);
    }

    /// <summary>The same messages, agents and end; not the same moments, which differ by what computers take.</summary>
    private static bool Same(DaySide recorded, DaySide simulated) =>
        (recorded.State, recorded.Agent) == (simulated.State, simulated.Agent)
        && recorded.Sent.Select(one => (one.Kind, one.Text)).SequenceEqual(simulated.Sent.Select(one => (one.Kind, one.Text)))
        && recorded.Assigned.Select(one => one.Agent).SequenceEqual(simulated.Assigned.Select(one => one.Agent));

    private static DayTotals Totals(IEnumerable<DaySide> sides)
    {
        var all = sides.ToList();
        return new(
            Count(all.SelectMany(side => side.Sent), message => StepOutcome.Text(message.Kind)),
            Count(all.SelectMany(side => side.Assigned), assigned => assigned.Agent.Value),
            Count(all, side => StepOutcome.NameOf(side.State)));
    }

    private static ImmutableSortedDictionary<string, int> Count<T>(IEnumerable<T> items, Func<T, string> key) =>
        items.CountBy(key).ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static CustomerId CustomerOf(RecordedConversation room) =>
        room.Events.Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve).Room!.Customer;
}
