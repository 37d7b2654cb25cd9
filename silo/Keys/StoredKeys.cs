using System.Collections.ObjectModel;
using System.Text;
using System.Xml.Linq;
using Actors.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Actors.Silo.Keys;

/// <summary>
/// The data-protection keys in the store, for all nodes that share it: what one signs, every other knows. One document, replaced as a whole where nobody
/// else replaced it meanwhile, for keys are few. Keys that a process kept beside itself before it shared its store are taken over once.
/// </summary>
internal sealed class StoredKeys(IGrainStateStore store, string before) : IXmlRepository
{
    private const string Name = "data-protection";
    private const string Key = "keys";

    public IReadOnlyCollection<XElement> GetAllElements() => new ReadOnlyCollection<XElement>([.. Read().Document.Elements()]);

    public void StoreElement(XElement element, string friendlyName)
    {
        string? done;
        do
        {
            var (document, etag) = Read();
            document.Add(element);
            done = Wait(store.WriteAsync(
                Name, Key, Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting)), etag, CancellationToken.None));
        }
        while (done is null);
    }

    private (XElement Document, string? ETag) Read() => Wait(store.ReadAsync(Name, Key, CancellationToken.None)) is { } stored
        ? (XElement.Parse(Encoding.UTF8.GetString(stored.Data.Span)), stored.ETag)
        : (Before(), null);

    private XElement Before() => new(
        "keys", Directory.Exists(before) ? Directory.GetFiles(before, "key-*.xml").Order(StringComparer.Ordinal).Select(XElement.Load) : []);

    /// <summary>The repository is asked where nobody can wait.</summary>
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}

/// <summary>Registers the keys.</summary>
internal static class KeysExtensions
{
    /// <summary>In the store where it can be shared, else in a folder beside it. <c>Keys:Path</c> names the folder.</summary>
    public static void AddActorsKeys(this WebApplicationBuilder builder, StorageOptions storage)
    {
        var folder = builder.Configuration["Keys:Path"] ?? Path.Combine(Path.GetDirectoryName(storage.Path) ?? ".", "keys");
        var keys = builder.Services.AddDataProtection().SetApplicationName("Actors");
        if (storage.Store == "postgres")
        {
            builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
                options => options.XmlRepository = new StoredKeys(provider.GetRequiredService<IGrainStateStore>(), folder)));
        }
        else
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(folder));
        }
    }
}
