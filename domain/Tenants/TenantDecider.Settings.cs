using System.Collections.Immutable;
using Actors.Domain.Agents;
using Actors.Domain.Hours;
using Actors.Domain.Messages;

namespace Actors.Domain.Tenants;

using Decided = Decision<TenantEvent>;

/// <content>
/// Settings: a draft that decides nothing, and versions in force. Whoever changes either says which revision they saw, so that nobody
/// overwrites what they have not read.
/// </content>
public sealed partial class TenantDecider
{
    private static TenantState Changed(TenantState state, SettingsChanged changed) => state with
    {
        Settings = changed.Settings,
        SettingsVersion = state.SettingsVersion + 1,
        SettingsRevision = state.Seq + 1,
        SettingsAuthor = new(changed.By, changed.At, changed.Note),
        Draft = null,
    };

    /// <summary>The same draft again is no conflict: it may be the first attempt, whose answer was lost.</summary>
    private static Decided Save(TenantState state, SaveSettingsDraft save) =>
        state.Draft is { } draft && SettingsRules.Same(draft.Settings, save.Settings) ? Decided.Nothing
        : state.SettingsRevision != save.Revision ? new SettingsHaveMoved(state.SettingsRevision)
        : new SettingsDraftSaved(save.Settings, save.By, save.Now);

    private static Decided Discard(TenantState state, DiscardSettingsDraft discard) =>
        state.SettingsRevision != discard.Revision ? new SettingsHaveMoved(state.SettingsRevision)
        : state.Draft is null ? new NoSettingsDraft()
        : new SettingsDraftDiscarded(discard.By, discard.Now);

    /// <summary>A draft that says what is in force already makes no new version.</summary>
    private static Decided Publish(TenantState state, PublishSettings publish) =>
        state.SettingsRevision != publish.Revision ? new SettingsHaveMoved(state.SettingsRevision)
        : state.Draft is not { } draft ? new NoSettingsDraft()
        : publish.Note is { } note && (note.Length > PublishSettings.LongestNote || !PlainText.IsWellFormed(note))
            ? new FieldIsInvalid("note", $"Up to {PublishSettings.LongestNote} characters of well-formed text.")
        : SettingsRules.Same(draft.Settings, state.Settings) ? new SettingsDraftDiscarded(publish.By, publish.Now)
        : Publish(state, draft.Settings, new(draft.Settings, publish.Now, publish.By, publish.Note));

    private static Decided Publish(TenantState state, TenantSettings settings, SettingsChanged changed) =>
        state.ProblemsOf(settings) is { IsEmpty: false } problems ? new SettingsAreInvalid(problems) : changed;

    private static Decided Import(TenantState state, ImportHolidays import)
    {
        if (SettingsHolidays.Check(import.Year, import.Years) is { } wrong)
        {
            return new SettingsAreInvalid([wrong]);
        }

        if (state.SettingsRevision != import.Revision)
        {
            return new SettingsHaveMoved(state.SettingsRevision);
        }

        var settings = state.Draft?.Settings ?? state.Settings;
        var missing = SettingsHolidays.Missing(settings, import.Year, import.Years);
        var count = settings.Holidays.Count + missing.Length;
        return missing.IsEmpty ? Decided.Nothing
            : count > Holiday.MaxCount
                ? new SettingsAreInvalid([new(
                    "holidays", $"휴일은 {Holiday.MaxCount}개까지이고, 더하면 {count}개가 됩니다.",
                    $"There can be up to {Holiday.MaxCount} holidays, and there would be {count}.")])
            : new SettingsDraftSaved(settings with { Holidays = [.. settings.Holidays, .. missing] }, import.By, import.Now);
    }

    private static Decided Remove(TenantState state, RemoveAgent remove)
    {
        var agent = state.Agent(remove.Agent);
        return agent is null ? new AgentIsUnknown(remove.Agent)
            : Naming(state.Settings, remove.Agent) is { IsEmpty: false } fields ? new SettingsNameIt($"Agent {remove.Agent}", fields)
            : remove.Conversations > 0 ? new AgentHasConversations(remove.Agent, remove.Conversations)
            : IsLastOf(state, agent) ? new LastAdministrator(remove.Agent)
            : new AgentRemoved(remove.Agent, remove.Now);
    }

    private static TenantState Without(TenantState state, AgentRemoved removed) => state with
    {
        Agents = state.Agents.RemoveAll(agent => agent.Id == removed.Agent),
        CannedAnswers = state.CannedAnswers.RemoveAll(answer => answer.Agent == removed.Agent),
        FormerAgents = [.. state.FormerAgents, .. state.Agents.Where(agent => agent.Id == removed.Agent)
            .Select(agent => new FormerAgent(agent.Id, agent.Name))],
    };

    /// <summary>Where settings designate an agent.</summary>
    private static ImmutableArray<string> Naming(TenantSettings settings, AgentId agent) => [
        .. from category in settings.Categories.Select((category, index) => (category.Divisions, Index: index))
           from division in category.Divisions.Select((division, index) => (division.Agents, Index: index))
           from place in Enumerable.Range(0, division.Agents.Count)
           where division.Agents[place] == agent.Value
           select $"categories[{category.Index}].divisions[{division.Index}].agents[{place}]"];
}
