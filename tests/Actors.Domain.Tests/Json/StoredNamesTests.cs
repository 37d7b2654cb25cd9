using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.Testing;

namespace Actors.Domain.Tests.Json;

/// <summary>What is stored is never renamed: a new shape is a new name.</summary>
public sealed class StoredNamesTests
{
    [Fact]
    public void Stored_names_are_the_approved_ones() => Approved.Text(
        "Json/StoredEventNames.txt", string.Join('\n', StoredNames.All
            .Select(name => $"{name.Value} {name.Key.Name}")
            .Order(StringComparer.Ordinal)) + "\n");

    [Theory]
    [InlineData(typeof(ConversationEvent))]
    [InlineData(typeof(AgentEvent))]
    [InlineData(typeof(TenantEvent))]
    [InlineData(typeof(Rejection))]
    public void Every_member_of_a_union_has_a_stored_name(Type union) =>
        Assert.All(Sample.Members(union), member => Assert.Contains(member, StoredNames.All));

    [Fact]
    public void No_name_is_given_twice() => Assert.Distinct(StoredNames.All.Values);
}
