using Actors.Domain;
using Actors.Domain.Messages;
using Actors.Storage.Tests.Harness;
using static Actors.Storage.Tests.Harness.Sample;

namespace Actors.Storage.Tests.Contracts;

public abstract class FileStoreContract(StoreHarness harness) : StoreTest(harness)
{
    private static readonly StoredFile Photo = new(
        Acme, Room(1), new(new("00112233445566778899aabbccddeeff"), "영수증 \U0001F600.jpg", "image/jpeg", 4, 640, 480), Noon);

    [Fact]
    public async Task What_was_kept_is_found_by_its_tenant_and_by_nobody_else()
    {
        await Store.Files.AddAsync(Photo, new byte[] { 0, 1, 254, 255 }, Cancelled);
        Assert.Equal(Photo, await Store.Files.FindAsync(Acme, Photo.Attachment.File, Cancelled));
        Assert.Equal([0, 1, 254, 255], (await Store.Files.ReadAsync(Acme, Photo.Attachment.File, Cancelled))!.Value.ToArray());
        Assert.Null(await Store.Files.FindAsync(Other, Photo.Attachment.File, Cancelled));
        Assert.Null(await Store.Files.ReadAsync(Other, Photo.Attachment.File, Cancelled));
        Assert.Null(await Store.Files.FindAsync(Acme, new("ffffffffffffffffffffffffffffffff"), Cancelled));
    }

    [Fact]
    public async Task An_id_is_given_once()
    {
        await Store.Files.AddAsync(Photo, new byte[] { 1 }, Cancelled);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Files.AddAsync(Photo, new byte[] { 2 }, Cancelled));
        Assert.Equal([1], (await Store.Files.ReadAsync(Acme, Photo.Attachment.File, Cancelled))!.Value.ToArray());
    }

    [Fact]
    public async Task What_no_message_of_its_conversation_uses_is_forgotten()
    {
        var plain = Photo with { Attachment = new(new("ffeeddccbbaa99887766554433221100"), "a.txt", "application/octet-stream", 0) };
        await Store.Files.AddAsync(Photo, new byte[] { 1 }, Cancelled);
        await Store.Files.AddAsync(plain, ReadOnlyMemory<byte>.Empty, Cancelled);
        Assert.Equal(plain, await Store.Files.FindAsync(Acme, plain.Attachment.File, Cancelled));
        await Store.Files.UseAsync(Acme, Room(1), [Photo.Attachment.File], Cancelled);
        await Store.Files.UseAsync(Acme, Room(2), [plain.Attachment.File], Cancelled);
        Assert.Equal(0, await Store.Files.ForgetUnusedAsync(Noon, Cancelled));
        Assert.Equal(1, await Store.Files.ForgetUnusedAsync(Noon.AddSeconds(1), Cancelled));
        Assert.NotNull(await Store.Files.FindAsync(Acme, Photo.Attachment.File, Cancelled));
        Assert.Null(await Store.Files.FindAsync(Acme, plain.Attachment.File, Cancelled));
    }

    [Fact]
    public async Task What_messages_carry_is_forgotten_when_its_time_is_over_the_oldest_first_and_of_one_tenant_only()
    {
        StoredFile[] mine = [.. Enumerable.Range(0, 3).Select(number => Photo with
        {
            Attachment = Photo.Attachment with { File = new($"0000000000000000000000000000000{number}") }, At = Noon.AddSeconds(number),
        })];
        FileId[] ids = [.. mine.Select(file => file.Attachment.File)];
        foreach (var file in mine) await Store.Files.AddAsync(file, new byte[] { 1 }, Cancelled);
        await Store.Files.AddAsync(mine[0] with { Tenant = Other }, new byte[] { 1 }, Cancelled);
        await Store.Files.UseAsync(Other, mine[0].Conversation, [ids[0]], Cancelled);
        Assert.Equal(0, await Store.Files.ForgetUsedAsync(Acme, Noon.AddSeconds(9), 10, Cancelled));
        await Store.Files.UseAsync(Acme, mine[0].Conversation, ids, Cancelled);
        Assert.Equal(0, await Store.Files.ForgetUsedAsync(Acme, Noon, 10, Cancelled));
        Assert.Equal(1, await Store.Files.ForgetUsedAsync(Acme, Noon.AddSeconds(9), 1, Cancelled));
        Assert.Equal([ids[1], ids[2]], (await Store.Files.HaveAsync(Acme, ids, Cancelled)).Order(Comparer<FileId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))));
        Assert.Equal(1, await Store.Files.ForgetUsedAsync(Acme, Noon.AddSeconds(2), 10, Cancelled));
        Assert.Equal([ids[2]], await Store.Files.HaveAsync(Acme, ids, Cancelled));
        Assert.Null(await Store.Files.ReadAsync(Acme, ids[0], Cancelled));
        Assert.Equal([ids[0]], await Store.Files.HaveAsync(Other, ids, Cancelled));
        Assert.Empty(await Store.Files.HaveAsync(Acme, [], Cancelled));
    }
}

public sealed class MemoryFileStoreTests() : FileStoreContract(new MemoryHarness());

public sealed class SqliteFileStoreTests() : FileStoreContract(new SqliteHarness());

public sealed class PostgresFileStoreTests() : FileStoreContract(new PostgresHarness());
