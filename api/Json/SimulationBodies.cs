using System.Text.Json;
using Actors.Domain.Tenants;
using Actors.Simulation.Days;
using Actors.Simulation.Playing;

namespace Actors.Api.Json;

/// <summary>What is to be tried.</summary>
/// <param name="Settings">A settings document; absent: see <paramref name="Draft"/>.</param>
/// <param name="Draft">The tenant's draft. With neither, a scenario is played under its own settings and a day under those in force.</param>
/// <param name="Scenario">A scenario in the format of scenario files; a settings document or draft stands in for its own settings.</param>
/// <param name="Day">Or a day of the tenant's own traffic, as <c>2026-03-04</c> in the tenant's time zone.</param>
public sealed record SimulationBody(TenantSettings? Settings = null, bool Draft = false, JsonElement? Scenario = null, string? Day = null);

/// <summary>What came of it.</summary>
/// <param name="Settings">Which settings were tried: <c>document</c>, <c>draft</c>, <c>scenario</c> or <c>published</c>.</param>
/// <param name="Scenario">The scenario, where one was played.</param>
/// <param name="Day">The day, where one was played.</param>
public sealed record SimulatedBody(string Settings, SimulatedScenarioBody? Scenario = null, DayReport? Day = null);

/// <summary>A scenario that was played.</summary>
/// <param name="Name">Its name.</param>
/// <param name="AsExpected">Whether every step led to what it must lead to.</param>
/// <param name="Steps">Its steps, in order.</param>
public sealed record SimulatedScenarioBody(string Name, bool AsExpected, IReadOnlyList<SimulatedStepBody> Steps);

/// <summary>A step that was played.</summary>
/// <param name="Came">What it led to.</param>
/// <param name="Expected">What the scenario expects of it, as it is written there.</param>
/// <param name="Difference">The first difference, in words; null where there is none.</param>
public sealed record SimulatedStepBody(StepOutcome Came, JsonElement? Expected, string? Difference);
