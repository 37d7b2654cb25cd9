using Actors.Domain.Agents;
using Actors.Embedded;
using Actors.Scenarios.Reading;
using Actors.Storage;
using Orleans;

namespace Actors.Scenarios.Playing;

/// <summary>Plays one scenario from its first step to its last, or to the first that fails.</summary>
internal static class ScenarioPlayer
{
    /// <summary>Null where every step led to what it must lead to, else which did not and how.</summary>
    public static string? Play(Scenario scenario)
    {
        var scheduler = new SeededScheduler(1);
        string? failure = null;
        scheduler.Run(async () => failure = await PlayAsync(scenario, scheduler));
        return failure;
    }

    private static async Task<string?> PlayAsync(Scenario scenario, SeededScheduler scheduler)
    {
        await using var host = await ScenarioHost.StartAsync(scheduler, scenario.Now, rows => NextDueAsync(rows, scenario));
        var deeds = new Deeds(host, scenario);
        var look = new Look(host, scenario, deeds);
        try
        {
            await SetUpAsync(host, deeds, scenario);
            foreach (var step in scenario.Steps)
            {
                await PlayAsync(host, deeds, look, step);
            }

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
            Accepted((await Cast.Grain(host.Grains).Change(command)).Rejection?.Detail);
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

    private static async Task PlayAsync(ScenarioHost host, Deeds deeds, Look look, Step step)
    {
        // Two steps are never at the same moment, as two requests never are: the order of a queue tells them apart by their age.
        if (step.Do != "wait")
        {
            host.Time.Advance(TimeSpan.FromMicroseconds(1));
        }

        host.FanOut.Forget();
        var refusal = await deeds.DoAsync(step);
        await host.SettleAsync();
        if (await look.DifferenceAsync(step, refusal) is { } difference) throw new StepFailed(step.Number, difference);
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
