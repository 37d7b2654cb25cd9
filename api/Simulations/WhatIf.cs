using System.Globalization;
using System.Text.Json;
using Actors.Api.Json;
using Actors.Api.Problems;
using Actors.Domain;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.Simulation.Days;
using Actors.Simulation.Playing;
using Actors.Simulation.Reading;
using Actors.Storage;

namespace Actors.Api.Simulations;

/// <summary>What-if: reads what is asked, plays it in memory, and says what came. Sends nothing and stores nothing.</summary>
internal sealed class WhatIf(TenantDirectory directory, DayReader days, SimulationLimits limits, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _running = new(limits.AtOnce);

    public async Task<(SimulatedBody? Simulated, Problem? Wrong)> PlayAsync(
        TenantId tenant, SimulationBody asked, CancellationToken cancellationToken)
    {
        if (!await _running.WaitAsync(0, cancellationToken))
        {
            return (null, EdgeProblems.TooManyRequests);
        }

        using var budget = new CancellationTokenSource(limits.Budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        try
        {
            var state = (await directory.FindAsync(tenant, either.Token))!;
            return (asked.Scenario is null) == (asked.Day is null) ? Wrong("scenario", "Give either a scenario or a day.")
                : asked is { Settings: not null, Draft: true } ? Wrong("draft", "Give either a settings document or draft: true.")
                : asked.Draft && state.Draft is null ? (null, Problem.Of(new NoSettingsDraft()))
                : asked.Day is { } day ? await DayAsync(state, asked, day, either.Token)
                : Scenario(state, asked, asked.Scenario!.Value, either.Token);
        }
        catch (FileError wrong)
        {
            return Wrong("scenario", wrong.Message);
        }
        catch (SimulationIsTooLargeException)
        {
            return (null, EdgeProblems.SimulationIsTooLarge);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, EdgeProblems.SimulationIsTooLarge);
        }
        finally
        {
            _running.Release();
        }
    }

    public void Dispose() => _running.Dispose();

    /// <summary>The settings that are asked about, where any are.</summary>
    private static (TenantSettings? Settings, string Source) Settings(TenantState state, SimulationBody asked) =>
        asked.Settings is { } document ? (document, "document")
        : asked.Draft ? (state.Draft!.Settings, "draft") : (null, asked.Scenario is null ? "published" : "scenario");

    private static (SimulatedBody? Simulated, Problem? Wrong) Wrong(string field, string rule) =>
        (null, Problem.Of(new FieldIsInvalid(field, rule)));

    private (SimulatedBody? Simulated, Problem? Wrong) Scenario(
        TenantState state, SimulationBody asked, JsonElement json, CancellationToken cancellationToken)
    {
        if (Text(json) is not { } text)
        {
            return (null, EdgeProblems.BodyIsMalformed);
        }

        var scenario = ScenarioReader.Read(text, "scenario");
        if (scenario.Now.Year is < 2000 or > 2999)
        {
            return Wrong("scenario", "now: a moment from 2000 to 2999.");
        }

        if (scenario.Steps.Count > limits.Steps || scenario.Agents.Count > limits.People || scenario.Customers.Count > limits.People
            || scenario.Steps.Sum(step => step.For?.TotalDays ?? 0) > limits.Days)
        {
            return (null, EdgeProblems.SimulationIsTooLarge);
        }

        var (settings, source) = Settings(state, asked);
        if (settings is not null)
        {
            if (Refusal(state, settings, scenario.Agents.Select(agent => new AgentId(agent.Id))) is { } wrong)
            {
                return (null, wrong);
            }

            scenario = scenario with { Settings = JsonSerializer.SerializeToNode(settings, DomainJson.Stored.TenantSettings)!.AsObject() };
        }

        var came = ScenarioSimulation.Play(scenario, cancellationToken);
        var steps = scenario.Steps.Zip(json.GetProperty("steps").EnumerateArray(), came)
            .Select(step => new SimulatedStepBody(
                step.Third, step.Second.TryGetProperty("expect", out var expected) ? expected : null, Difference.Of(step.First.Expect, step.Third)))
            .ToList();
        return (new(source, new(scenario.Name, steps.All(step => step.Difference is null), steps)), null);
    }

    private async Task<(SimulatedBody? Simulated, Problem? Wrong)> DayAsync(
        TenantState state, SimulationBody asked, string day, CancellationToken cancellationToken)
    {
        var (settings, source) = Settings(state, asked);
        if (settings is not null && Refusal(state, settings, []) is { } wrong)
        {
            return (null, wrong);
        }

        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Wrong("day", "A date such as 2026-03-04.");
        }

        var (definitions, now) = (state with { Settings = settings ?? state.Settings }, time.GetUtcNow());
        if (date.Year is < 2000 or > 2999 || DayReader.Midnight(TenantRules.Of(definitions.Settings).Zone, date) >= now)
        {
            return Wrong("day", "A day that has begun.");
        }

        var recorded = await days.ReadAsync(definitions, date, now, limits, cancellationToken);
        return (new(source, Day: DaySimulation.Play(recorded, cancellationToken)), null);
    }

    /// <summary>Null where it is no UTF-8, which nobody has looked at yet.</summary>
    private static string? Text(JsonElement json)
    {
        try
        {
            return json.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Problem? Refusal(TenantState state, TenantSettings settings, IEnumerable<AgentId> more)
    {
        var problems = SettingsRules.Check(
            settings, [.. state.Agents.Select(agent => agent.Id), .. more], [.. state.Channels.Select(channel => channel.Id)]);
        return problems.IsEmpty ? null : Problem.Of(new SettingsAreInvalid(problems));
    }
}
