namespace Actors.Domain.Tests.Identity;

public sealed class IdentityTests
{
    [Theory]
    [InlineData("ab", true)]
    [InlineData("a-1", true)]
    [InlineData("12345678901234567890123456789012", true)]
    [InlineData("123456789012345678901234567890123", false)]
    [InlineData("a", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("aB", false)]
    [InlineData("a_b", false)]
    [InlineData("가나", false)]
    [InlineData("a/b", false)]
    public void A_slug_is_2_to_32_of_small_letters_digits_and_inner_hyphens(string? text, bool valid) =>
        Assert.Equal(valid, Slug.IsValid(text));

    [Theory]
    [InlineData("1", true)]
    [InlineData("5f0c-~!", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("a b", false)]
    [InlineData("a\u007f", false)]
    [InlineData("가", false)]
    public void An_operation_id_is_printable_ASCII(string? id, bool valid) =>
        Assert.Equal(valid, OperationKey.IsValid(id));

    [Fact]
    public void An_operation_id_has_at_most_128_characters()
    {
        Assert.True(OperationKey.IsValid(new('a', 128)));
        Assert.False(OperationKey.IsValid(new('a', 129)));
    }

    [Fact]
    public void Operation_ids_of_different_people_never_meet() => Assert.Equal(3, new[]
    {
        OperationKey.OfChannel(new("kim"), "1"),
        OperationKey.OfAgent(new("kim"), "1"),
        OperationKey.OfCustomer(new("kim"), "1"),
    }.Distinct().Count());

    [Fact]
    public void A_room_has_the_same_id_everywhere_and_for_ever() =>
        Assert.Equal("EasbHWlGVtpNdyCSR2JWBQ", Key("acme", "web", "c1").Value);

    [Fact]
    public void Another_tenant_channel_or_customer_is_another_room() => Assert.Equal(5, new[]
    {
        Key("acme", "web", "c1"), Key("acm", "eweb", "c1"), Key("acme", "web2", "c1"), Key("acme", "web", "c2"),
        Key("acme", "we", "bc1"),
    }.Distinct().Count());

    [Theory]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUV", true)]
    [InlineData("ABCDEFGHIJKLMNOPQRST-_", true)]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU", false)]
    [InlineData("ABCDEFGHIJKLMNOPQRST/+", false)]
    [InlineData(null, false)]
    public void A_conversation_id_is_22_characters_that_fit_into_a_path(string? text, bool valid) =>
        Assert.Equal(valid, ConversationKey.IsValid(text));

    [Fact]
    public void A_computed_id_has_that_shape() => Assert.True(ConversationKey.IsValid(Key("acme", "web", "고객 1").Value));

    private static ConversationId Key(string tenant, string channel, string customer) =>
        ConversationKey.Of(new(tenant), new(channel), new(customer));
}
