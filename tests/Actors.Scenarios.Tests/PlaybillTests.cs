namespace Actors.Scenarios.Tests;

/// <summary>What the command prints, and its exit status.</summary>
public sealed class PlaybillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scenarios").FullName;

    [Fact]
    public void A_folder_is_played_in_order_and_summed_up()
    {
        Write("b", """{"channel":"web","bot":true,"name":"나쁨","steps":[{"do":"open","expect":{"state":"waiting"}}]}""");
        Write("a", """{"channel":"web","bot":true,"steps":[{"do":"open","expect":{"state":"bot"}}]}""");
        Assert.Equal((1, "ok a\nFAIL 나쁨: step 1: expected state waiting, came bot\n1 passed, 1 failed\n"), Play(_folder));
    }

    [Fact]
    public void When_all_hold_the_status_is_0()
    {
        Write("a", """{"channel":"web","bot":true,"steps":[]}""");
        Assert.Equal((0, "ok a\n1 passed, 0 failed\n"), Play(Path.Combine(_folder, "a.json")));
    }

    [Theory]
    [InlineData("""{"do":"open","expect":{"sent":[{"kind":"greeting"}]}}""", "expected sent [greeting], came []")]
    [InlineData("""{"do":"open","expect":{"agent":"kim"}}""", "expected agent kim, came null")]
    [InlineData("""{"do":"open","expect":{"botAnswered":false}}""", "expected botAnswered false, came true")]
    [InlineData("""{"do":"open","expect":{"ticket":true}}""", "expected ticket true, came false")]
    [InlineData("""{"do":"open","expect":{"position":1}}""", "expected position 1, came null")]
    [InlineData("""{"do":"open","expect":{"refused":true}}""", "expected a refusal, came none")]
    [InlineData("""{"do":"open","expect":{"notified":true}}""", "expected notified true, came false")]
    [InlineData("""{"do":"open","expect":{"title":"일반/없음"}}""", "expected title 일반/없음, came 일반/기타")]
    [InlineData("""{"do":"open","expect":{"input":"blocked"}}""", "expected input blocked, came open")]
    public void A_failure_says_what_was_expected_and_what_came(string step, string failure)
    {
        Write("a", $$"""{"channel":"web","bot":true,"steps":[{{step}}]}""");
        Assert.Equal((1, $"FAIL a: step 1: {failure}\n0 passed, 1 failed\n"), Play(_folder));
    }

    [Fact]
    public void A_missing_file_fails() => Assert.Equal(1, Play(Path.Combine(_folder, "none.json")).Status);

    [Fact]
    public void Without_a_file_it_says_how_it_is_called() => Assert.StartsWith("Say which:", Play().Said);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Status, string Said) Play(params string[] paths)
    {
        using var said = new StringWriter { NewLine = "\n" };
        return (Playbill.Play(paths, said), said.ToString());
    }

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(_folder, $"{name}.json"), json);
}
