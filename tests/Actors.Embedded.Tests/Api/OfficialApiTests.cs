using System.Reflection;
using Orleans;

namespace Actors.Embedded.Tests.Api;

/// <summary>What embedded/ spells, Orleans spells the same way.</summary>
public sealed class OfficialApiTests
{
    [Fact]
    public void Every_public_member_of_a_type_of_Core_Abstractions_is_in_the_official_assembly()
    {
        var folder = typeof(OfficialApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(each => each.Key == "OfficialAbstractions").Value!;
        var file = new[] { "net10.0", "net8.0" }
            .Select(framework => Path.Combine(folder, framework, "Orleans.Core.Abstractions.dll"))
            .FirstOrDefault(File.Exists);
        if (file is null) Assert.Skip($"Microsoft.Orleans.Core.Abstractions 10.4.2 is not at {folder}.");

        var official = PublicApi.Read(file).Members;
        var ours = PublicApi.Read(typeof(Grain).Assembly.Location).Members;
        var common = ours.Where(type => official.ContainsKey(type.Key)).ToList();
        var unknown =
            from type in common
            from member in type.Value
            where !official[type.Key].Contains(member)
            select $"{type.Key}: {member}";

        Assert.Empty(unknown);
        Assert.True(common.Count >= 35, $"Only {common.Count} types were compared.");
    }
}
