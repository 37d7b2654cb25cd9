using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Actors.Domain.Admission;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Queues;

namespace Actors.Domain.Tests.Json;

/// <summary>Every code of a reason has its words in the console, in both languages: nobody reads a code.</summary>
public sealed class ReasonWordsTests
{
    [Theory]
    [InlineData("kinds", typeof(AutoMessageKind))]
    [InlineData("cases", typeof(AdmissionCase))]
    [InlineData("skipped", typeof(CaseSkipped))]
    [InlineData("rules", typeof(MessageRule))]
    [InlineData("passes", typeof(PassReason))]
    [InlineData("waits", typeof(WaitReason))]
    [InlineData("by", typeof(AssignedBy))]
    [InlineData("unattended", typeof(UnattendedEnd))]
    public void Each_code_has_its_words_in_both_languages(string part, Type codes)
    {
        var text = File.ReadAllText(Words());
        var parts = Regex.Matches(text, $@"^    {part}: \{{(?<words>.*?)\}},$", RegexOptions.Multiline | RegexOptions.Singleline);
        Assert.Equal(2, parts.Count);
        Assert.All(parts, words => Assert.Equal(
            Enum.GetNames(codes).Select(JsonNamingPolicy.CamelCase.ConvertName).Order(),
            Regex.Matches(words.Groups["words"].Value, @"(?<code>\w+): '").Select(code => code.Groups["code"].Value).Order()));
    }

    private static string Words([CallerFilePath] string here = "") => Path.Combine(
        Path.GetDirectoryName(here)!, "..", "..", "..", "web", "src", "console", "reasons.ts");
}
