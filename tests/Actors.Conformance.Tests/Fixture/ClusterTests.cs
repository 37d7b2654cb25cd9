using Orleans;

[assembly: AssemblyFixture(typeof(Actors.Conformance.Tests.Fixture.ConformanceCluster))]

namespace Actors.Conformance.Tests.Fixture;

/// <summary>Tests on the shared cluster, each with a key of its own.</summary>
public abstract class ClusterTests(ConformanceCluster cluster)
{
    /// <summary>How long a test waits for what must happen.</summary>
    protected static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    protected ConformanceCluster Cluster { get; } = cluster;

    protected string Key { get; } = Guid.NewGuid().ToString("N");

    protected TGrain Grain<TGrain>(string suffix = "") where TGrain : IGrainWithStringKey =>
        Cluster.Grains.GetGrain<TGrain>(Key + suffix);
}
