using Actors.Domain;
using Actors.Domain.Messages;

namespace Actors.Channels.Web;

/// <summary>Translates what goes out to the web chat. Pure; delivery is the reader's cursor, so there is no call that could fail.</summary>
public static class WebOutbound
{
    /// <summary>What the customer sees of a line, or null for a line that is the agents' own affair.</summary>
    /// <param name="line">The line.</param>
    /// <param name="nameOf">What an agent is called, or null for one who is gone.</param>
    public static WebLine? Show(MessageView line, Func<AgentId, string?> nameOf) => !line.IsForCustomer
        ? null
        : new(
            line.Seq, line.Kind, line.Speaker, line.Text, line.Choices,
            line.Agent is { } agent ? nameOf(agent) : null,
            line.Speaker == Speaker.Customer ? line.Id : null, line.At,
            line.Auto is { Links: { IsEmpty: false } links } ? links : null, line.Auto?.Image);
}
