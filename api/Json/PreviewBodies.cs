using System.Collections.Immutable;
using Actors.Channels;
using Actors.Domain.Conversations;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Api.Json;

/// <summary>A message that somebody is about to send.</summary>
/// <param name="Text">The words; 1 to 10,000 characters.</param>
/// <param name="Speaker">Who says it: <c>bot</c> (also when left out) or <c>agent</c>.</param>
/// <param name="Choices">Answers offered as buttons, up to 10.</param>
/// <param name="Connect">Which of the choices asks for a person, or nothing.</param>
/// <param name="Links">Buttons that open a page, up to 10.</param>
/// <param name="Image">The https address of an image, or nothing.</param>
/// <param name="Cards">Cards below the words, up to 10.</param>
/// <param name="Conversation">For whom <paramref name="Files"/> were uploaded; needed with them.</param>
/// <param name="Files">Ids of uploads that the message is to carry, up to 10.</param>
public sealed record OutgoingBody(
    string? Text, Speaker? Speaker = null, ImmutableArray<string>? Choices = null, string? Connect = null,
    IReadOnlyList<LinkButton>? Links = null, string? Image = null, ImmutableArray<MessageCard>? Cards = null,
    string? Conversation = null, ImmutableArray<string>? Files = null);

/// <summary>A message as every kind of channel shows it.</summary>
public sealed record PreviewsBody(IReadOnlyList<PreviewBody> Previews);

/// <summary>A message as one kind of channel shows it.</summary>
/// <param name="Channel">The kind of channel.</param>
/// <param name="Parts">The bubbles, in order.</param>
/// <param name="Losses">What is shown otherwise than it was meant; empty where all of it is shown.</param>
public sealed record PreviewBody(ChannelType Channel, IReadOnlyList<OutgoingPart> Parts, IReadOnlyList<Loss> Losses);
