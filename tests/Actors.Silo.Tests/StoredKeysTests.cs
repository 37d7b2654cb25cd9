using System.Xml.Linq;
using Actors.Silo.Keys;
using Actors.Storage;

namespace Actors.Silo.Tests;

public sealed class StoredKeysTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actors-keys-");
    private ActorsStore? _store;

    public async ValueTask InitializeAsync() => _store = await ActorsStore.OpenAsync(new() { Store = "memory" });

    public async ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        await _store!.DisposeAsync();
    }

    [Fact]
    public void What_one_node_makes_every_other_finds()
    {
        var (one, other) = (Node(), Node());
        Assert.Empty(one.GetAllElements());

        one.StoreElement(Key("a"), "key-a");
        other.StoreElement(Key("b"), "key-b");

        Assert.Equal(["a", "b"], Ids(one));
        Assert.Equal(["a", "b"], Ids(other));
    }

    [Fact]
    public async Task Of_keys_that_several_nodes_make_at_once_none_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => Node().StoreElement(Key($"{i}"), $"key-{i}"), TestContext.Current.CancellationToken)));

        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"{i}"), Ids(Node()).Order());
    }

    [Fact]
    public void Keys_from_before_the_store_was_shared_are_taken_over()
    {
        Key("old").Save(Path.Combine(_folder.FullName, "key-old.xml"));

        Assert.Equal(["old"], Ids(Node()));
        Node().StoreElement(Key("new"), "key-new");

        File.Delete(Path.Combine(_folder.FullName, "key-old.xml"));
        Assert.Equal(["old", "new"], Ids(Node()));
    }

    private StoredKeys Node() => new(_store!.GrainState, _folder.FullName);

    private static XElement Key(string id) => new("key", new XAttribute("id", id));

    private static IEnumerable<string> Ids(StoredKeys keys) => keys.GetAllElements().Select(key => key.Attribute("id")!.Value);
}
