using Actors.Domain;
using Actors.Storage.InMemory;
using Actors.Storage.Values;

namespace Actors.Storage.Files;

/// <summary>Uploaded content of the model.</summary>
internal sealed class InMemoryFileStore(InMemoryTables tables) : IFileStore
{
    private readonly Dictionary<(TenantId, FileId), (StoredFile File, byte[] Content, bool Used)> _files = [];

    public Task AddAsync(StoredFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        StoredText.Check(file.Attachment.Name, "name");
        lock (tables.Gate)
        {
            return _files.TryAdd((file.Tenant, file.Attachment.File), (file with { At = StoredTime.Cut(file.At) }, content.ToArray(), false))
                ? Task.CompletedTask
                : throw new ArgumentException($"There is a file {file.Attachment.File} already.", nameof(file));
        }
    }

    public Task<StoredFile?> FindAsync(TenantId tenant, FileId file, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return Task.FromResult(_files.TryGetValue((tenant, file), out var found) ? found.File : null);
        }
    }

    public Task<ReadOnlyMemory<byte>?> ReadAsync(TenantId tenant, FileId file, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return Task.FromResult<ReadOnlyMemory<byte>?>(_files.TryGetValue((tenant, file), out var found) ? found.Content : default(ReadOnlyMemory<byte>?));
        }
    }

    public Task UseAsync(
        TenantId tenant, ConversationId conversation, IReadOnlyCollection<FileId> files, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            foreach (var file in files)
            {
                if (_files.TryGetValue((tenant, file), out var found) && found.File.Conversation == conversation)
                {
                    _files[(tenant, file)] = found with { Used = true };
                }
            }

            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlySet<FileId>> HaveAsync(TenantId tenant, IReadOnlyCollection<FileId> files, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            return Task.FromResult<IReadOnlySet<FileId>>(files.Where(file => _files.ContainsKey((tenant, file))).ToHashSet());
        }
    }

    public Task<int> ForgetUsedAsync(TenantId tenant, DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            var old = _files.Where(file => file.Key.Item1 == tenant && file.Value.Used && file.Value.File.At < before)
                .OrderBy(file => file.Value.File.At).Take(limit).Select(file => file.Key).ToList();
            return Task.FromResult(old.Count(_files.Remove));
        }
    }

    public Task<int> ForgetUnusedAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (tables.Gate)
        {
            var old = _files.Where(file => !file.Value.Used && file.Value.File.At < before).Select(file => file.Key).ToList();
            return Task.FromResult(old.Count(_files.Remove));
        }
    }
}
