using Actors.Clock;
using Actors.Domain.Agents;
using Actors.Simulation.Playing;
using Actors.Simulation.Reading;
using Actors.Storage;
using Orleans;

namespace Actors.Scenarios.Playing;

/// <summary>Plays one scenario from its first step to its last, or to the first that fails.</summary>
internal static class ScenarioPlayer
{
    /// <summary>Null where every step led to what it must lead to, else which did not and how.</summary>
    public static string? Play(Scenario scenario) => Play(scenario, (step, outcome) =>
    {
        if (Difference.Of(step.Expect, outcome) is { } difference) throw new StepFailed(step.Number, difference);
    });

    /// <summary>What each step led to, whatever it must lead to.</summary>
    public static IReadOnlyList<StepOutcome> Outcomes(Scenario scenario)
    {
        var outcomes = new List<StepOutcome>();
        return Play(scenario, (_, outcome) => outcomes.Add(outcome)) is { } failure ? throw new InvalidOperationException(failure) : outcomes;
    }

    /// <summary>Plays a scenario, and shows its journal to whoever wants to see it at the end.</summary>
    public static string? Play(
        Scenario scenario, Action<Step, StepOutcome> judge, Func<IEventJournal, DateTimeOffset, Task>? after = null)
    {
        var time = new ManualTime(scenario.Now);
        var stage = new Stage(time);
        string? failure = null;
        stage.Run(async () => failure = await PlayAsync(scenario, stage, time, judge, after));
        return failure;
    }

    private static async Task<string?> PlayAsync(
        Scenario scenario, Stage stage, ManualTime time, Action<Step, StepOutcome> judge, Func<IEventJournal, DateTimeOffset, Task>? after)
    {
        await using var host = await ScenarioHost.StartAsync(stage, time, rows => NextDueAsync(rows, scenario));
        var deeds = new Deeds(host, scenario);
        var look = new Look(host, scenario, deeds);
        try
        {
            await SetUpAsync(host, deeds, scenario);
            foreach (var step in scenario.Steps)
            {
                // Two steps are never at the same moment, as two requests never are: the order of a queue tells them apart by their age.
                if (step.Do != "wait")
                {
                    host.Time.Advance(ScenarioSimulation.BetweenSteps);
                }

                host.FanOut.Forget();
                var refusal = await deeds.DoAsync(step);
                await host.SettleAsync();
                judge(step, await look.AtAsync(step, refusal));
            }

            await (after?.Invoke(host.Journal, host.Time.GetUtcNow()) ?? Task.CompletedTask);
            return null;
        }
        catch (StepFailed failed)
        {
            return failed.Message;
        }
    }

    private static async Task SetUpAsync(ScenarioHost host, Deeds deeds, Scenario scenario)
    {
        foreach (var command in Cast.Commands(scenario))
        {
            Accepted((await host.Tenant.Change(command)).Rejection?.Detail);
        }

        Accepted(await deeds.ChangeAsync(scenario.Settings));
        foreach (var agent in scenario.Agents.Where(agent => agent.Presence != Presence.Offline))
        {
            Accepted((await deeds.Agent(agent.Id).SetPresence(agent.Presence, new($"agent/{agent.Id}", "start"))).Rejection?.Detail);
        }

        foreach (var customer in scenario.Customers.Where(customer => customer.Blocked))
        {
            Accepted(await deeds.BlockAsync(customer.Id));
        }

        await host.SettleAsync();

        static void Accepted(string? refusal)
        {
            if (refusal is not null) throw new StepFailed(0, $"the scenario cannot be set up: {refusal}");
        }
    }

    /// <summary>When the sweep has something to do: the earliest of what the rows owe.</summary>
    private static async Task<DateTimeOffset?> NextDueAsync(IReadStore rows, Scenario scenario)
    {
        var due = (await rows.PresencesAsync(Cast.Tenant, CancellationToken.None)).Select(row => row.NextDue).ToList();
        foreach (var customer in scenario.Customers)
        {
            due.Add((await rows.ConversationAsync(Cast.Tenant, Cast.Room(customer.Id), CancellationToken.None))?.NextDue);
        }

        return due.Min();
    }
}
