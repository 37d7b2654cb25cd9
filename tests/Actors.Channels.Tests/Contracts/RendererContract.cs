using Actors.Channels.Guarded;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;

namespace Actors.Channels.Tests.Contracts;

/// <summary>What every renderer promises, whatever its messenger: it is pure, and hides no loss.</summary>
public abstract class RendererContract
{
    private const string Sentence = "배송은 보통 이삼 일 걸려요. ";

    protected abstract IConnector Connector(GuardedHttp http);

    /// <summary>An account that is set up rightly, at an address.</summary>
    protected abstract ChannelAccount Account(Uri baseUrl);

    /// <summary>Longest text of one part.</summary>
    protected abstract int LongestText { get; }

    /// <summary>Most parts of one message, or null: any number.</summary>
    protected virtual int? MostParts => null;

    [Theory]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(3000)]
    [InlineData(9999)]
    public void A_text_of_any_length_is_shown_whole_or_its_loss_is_told(int length)
    {
        var text = string.Concat(Enumerable.Repeat(Sentence, (length / Sentence.Length) + 1))[..length].TrimEnd();
        var parts = Rendered(new(OutgoingKind.Words, Speaker.Agent, text));
        Assert.All(parts, part => Assert.InRange(part.Text!.Length, 1, LongestText));
        if (MostParts is { } most) Assert.InRange(parts.Count, 1, most);
        var losses = parts.SelectMany(part => part.Losses).ToList();
        if (!losses.Exists(loss => loss.Kind is LossKind.Cut or LossKind.Dropped))
            Assert.Equal(text, string.Concat(parts.Select(part => part.Text)));
        if (parts.Count > 1) Assert.Contains(losses, loss => loss is { Kind: LossKind.Split, What: "text" });
    }

    [Fact]
    public void No_pair_and_no_family_is_cut_in_two()
    {
        const string Family = "👨‍👩‍👧‍👦";
        var parts = Rendered(new(OutgoingKind.Words, Speaker.Agent, string.Concat(Enumerable.Repeat(Family, (LongestText / Family.Length) + 20))));
        Assert.All(parts, part => Assert.Equal("", part.Text!.Replace(Family, "", StringComparison.Ordinal).Replace(TextSplit.Ellipsis, "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(11)]
    [InlineData(30)]
    public void Every_choice_is_shown_or_its_loss_is_told(int count)
    {
        string[] choices = [.. Enumerable.Range(1, count).Select(number => $"선택 {number}")];
        var parts = Rendered(new(OutgoingKind.Words, Speaker.Bot, "골라 주세요") { Choices = [.. choices] });
        var shown = parts.SelectMany(part => part.Buttons.Concat(part.QuickReplies).Concat(part.Cards.SelectMany(card => card.Buttons))).ToList();
        var dropped = parts.SelectMany(part => part.Losses).Where(loss => loss.Kind == LossKind.Dropped).Sum(loss => loss.Count);
        Assert.Equal(count, shown.Count + dropped);
        Assert.Equal(choices.Take(shown.Count), shown.Select(button => button.Value ?? button.Label));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_file_is_shown_or_its_loss_is_told(bool hasAddress)
    {
        (string Name, string Type, long Size)[] kinds =
            [("사진.png", "image/png", 1000), ("큰 사진.jpg", "image/jpeg", 30_000_000), ("안내문.pdf", "application/octet-stream", 1000), ("기록.log", "application/octet-stream", 10)];
        OutgoingFile[] files = [.. kinds.Select((kind, at) =>
            new OutgoingFile(hasAddress ? $"https://chat.example.com/files/{at}" : null, kind.Name, kind.Type, kind.Size) { Stored = new($"f{at}") })];
        var parts = Rendered(new(OutgoingKind.Words, Speaker.Agent, "보세요") { Files = [.. files] });
        var shown = parts.Count(part => part.File is not null || part.Image is not null
            || part.Buttons.Concat(part.Cards.SelectMany(card => card.Buttons)).Any(button => button.Value?.StartsWith("https://chat.example.com/files/", StringComparison.Ordinal) == true));
        Assert.Equal(files.Length, shown + parts.SelectMany(part => part.Losses).Where(loss => loss.Kind == LossKind.Dropped).Sum(loss => loss.Count));
        Assert.Contains(parts, part => part.Text == "보세요");
    }

    [Fact]
    public void What_is_rendered_twice_is_the_same()
    {
        Outgoing outgoing = new(OutgoingKind.Words, Speaker.Bot, "안녕하세요") { Choices = ["예", "아니요"], Image = "https://shop.example.com/a.png" };
        Assert.Equal(Rendered(outgoing).Select(Words), Rendered(outgoing).Select(Words));

        static string Words(OutgoingPart part) => $"{part.Form} {part.Text} {part.Image} {string.Join(',', part.Buttons)} {string.Join(',', part.QuickReplies)}";
    }

    protected static GuardedHttp Http() =>
        new(new(new() { AllowedNetworks = ["127.0.0.1/32"] }), tlsOnly: false, TimeProvider.System);

    protected List<OutgoingPart> Rendered(Outgoing outgoing)
    {
        using var http = Http();
        return [.. Connector(http).Render(outgoing, Account(new("http://127.0.0.1:1/")))];
    }
}
