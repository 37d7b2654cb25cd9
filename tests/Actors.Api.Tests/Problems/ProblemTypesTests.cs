using System.Reflection;
using System.Text.Json.Serialization;
using Actors.Api.Problems;
using Actors.Domain;

namespace Actors.Api.Tests.Problems;

/// <summary>The types of problems never change: new ones are added to ProblemTypes.txt and docs/protocol.md, none is taken away.</summary>
public sealed class ProblemTypesTests
{
    private const string Approved = "ProblemTypes.txt";

    [Fact]
    public void The_types_are_the_approved_ones() =>
        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, Approved)), All());

    [Fact]
    public void Each_type_is_explained_in_the_protocol_in_both_languages()
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "docs", "protocol.md"));
        foreach (var type in All())
        {
            var row = lines.SingleOrDefault(line => line.StartsWith($"| `{type}` |", StringComparison.Ordinal));
            Assert.True(row is not null, $"docs/protocol.md does not explain {type}.");
            Assert.Equal(6, row.Split('|').Length);
            Assert.Contains(row, letter => letter is >= '가' and <= '힣');
        }
    }

    private static List<string> All() =>
    [
        .. typeof(Rejection).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(type => (string)type.TypeDiscriminator!)
            .Concat(typeof(EdgeProblems).GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Select(property => ((Problem)property.GetValue(null)!).Type["urn:actors:problem:".Length..]))
            .Order(StringComparer.Ordinal),
    ];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Actors.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
