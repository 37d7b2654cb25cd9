using Actors.Scenarios.Playing;

namespace Actors.Scenarios.Tests;

/// <summary>Plays every scenario file.</summary>
public sealed class FilesTests
{
    public static TheoryData<string> Own => [.. Folders.In(Folders.Own).Select(path => Path.GetFileNameWithoutExtension(path))];

    public static TheoryData<string> Shared => [.. Folders.In(Folders.Shared).Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Own))]
    public void Every_scenario_of_the_project_holds(string name)
    {
        SkipWhereTheOrderIsOpen(name);
        Assert.Null(Playbill.PlayFile(Path.Combine(Folders.Own, $"{name}.json")).Failure);
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Shared))]
    public void Every_shared_scenario_holds(string name) =>
        Assert.Null(Playbill.PlayFile(Path.Combine(Folders.Shared, $"{name}.json")).Failure);

    [Theory]
    [MemberData(nameof(Own))]
    public void A_scenario_plays_the_same_way_each_time(string name)
    {
        SkipWhereTheOrderIsOpen(name);
        var path = Path.Combine(Folders.Own, $"{name}.json");
        Assert.Equal(Playbill.PlayFile(path), Playbill.PlayFile(path));
    }

    /// <summary>It counts who was given out at the same moment.</summary>
    private static void SkipWhereTheOrderIsOpen(string name) => Assert.SkipWhen(
        !Stage.InOneOrder && name == "waiting-count-at-a-release-of-many", "Grains commit side by side here; each counts those that it sees.");
}
