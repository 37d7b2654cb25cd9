using System.Collections.Immutable;
using System.Security.Cryptography;
using Actors.Channels.Files;
using Actors.Domain;
using Actors.Domain.Messages;
using Actors.Storage;
using Microsoft.AspNetCore.Http;

namespace Actors.Api.Files;

/// <summary>Takes what customers and agents upload, and finds what their messages carry. A few at once in a process: each is held in memory.</summary>
internal sealed class Uploads(IFileStore files, TenantDirectory directory, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _atOnce = new(8);

    /// <summary>Reads, judges and keeps a body; only messages of the conversation can carry it.</summary>
    public async Task<(Attachment? Attachment, Rejection? Wrong)> TakeAsync(
        TenantId tenant, ConversationId conversation, string? name, HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = (await directory.FindAsync(tenant, cancellationToken))!.Settings.UploadMegabytes * 1024 * 1024;
        if (request.ContentLength > limit)
        {
            return (null, new FileIsTooLarge(limit));
        }

        await _atOnce.WaitAsync(cancellationToken);
        try
        {
            if (await ReadAsync(request, limit, cancellationToken) is not { } content)
            {
                return (null, new FileIsTooLarge(limit));
            }

            if (FileJudge.Judge(name, content, out var judged) is { } refused)
            {
                return (null, refused);
            }

            var attachment = new Attachment(
                new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))), judged!.Name, judged.MediaType, judged.Content.Length,
                judged.Width, judged.Height);
            await files.AddAsync(new(tenant, conversation, attachment, time.GetUtcNow()), judged.Content, cancellationToken);
            return (attachment, null);
        }
        finally
        {
            _atOnce.Release();
        }
    }

    /// <summary>What a message of a conversation is about to carry: every id must be of a file that was uploaded for that conversation.</summary>
    public async Task<(ImmutableArray<Attachment>? Attachments, Rejection? Wrong)> FindAsync(
        TenantId tenant, ConversationId conversation, ImmutableArray<string>? ids, CancellationToken cancellationToken)
    {
        var (found, wrong) = await LookAsync(tenant, conversation, ids, cancellationToken);
        if (found is { } some)
        {
            // Before the message is: a file that no message carries after all is only kept.
            await files.UseAsync(tenant, conversation, [.. some.Select(one => one.File)], cancellationToken);
        }

        return (found, wrong);
    }

    /// <summary>As <see cref="FindAsync"/>, for a message that is only looked at.</summary>
    public async Task<(ImmutableArray<Attachment>? Attachments, Rejection? Wrong)> LookAsync(
        TenantId tenant, ConversationId conversation, ImmutableArray<string>? ids, CancellationToken cancellationToken)
    {
        if (ids is not { IsDefaultOrEmpty: false } some)
        {
            return (null, null);
        }

        if (some.Length > Attachment.MostInMessage || some.Distinct(StringComparer.Ordinal).Count() != some.Length)
        {
            return (null, new FieldIsInvalid("files", $"Up to {Attachment.MostInMessage} ids, each once."));
        }

        var found = ImmutableArray.CreateBuilder<Attachment>(some.Length);
        foreach (var id in some)
        {
            if (!FileId.IsValid(id) || await files.FindAsync(tenant, new(id), cancellationToken) is not { } file || file.Conversation != conversation)
            {
                return (null, new FileIsUnknown());
            }

            found.Add(file.Attachment);
        }

        return (found.MoveToImmutable(), null);
    }

    public void Dispose() => _atOnce.Dispose();

    private static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > limit)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
