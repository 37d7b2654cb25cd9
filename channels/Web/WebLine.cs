using System.Collections.Immutable;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Channels.Web;

/// <summary>One line of a transcript as the web chat shows it to the customer: names instead of agents' ids.</summary>
/// <param name="Seq">The cursor of the reader.</param>
/// <param name="Kind">As in <see cref="MessageView"/>.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="Text">The words, to be shown as text.</param>
/// <param name="Choices">Answers offered as buttons.</param>
/// <param name="AgentName">What the agent is called, where an agent spoke or is spoken of.</param>
/// <param name="Id">The id that the customer's own client gave; null for what others said.</param>
/// <param name="At">When.</param>
/// <param name="Links">Link buttons of an automatic message, or null.</param>
/// <param name="Image">The image of an automatic message, an https address, or null.</param>
public sealed record WebLine(
    long Seq, string Kind, Speaker Speaker, string? Text, ImmutableArray<string> Choices, string? AgentName, string? Id,
    DateTimeOffset At, ImmutableArray<LinkButton>? Links = null, string? Image = null);
