using System.Xml.Linq;

namespace Actors.Architecture.Tests;

/// <summary>Who may reference whom: the table of ARCHITECTURE.md.</summary>
public sealed class ReferenceTests
{
    private const string Runtime = "the runtime";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["domain"] = [],
        ["embedded"] = [],
        ["grain-interfaces"] = ["domain", Runtime],
        ["storage"] = ["domain"],
        ["channels"] = ["domain"],
        ["grains"] = ["grain-interfaces", "domain", "storage", "channels", Runtime],
        ["simulation"] = ["domain"],
        ["fakes"] = [],
        ["api"] = ["grain-interfaces", "domain", "channels", "storage", "simulation", Runtime],
        ["silo"] = ["grains", "storage", "channels", "api", "grain-interfaces", "domain", "fakes", Runtime],
        ["scenarios"] = ["grains", "grain-interfaces", "domain", "storage", "channels", "simulation", Runtime],
    };

    private static readonly string[] WithoutPackages = ["domain", "embedded", "grain-interfaces", "channels", "grains", "scenarios", "simulation"];

    public static TheoryData<string> Projects => [.. Repository.Projects()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_table_allows(string project)
    {
        var folder = project.Split('/')[0];
        if (folder is "tests" or "bench") return;
        Assert.Empty(References(project).Except(Allowed[folder]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Where_nothing_is_promised_there_is_no_package(string project)
    {
        if (!WithoutPackages.Contains(project.Split('/')[0])) return;
        Assert.Empty(Load(project).Descendants("PackageReference"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Versions_are_named_in_one_place(string project) => Assert.DoesNotContain(
        Load(project).Descendants("PackageReference"), reference => reference.Attribute("Version") is not null);

    [Fact]
    public void Every_folder_of_the_table_has_its_project() => Assert.All(Allowed.Keys, folder =>
        Assert.Contains(Repository.Projects(), project => project.StartsWith($"{folder}/", StringComparison.Ordinal)));

    [Fact]
    public void Public_types_are_documented_where_it_is_promised()
    {
        // The compiler holds it (CS1591 as an error); here only: for which projects.
        var documented = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"))
            .Descendants("DocumentedProjects").Single().Value.Split(';', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["Actors.Domain", "Actors.GrainInterfaces", "Actors.Storage", "Actors.Channels", "Actors.Api"], documented);
    }

    private static IEnumerable<string> References(string project)
    {
        var file = Load(project);
        var runtime = file.Descendants("Import").Any(import => import.Attribute("Project")!.Value.EndsWith("ActorRuntime.props", StringComparison.Ordinal));
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, project))!;
        return file.Descendants("ProjectReference")
            .Select(reference => reference.Attribute("Include")!.Value)
            .Select(path => Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, path))).Split('/')[0])
            .Select(target => target == "embedded" ? Runtime : target)
            .Concat(runtime ? [Runtime] : []);
    }

    private static XDocument Load(string project) => XDocument.Load(Path.Combine(Repository.Root, project));
}
