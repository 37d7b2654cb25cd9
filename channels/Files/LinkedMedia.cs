using Actors.Channels.Guarded;
using Actors.Domain.Media;

namespace Actors.Channels.Files;

/// <summary>Makes of the addresses that messengers send what is to be copied; an address that is none stays words.</summary>
internal static class LinkedMedia
{
    /// <summary>What an address leads to, named after its last part; null where it is no http or https address.</summary>
    public static CustomerMedia? Of(MediaKind kind, string address) => OutgoingGuard.Check(address, out var url) is null
        ? new(kind, address, FileName.Clean(Uri.UnescapeDataString(url!.AbsolutePath)))
        : null;
}
