using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Actors.Api.Json;
using Actors.Domain;
using Actors.Domain.Media;
using Actors.Domain.Messages;
using Microsoft.AspNetCore.DataProtection;

namespace Actors.Api.Files;

/// <summary>
/// Addresses of files: signed and encrypted, good for a day, given only to who may read the message. So a page can show an image without a header,
/// and nobody finds one by trying.
/// </summary>
internal sealed class FileLinks(IDataProtectionProvider protection, TimeProvider time)
{
    public const string Path = "/files/";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Actors.File.v1").ToTimeLimitedDataProtector();

    public AttachmentBody Show(TenantId tenant, Attachment attachment) => new(
        attachment.File, attachment.Name, attachment.MediaType, attachment.Size, Of(tenant, attachment.File, Lifetime), attachment.Width, attachment.Height);

    /// <summary>As a message shows them: it says of what is not there any more that it has expired.</summary>
    public ImmutableArray<AttachmentBody>? Show(TenantId tenant, ImmutableArray<Attachment>? attachments, IReadOnlySet<FileId> there) =>
        attachments is { IsDefaultOrEmpty: false } some
            ? [.. some.Select(one => Show(tenant, one, there))]
            : null;

    public ImmutableArray<MediaBody>? Show(TenantId tenant, ImmutableArray<MediaView>? media, IReadOnlySet<FileId> there) =>
        media is { IsDefaultOrEmpty: false } some
            ? [.. some.Select(one => new MediaBody(
                one.Message, one.Item, one.Status, one.Kind, one.Name, one.Url, one.Attachment is { } copy ? Show(tenant, copy, there) : null, one.Text, one.Code,
                one.Until))]
            : null;

    private AttachmentBody Show(TenantId tenant, Attachment attachment, IReadOnlySet<FileId> there) =>
        Show(tenant, attachment) with { Expired = there.Contains(attachment.File) ? null : true };

    /// <summary>Which file an address leads to, or null.</summary>
    public (TenantId Tenant, FileId File)? Read(string token)
    {
        try
        {
            var parts = token.Length > 1024 ? [] : Encoding.UTF8.GetString(_protector.Unprotect(Base64Url.DecodeFromChars(token), out _)).Split('\n');
            return parts.Length == 2 ? (new(parts[0]), new(parts[1])) : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>An address on this server, good for so long.</summary>
    public string Of(TenantId tenant, FileId file, TimeSpan lasts) => Path + Base64Url.EncodeToString(
        _protector.Protect(Encoding.UTF8.GetBytes($"{tenant}\n{file}"), time.GetUtcNow() + lasts));
}
