using Actors.Domain;
using Actors.Domain.Messages;

namespace Actors.Storage;

/// <summary>Content that customers and agents uploaded, under names that the server made. Durable when the call returns.</summary>
public interface IFileStore
{
    /// <summary>Keeps content; nobody may see it before a message carries it, but who uploaded it.</summary>
    /// <exception cref="ArgumentException">There is such a file already, or its name cannot be stored.</exception>
    Task AddAsync(StoredFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>What is known of a file, or null where the tenant has none such.</summary>
    Task<StoredFile?> FindAsync(TenantId tenant, FileId file, CancellationToken cancellationToken);

    /// <summary>The content of a file, or null where the tenant has none such.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(TenantId tenant, FileId file, CancellationToken cancellationToken);

    /// <summary>A message is about to carry these: they are no longer forgotten. Files of another conversation are left as they are.</summary>
    Task UseAsync(TenantId tenant, ConversationId conversation, IReadOnlyCollection<FileId> files, CancellationToken cancellationToken);

    /// <summary>Which of some files the tenant still has.</summary>
    Task<IReadOnlySet<FileId>> HaveAsync(TenantId tenant, IReadOnlyCollection<FileId> files, CancellationToken cancellationToken);

    /// <summary>Forgets the oldest of a tenant's files that messages carry and that were uploaded before a moment; returns how many, at most <paramref name="limit"/>.</summary>
    Task<int> ForgetUsedAsync(TenantId tenant, DateTimeOffset before, int limit, CancellationToken cancellationToken);

    /// <summary>Forgets what was uploaded before a moment and never used; returns how many.</summary>
    Task<int> ForgetUnusedAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>What is known of a file.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Conversation">The only conversation whose messages may carry it.</param>
/// <param name="Attachment">Id, name, kind and size.</param>
/// <param name="At">When it was uploaded.</param>
public sealed record StoredFile(TenantId Tenant, ConversationId Conversation, Attachment Attachment, DateTimeOffset At);
