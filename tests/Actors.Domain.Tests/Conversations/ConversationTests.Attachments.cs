using System.Collections.Immutable;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Conversations;

/// <content>Messages that carry images and files.</content>
public sealed partial class ConversationTests
{
    private static readonly ImmutableArray<Attachment> Photo =
        [new(new("0123456789abcdef0123456789abcdef"), "영수증.jpg", "image/jpeg", 1234, 640, 480)];

    [Fact]
    public void A_message_carries_what_was_attached() => InActive()
        .When(Says("영수증입니다") with { Attachments = Photo })
        .ThenEvents(Said("영수증입니다") with { Attachments = Photo })
        .ThenState(state => Assert.Equal("영수증입니다", state.Last!.Text));

    [Fact]
    public void Without_words_lists_show_the_names_and_the_bot_is_asked_about_no_words() => InBot()
        .When(Says("") with { Attachments = Photo })
        .ThenEvents(Said("") with { Attachments = Photo })
        .ThenState(state => Assert.Equal(
            ("영수증.jpg", "", "customer"), (state.Last!.Text, Assert.Single(state.BotTurns).Text, state.Last.Speaker.ToString().ToLowerInvariant())));

    [Fact]
    public void An_agent_s_answer_carries_what_was_attached() => InReceived()
        .When(Replies(Kim, "") with { Attachments = Photo })
        .ThenEvents(Started(Kim), Ticket(Kim), Replied(Kim, "") with { Attachments = Photo })
        .ThenState(state => Assert.Equal("영수증.jpg", state.Last!.Text));

    [Fact]
    public void What_is_not_served_keeps_what_was_attached()
    {
        var stopped = Auto with { Settings = TenantSettings.Default with { Service = ServiceStatus.Stopped } };
        var decided = ConversationDecider.Decide(
            ConversationDecider.Initial,
            new ReceiveMessage(RoomOn(ChannelType.Kakao, false), Text(""), "m1", stopped, Now, Attachments: Photo));
        Assert.Equal(Photo, Assert.Single(decided.Events.OfType<CustomerTurnedAway>()).Attachments);
    }

    [Fact]
    public void A_line_without_words_has_no_text()
    {
        var line = MessageView.Of(3, Said("") with { Attachments = Photo })!;
        Assert.Null(line.Text);
        Assert.Equal(Photo, line.Attachments);
    }

    [Theory]
    [InlineData(null, true, true)]
    [InlineData("  ", true, true)]
    [InlineData("", false, false)]
    [InlineData("보세요", true, true)]
    public void Words_are_needed_where_nothing_is_attached(string? written, bool carries, bool accepted) =>
        Assert.Equal(accepted, MessageText.Check(written, carries, out _) is null);
}
