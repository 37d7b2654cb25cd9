using Actors.Channels;
using Actors.Channels.Guarded;
using Actors.Domain;
using Actors.Storage;
using Microsoft.Extensions.Configuration;

namespace Actors.Api.Files;

/// <summary>What agents' messages carry, as messengers fetch it: from the address under which the operator says that this installation is reached.</summary>
internal sealed class OutgoingFiles(IFileStore files, FileLinks links, IConfiguration configuration) : IOutgoingFiles
{
    /// <summary>The setting with the public address, such as <c>https://chat.example.com</c>.</summary>
    public const string Setting = "Public:Address";

    private readonly string? _address = AddressIn(configuration);

    public string? AddressOf(TenantId tenant, FileId file) =>
        _address is null ? null : _address + links.Of(tenant, file, IOutgoingFiles.AddressLasts);

    public Task<ReadOnlyMemory<byte>?> ReadAsync(TenantId tenant, FileId file, CancellationToken cancellationToken) =>
        files.ReadAsync(tenant, file, cancellationToken);

    private static string? AddressIn(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } text)
        {
            return null;
        }

        return OutgoingGuard.Check(text, out var address) is null && address!.Query.Length == 0
            ? address.AbsoluteUri.TrimEnd('/')
            : throw new ArgumentException($"{Setting} is '{text}'; write it as https://chat.example.com.");
    }
}
