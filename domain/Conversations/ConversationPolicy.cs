using Actors.Domain.Tenants;

namespace Actors.Domain.Conversations;

/// <summary>What a conversation needs of its tenant's settings to decide: a snapshot, taken when the command is made.</summary>
/// <param name="Queue">The queue that a hand-off from this channel account goes to.</param>
/// <param name="CancelWord">The whole message that leaves the queue again.</param>
/// <param name="Distribution">How that queue distributes.</param>
public sealed record ConversationPolicy(QueueId Queue, string CancelWord, Distribution Distribution);
