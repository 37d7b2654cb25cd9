using System.Collections.Immutable;
using Actors.Domain.Admission;
using Actors.Domain.Conversations;
using Actors.Domain.Media;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Conversations;

/// <content>What messengers keep of a message, until it is copied.</content>
public sealed partial class ConversationTests
{
    private static readonly ImmutableArray<CustomerMedia> Two =
        [new(MediaKind.Photo, "http://k.kakaocdn.net/a.jpg", "a.jpg"), new(MediaKind.File, "http://k.kakaocdn.net/b.pdf", "b.pdf")];

    [Fact]
    public void What_a_messenger_keeps_is_owed_item_by_item_from_the_message_on() => InActive()
        .When(Says("") with { Media = Two })
        .ThenEvents(Said("") with { Media = Two })
        .ThenState(state =>
        {
            Assert.Equal<PendingCopy>([new(state.Seq, 0, Now), new(state.Seq, 1, Now)], state.Uncopied);
            Assert.Equal(Now + Copies.LostAfter, state.NextDue);
            Assert.Equal("a.jpg, b.pdf", state.Last!.Text);
        });

    [Fact]
    public void Each_item_is_settled_by_itself_and_once()
    {
        var spec = InActive().When(Says("") with { Media = Two });
        var at = spec.State.Seq;
        spec.When(Copied(new(at, 1, 1, CopyResult.Copied, Photo[0]))).ThenEvents(new MediaCopied(at, 1, Photo[0], null, Now));
        spec.When(Copied(new(at, 1, 1, CopyResult.Copied, Photo[0]))).ThenNothing();
        spec.When(Copied(new(at, 0, 1, CopyResult.Refused, Code: "too-large"))).ThenEvents(new MediaNotCopied(at, 0, MediaEnd.Refused, "too-large", Now));
        spec.When(Copied(new(at, 2, 1, CopyResult.Refused, Code: "x"))).ThenNothing();
        Assert.Empty(spec.State.Uncopied);
        Assert.Null(spec.State.NextDue);
    }

    [Fact]
    public void What_could_not_be_fetched_is_due_later_and_given_up_after_a_day()
    {
        var spec = InActive().When(Says("") with { Media = [Two[0]] });
        var at = spec.State.Seq;
        spec.When(Copied(new(at, 0, 1, CopyResult.TryLater, Code: "http-503")))
            .ThenEvents(new MediaCopyDeferred(at, 0, 1, "http-503", Now.AddSeconds(1), Now));
        Assert.Equal(Now.AddSeconds(1), spec.State.NextDue);
        Assert.False(spec.State.Uncopied[0].IsDue(Now));
        spec.When(Copied(new(at, 0, 1, CopyResult.Copied, Photo[0]))).ThenNothing();
        spec.When(Copied(new(at, 0, 2, CopyResult.TryLater, Code: "http-503")) with { Now = Now.AddHours(24) })
            .ThenEvents(new MediaNotCopied(at, 0, MediaEnd.GivenUp, "http-503", Now.AddHours(24)));
    }

    [Fact]
    public void Who_is_turned_away_is_not_served_and_nothing_is_copied()
    {
        var stopped = Auto with { Settings = TenantSettings.Default with { Service = ServiceStatus.Stopped } };
        var decided = ConversationDecider.Decide(
            ConversationDecider.Initial, new ReceiveMessage(RoomOn(ChannelType.Kakao, false), Text(""), "m1", stopped, Now, Media: Two));
        var away = Assert.Single(decided.Events.OfType<CustomerTurnedAway>());
        Assert.Equal(Two, away.Media);
        Assert.Empty(decided.Events.Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve).Uncopied);
        Assert.All(MessageView.Of(2, away)!.Media!.Value, media => Assert.Equal(MediaStatus.Refused, media.Status));
    }

    [Fact]
    public void A_line_says_what_was_sent_and_a_later_one_for_agents_what_became_of_it()
    {
        var said = MessageView.Of(7, Said("") with { Media = Two })!;
        Assert.Equal<MediaView>(
            [new(7, 0, MediaStatus.Pending, MediaKind.Photo, "a.jpg", Two[0].Url), new(7, 1, MediaStatus.Pending, MediaKind.File, "b.pdf", Two[1].Url)],
            said.Media!.Value);
        var copied = MessageView.Of(8, new MediaCopied(7, 0, Photo[0], null, Now))!;
        Assert.Equal((MessageView.Copied, false), (copied.Kind, copied.IsForCustomer));
        Assert.Equal(new MediaView(7, 0, MediaStatus.Copied, Attachment: Photo[0]), Assert.Single(copied.Media!.Value));
        Assert.Equal(
            new MediaView(7, 1, MediaStatus.GivenUp, Code: "not-fetched"),
            Assert.Single(MessageView.Of(9, new MediaNotCopied(7, 1, MediaEnd.GivenUp, "not-fetched", Now))!.Media!.Value));
    }

    private static ReportCopy Copied(CopyReport report) => new(report, 50, Now);
}
