using System.Diagnostics;
using Actors.Bench.Report;
using Actors.Bench.Servers;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;

namespace Actors.Bench.Rules;

/// <summary>
/// A queue in which 100,000 wait: what entering, leaving from the middle, a position and an offer take. Two kinds of offer: the first in the line
/// for a free agent, and the verdict for a newcomer while nobody is free. The reference, in the same run, is a sorted set without positions.
/// </summary>
internal static class QueueBench
{
    public static Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        var (waiting, times) = (options.Number("waiting", 100_000), options.Number("times", 20_000));
        var random = new Random(1);
        var book = new QueueBook();
        var reference = new SortedSet<WaitingEntry>();
        var there = new List<WaitingEntry>();
        for (var number = 0; number < waiting; number++)
        {
            Enter(Entry(number, random));
        }

        var rules = BusyTenant.Rules(Distribution.RoundRobin, []);
        var (free, full) = (BusyTenant.Agents(100), BusyTenant.Agents(100).Select(agent => agent with { Open = 5 }).ToArray());
        var (enter, leave, position, offer, verdict, set) =
            (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var time = 0; time < times; time++)
        {
            var entry = Entry(waiting + time, random);
            enter.Add(Milliseconds(() => book.Learn(QueueNoticeKind.Requested, entry)));
            verdict.Add(Milliseconds(() => Offer(full, entry, null)));
            book.Told(entry);
            there.Add(entry);
            position.Add(Milliseconds(() => Require(book.Position(there[random.Next(there.Count)].Conversation) > 0)));

            var gone = Take(random.Next(there.Count));
            leave.Add(Milliseconds(() => book.Learn(QueueNoticeKind.Left, gone)));
            set.Add(Milliseconds(() =>
            {
                reference.Add(entry);
                reference.Remove(gone);
            }));
            offer.Add(Milliseconds(() => Offer(free, null, 1)));
        }

        foreach (var (name, taken) in new[]
            { ("enqueue", enter), ("leave", leave), ("position", position), ("offer", offer), ("verdict", verdict), ("sorted_set", set) })
        {
            taken.Sort();
            Figures.Row(name, taken[taken.Count / 2], taken[taken.Count * 99 / 100], taken[^1]);
            Figures.Line($"queue_{name}_p99_ms", taken[taken.Count * 99 / 100]);
        }

        return Task.FromResult(0);

        void Enter(WaitingEntry entry)
        {
            book.Learn(QueueNoticeKind.Requested, entry);
            book.Told(entry);
            reference.Add(entry);
            there.Add(entry);
        }

        WaitingEntry Take(int index)
        {
            var entry = there[index];
            there[index] = there[^1];
            there.RemoveAt(there.Count - 1);
            return entry;
        }

        // A round as the queue's grain plays it, of so many offers at most.
        void Offer(Candidate[] agents, WaitingEntry? expected, int? most)
        {
            var planner = new QueuePlanner(rules, BusyTenant.Queue, agents, TurnOrder.Empty, BusyTenant.Now);
            var planned = 0;
            foreach (var entry in book.ToPlan(() => planned, () => !planner.NothingToGive(book.SomeAreAdmitted)))
            {
                var plan = planner.For(entry, !book.IsUndecided(entry), book.IsAdmitted(entry));
                Require(plan.Agent is not null == (expected is null) && (expected ?? entry) == entry);
                planned++;
                if (plan.Agent is { } agent)
                {
                    planner.Take(agent);
                }

                if (planned == most)
                {
                    break;
                }
            }

            Require(planned > 0);
        }
    }

    private static WaitingEntry Entry(int number, Random random) => new(
        new($"bench.c{number}"), 1, random.Next(3), BusyTenant.Now.AddMilliseconds(number), BusyTenant.Channel, new("주문", "환불"));

    private static double Milliseconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("The queue answered wrongly.");
        }
    }
}
