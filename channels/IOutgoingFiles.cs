using Actors.Domain;

namespace Actors.Channels;

/// <summary>What messages carry, as messengers can have it.</summary>
public interface IOutgoingFiles
{
    /// <summary>
    /// An address of ours that leads whoever has it to a file, for <see cref="AddressLasts"/>; null where the operator has not said under which address
    /// messengers reach this installation.
    /// </summary>
    string? AddressOf(TenantId tenant, FileId file);

    /// <summary>The content, or null where the file is no more.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(TenantId tenant, FileId file, CancellationToken cancellationToken);

    /// <summary>How long an address is good: a customer opens a file days later.</summary>
    static readonly TimeSpan AddressLasts = TimeSpan.FromDays(7);
}
