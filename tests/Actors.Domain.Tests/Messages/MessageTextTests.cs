using Actors.Domain.Messages;

namespace Actors.Domain.Tests.Messages;

public sealed class MessageTextTests
{
    private const string Smile = "\U0001F600";

    [Theory]
    [InlineData("a")]
    [InlineData(" 안녕 \n")]
    [InlineData("<script>alert('1')</script>")]
    [InlineData("a\tb\r\nc")]
    [InlineData(Smile)]
    public void Text_is_kept_as_written(string written)
    {
        Assert.Null(MessageText.Check(written, out var text));
        Assert.Equal(written, text.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\u3000\u00a0")]
    public void There_must_be_something_to_read(string? written) =>
        Assert.IsType<TextIsEmpty>(MessageText.Check(written, out _));

    [Theory]
    [InlineData("a", 10_000, true)]
    [InlineData("a", 10_001, false)]
    [InlineData("가", 10_000, true)]
    [InlineData(Smile, 10_000, true)]
    [InlineData(Smile, 10_001, false)]
    [InlineData("a", 20_000, false)]
    public void The_limit_is_10000_code_points_and_nothing_is_cut(string character, int times, bool allowed)
    {
        var rejection = MessageText.Check(string.Concat(Enumerable.Repeat(character, times)), out var text);
        Assert.Equal(allowed ? null : new TextIsTooLong(10_000), rejection);
        Assert.Equal(allowed ? character.Length * times : 0, text.Value?.Length ?? 0);
    }

    [Fact]
    public void NUL_and_lone_surrogates_are_refused()
    {
        // Not as a theory: attributes cannot hold half of a surrogate pair.
        string[] written = ["a\0b", "a\ud83d", "\ude00a", "\ude00\ud83d", "\ud83d\ud83d\ude00"];
        Assert.All(written, text => Assert.IsType<TextHasInvalidCharacters>(MessageText.Check(text, out _)));
    }

    [Theory]
    [InlineData("한 줄", 10, "한 줄")]
    [InlineData("첫 줄\r\n둘째 줄", 20, "첫 줄 둘째 줄")]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("ab" + Smile, 3, "ab")]
    [InlineData("ab" + Smile, 4, "ab" + Smile)]
    public void A_preview_is_one_line_and_cuts_no_character(string written, int length, string preview) =>
        Assert.Equal(preview, MessageText.From(written).Preview(length));
}
