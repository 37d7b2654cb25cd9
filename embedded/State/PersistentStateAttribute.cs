namespace Orleans.Runtime;

/// <summary>Fills a constructor parameter with the grain's named state from a named store.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute : Attribute
{
    /// <summary>The state of this name, in the store of this name or in the default one.</summary>
    public PersistentStateAttribute(string stateName, string? storageName = null)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        StateName = stateName;
        StorageName = storageName;
    }

    /// <summary>The name of the state.</summary>
    public string StateName { get; }

    /// <summary>The name of the store; null for the default one.</summary>
    public string? StorageName { get; }
}
