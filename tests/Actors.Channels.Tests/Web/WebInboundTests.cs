using Actors.Channels.Web;
using Actors.Domain;
using Actors.Domain.Messages;

namespace Actors.Channels.Tests.Web;

public sealed class WebInboundTests
{
    [Fact]
    public void A_message_is_kept_as_it_was_written()
    {
        var refusal = WebInbound.Read("c-1", "홍길동 👩‍👩‍👧", " 안녕하세요 <b>요</b> ", "m-1", out var message);

        Assert.Null(refusal);
        Assert.Equal(new InboundMessage(new("c-1"), "홍길동 👩‍👩‍👧", MessageText.From(" 안녕하세요 <b>요</b> "), "m-1"), message);
    }

    [Theory]
    [InlineData(null, "m-1", "customer")]
    [InlineData("", "m-1", "customer")]
    [InlineData("has space", "m-1", "customer")]
    [InlineData("고객", "m-1", "customer")]
    [InlineData("c-1", null, "id")]
    [InlineData("c-1", "line\nbreak", "id")]
    public void Ids_are_printable_ASCII(string? customer, string? id, string field)
    {
        var refusal = WebInbound.Read(customer, null, "안녕", id, out var message);

        Assert.Equal(field, Assert.IsType<FieldIsInvalid>(refusal).Field);
        Assert.Null(message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void A_name_is_well_formed_and_has_no_control_characters(string name) =>
        Assert.Equal("name", Assert.IsType<FieldIsInvalid>(WebInbound.Check("c-1", name)).Field);

    [Fact]
    public void A_name_with_half_of_a_surrogate_pair_is_refused()
    {
        // Not as InlineData: an attribute cannot hold a lone surrogate.
        foreach (var name in new[] { "half \ud83d", "\udc69 half", "\udc69\ud83d" })
        {
            Assert.IsType<FieldIsInvalid>(WebInbound.Check("c-1", name));
        }
    }

    [Fact]
    public void A_name_of_101_characters_is_refused() =>
        Assert.IsType<FieldIsInvalid>(WebInbound.Check("c-1", new string('가', CustomerName.MaxLength + 1)));

    [Fact]
    public void Empty_words_are_refused() =>
        Assert.IsType<TextIsEmpty>(WebInbound.Read("c-1", null, " \n ", "m-1", out _));
}
