using System.Diagnostics;
using Actors.Bench.Report;
using Actors.Bench.Servers;
using Actors.Domain;
using Actors.Domain.Admission;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;
using Actors.Domain.Tenants;

namespace Actors.Bench.Rules;

/// <summary>
/// How many requests one thread decides in a second: who of the agents takes part and why each other does not, the seven cases of admission, the
/// choice of the agent, the messages of the assignment, each with its reason. Nothing is kept from one request to the next. Beside it, in
/// the same run, the bare loop: the first agent with a free place, without a rule.
/// </summary>
internal static class DecisionBench
{
    public static Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        var agents = BusyTenant.Agents(options.Number("agents", 100));
        var floor = new List<double>();
        foreach (var distribution in new[] { Distribution.RoundRobin, Distribution.LeastBusy, Distribution.Category })
        {
            var rules = BusyTenant.Rules(distribution, [.. agents.Select(agent => agent.Card.Id.Value)]);
            var rounds = new List<double>();
            for (var round = 0; round <= options.Rounds; round++)
            {
                var (rate, bare) = (PerSecond(Decisions(rules, agents)), PerSecond(Bare(agents)));
                if (round > 0)
                {
                    rounds.Add(rate);
                    floor.Add(bare);
                }
            }

            Figures.Line($"decisions_{char.ToLowerInvariant($"{distribution}"[0])}{$"{distribution}"[1..]}_per_s", rounds.Median());
        }

        Figures.Line("decisions_bare_loop_per_s", floor.Median());
        return Task.FromResult(0);
    }

    private static Action Decisions(TenantRules rules, Candidate[] agents)
    {
        var (turns, number) = (TurnOrder.Empty, 0);
        var topics = new[] { new Topic("주문", "환불"), new Topic("주문", "배송") };
        return () =>
        {
            var topic = topics[++number % 2];
            var now = BusyTenant.Now.AddSeconds(number % 3_000);
            var atWork = AgentsAtWork.Of(rules, BusyTenant.Queue, topic, agents, now);
            var verdict = AdmissionRules.Decide(rules, BusyTenant.Channel, false, atWork, number % 900, now);
            var routing = QueueRouter.Choose(rules.Settings.Distribution, atWork, turns);
            if (verdict.Case != AdmissionCase.Admitted || routing.Agent is not { } agent)
            {
                throw new InvalidOperationException($"{verdict.Case}, {routing.Wait}");
            }

            turns = turns.After(agent);
            var messages = AutoMessageRules.AtAssignment(rules, ChannelType.Web, true, "김해피", topic, number % 5, false);
            if (messages.Sent.Length < 3)
            {
                throw new InvalidOperationException("Messages are missing.");
            }
        };
    }

    private static Action Bare(Candidate[] agents)
    {
        var next = 0;
        return () =>
        {
            for (var i = 0; i < agents.Length; i++)
            {
                next = (next + 1) % agents.Length;
                if (agents[next].Open < agents[next].Card.Capacity)
                {
                    return;
                }
            }
        };
    }

    private static double PerSecond(Action once)
    {
        var (start, done) = (Stopwatch.GetTimestamp(), 0L);
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(1))
        {
            for (var i = 0; i < 1_000; i++, done++)
            {
                once();
            }
        }

        return done / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
