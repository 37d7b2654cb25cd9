using Actors.GrainInterfaces;
using Actors.Silo.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Metadata;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.TypeSystem;

namespace Actors.Silo.Tests;

/// <summary>Nodes of one cluster may be of two releases: a contract has the name that Orleans gives it.</summary>
public sealed class ContractNamesTests
{
    [Fact]
    public async Task A_contract_is_called_as_Orleans_calls_it()
    {
        await using var services = new ServiceCollection()
            .AddSerializer()
            .AddSingleton<IGrainInterfaceTypeProvider, ContractNames>()
            .AddSingleton<IGrainInterfaceTypeProvider, AttributeGrainInterfaceTypeProvider>()
            .AddSingleton<GrainInterfaceTypeResolver>()
            .BuildServiceProvider();
        var ours = services.GetRequiredService<GrainInterfaceTypeResolver>();
        var names = services.GetServices<IGrainInterfaceTypeProvider>().First();
        var orleans = new GrainInterfaceTypeResolver(
            [new AttributeGrainInterfaceTypeProvider(services)], services.GetRequiredService<TypeConverter>());

        Assert.All(
            typeof(IConversationGrain).Assembly.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable))).Append(typeof(IAliased)),
            contract =>
            {
                Assert.Equal(orleans.GetGrainInterfaceType(contract), ours.GetGrainInterfaceType(contract));
                Assert.Equal(orleans.GetGrainInterfaceType(contract), ours.GetGrainInterfaceType(contract));
            });
        Assert.True(names.TryGetGrainInterfaceType(typeof(IConversationGrain), out _));
        Assert.False(names.TryGetGrainInterfaceType(typeof(IAliased), out _));
        Assert.False(names.TryGetGrainInterfaceType(typeof(IGrain), out _));
    }

    [GrainInterfaceType("another")]
    private interface IAliased;
}
