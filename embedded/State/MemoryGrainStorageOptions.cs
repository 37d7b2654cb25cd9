namespace Orleans.Configuration;

/// <summary>Options of a store in memory; here there are none.</summary>
public class MemoryGrainStorageOptions;
