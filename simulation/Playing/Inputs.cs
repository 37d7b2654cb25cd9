using System.Text.Json.Nodes;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Simulation.Reading;
using Actors.Simulation.Settings;

namespace Actors.Simulation.Playing;

/// <summary>Whether a customer of a scenario may write.</summary>
public static class Inputs
{
    /// <summary><c>open</c> or <c>blocked</c>; null on every channel but web, and for nobody.</summary>
    public static string? Of(Scenario scenario, JsonObject settings, string? who, ConversationStatus? status)
    {
        if (who is null || scenario.Channel != ChannelType.Web) return null;
        var rules = TenantRules.Of(SettingsDocument.Read(settings));
        var blocked = scenario.Customers.First(customer => customer.Id == who).Blocked;
        return AutoMessageRules.InputIsOpen(rules, scenario.Channel, blocked, status ?? ConversationStatus.None) ? "open" : "blocked";
    }
}
