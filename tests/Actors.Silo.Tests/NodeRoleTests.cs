using Actors.Silo.Runtime;
using Microsoft.Extensions.Configuration;

namespace Actors.Silo.Tests;

public sealed class NodeRoleTests
{
    [Theory]
    [InlineData(null, true, true)]
    [InlineData("all", true, true)]
    [InlineData("silo", true, false)]
    [InlineData("api", false, true)]
    public void A_role_says_what_a_process_is_for(string? set, bool hasGrains, bool hasEdge)
    {
        var role = NodeRoles.Of(Settings(set));

        Assert.Equal((hasGrains, hasEdge), (role.HasGrains(), role.HasEdge()));
    }

    [Fact]
    public void Any_other_is_refused_with_what_it_may_be() => Assert.Equal(
        "Cluster:Role is 'edge'; set it to all, silo or api.",
        Assert.Throws<ArgumentException>(() => NodeRoles.Of(Settings("edge"))).Message);

    [Theory]
    [InlineData("silo")]
    [InlineData("api")]
    public void A_process_that_has_the_store_for_itself_is_all(string role)
    {
        var refused = Assert.Throws<ArgumentException>(() => SiloHost.Build(["--Cluster:Role", role, "--Storage:Store", "memory"]));

        Assert.StartsWith("Cluster:Role can only be all", refused.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(string? role) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Cluster:Role", role)]).Build();
}
