using System.Collections.Immutable;
using System.Text.Json;
using Actors.Channels.Guarded;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Media;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.GrainInterfaces;
using Actors.Grains.Tests.Support;
using Actors.Storage;
using Actors.Testing;

namespace Actors.Grains.Tests.Delivery;

/// <summary>What customers send through messengers is copied: at once, again where it fails, once whatever is lost in between.</summary>
public sealed class MediaCopierTests
{
    private static readonly ConversationId Room = Office.RoomOf("naver", "n");
    private static readonly CustomerMedia Photo = new(MediaKind.Photo, "https://example.pstatic.net/image/0001.png", "0001.png");
    private static readonly CustomerMedia Long = new(MediaKind.Text, "https://example.pstatic.net/t_1.txt", "t_1.txt");

    private static readonly GuardedAnswer Picture = Answers(200, Images.Png(4, 3)), Busy = Answers(503, []);

    [Fact]
    public void A_photo_is_kept_in_our_own_files_and_served_from_there() => InOffice(async (office, messenger) =>
    {
        messenger.Fetched = _ => Picture;
        await SendsAsync(office, Photo, Photo);
        var copied = await ViewsAsync(office);
        Assert.Equal([MediaStatus.Copied, MediaStatus.Copied], copied.Select(one => one.Status));
        Assert.Equal([0, 1], copied.Select(one => one.Item).Order());
        var kept = copied[0].Attachment!;
        Assert.Equal(("0001.png", "image/png", 4, 3), (kept.Name, kept.MediaType, kept.Width, kept.Height));
        Assert.Equal(Images.Png(4, 3), (await office.Files.ReadAsync(Office.Tenant, kept.File, CancellationToken.None))!.Value.ToArray());
        Assert.Equal(0, await office.Files.ForgetUnusedAsync(DateTimeOffset.MaxValue, CancellationToken.None));
        Assert.Null((await office.Row(Room))!.NextDue);
    });

    [Fact]
    public void What_cannot_be_fetched_is_tried_again_also_by_whoever_comes_after_a_kill() => InOffice(async (office, messenger) =>
    {
        messenger.Fetched = _ => Busy;
        await SendsAsync(office, Photo);
        Assert.Single(messenger.Fetches);
        Assert.Equal(MediaStatus.Retrying, (await ViewsAsync(office))[^1].Status);
        await office.LoseActivationsAsync();
        await PassAsync(office, 2);
        Assert.Equal(2, messenger.Fetches.Count);
        messenger.Fetched = _ => Picture;
        await office.LoseActivationsAsync();
        await PassAsync(office, 5);
        Assert.Equal(MediaStatus.Copied, (await ViewsAsync(office))[^1].Status);
        Assert.Null((await office.Row(Room))!.NextDue);
    });

    [Fact]
    public void A_copy_that_was_kept_before_its_process_was_lost_is_found_and_not_made_again() => InOffice(async (office, messenger) =>
    {
        messenger.Fetched = _ => Busy;
        await SendsAsync(office, Photo);
        var seq = (await ViewsAsync(office))[^1].Message;
        var file = PendingCopy.FileOf(Office.Tenant, Room, seq, 0);
        await office.Files.AddAsync(
            new(Office.Tenant, Room, new(file, "0001.png", "image/png", 3, 4, 3), Sample.Now), new byte[] { 1, 2, 3 }, CancellationToken.None);
        await PassAsync(office, 2);
        Assert.Single(messenger.Fetches);
        Assert.Equal(file, (await ViewsAsync(office))[^1].Attachment!.File);
    });

    [Fact]
    public void After_a_day_it_is_given_up_and_says_so() => InOffice(async (office, messenger) =>
    {
        messenger.Fetched = _ => new GuardedAnswer.Failed(GuardedFailure.TooSlow);
        await SendsAsync(office, Photo);
        for (var hour = 0; hour < 60; hour++) await PassAsync(office, 1800);
        var last = (await ViewsAsync(office))[^1];
        Assert.Equal((MediaStatus.GivenUp, "not-fetched"), (last.Status, last.Code));
        Assert.Null((await office.Row(Room))!.NextDue);
    });

    [Fact]
    public void What_lies_is_too_large_or_not_there_is_refused_at_once_and_nothing_is_kept() => InOffice(async (office, messenger) =>
    {
        (GuardedAnswer Answer, string Code)[] cases =
        [
            (Answers(200, "<html>"u8.ToArray()), "not-what-it-says"), (Answers(200, Images.Png(50_000, 50_000)), "not-what-it-says"),
            (new GuardedAnswer.Failed(GuardedFailure.TooLarge), "too-large"), (Answers(404, []), "http-404"),
            (new GuardedAnswer.Refused("private"), "address-refused"),
        ];
        foreach (var (answer, code) in cases)
        {
            messenger.Fetched = _ => answer;
            await SendsAsync(office, Photo);
            var last = (await ViewsAsync(office))[^1];
            Assert.Equal((MediaStatus.Refused, code), (last.Status, last.Code));
            Assert.Null(await office.Files.FindAsync(Office.Tenant, PendingCopy.FileOf(Office.Tenant, Room, last.Message, 0), CancellationToken.None));
        }

        Assert.Equal(cases.Length, messenger.Fetches.Count);
    });

    [Fact]
    public void A_long_text_is_whole_and_where_it_is_too_long_for_a_message_a_file() => InOffice(async (office, messenger) =>
    {
        messenger.Fetched = _ => Answers(200, "앞부분과 나머지"u8.ToArray());
        await SendsAsync(office, "앞부분", Long);
        Assert.Equal("앞부분과 나머지", (await ViewsAsync(office))[^1].Text);
        messenger.Fetched = _ => Answers(200, System.Text.Encoding.UTF8.GetBytes(new string('가', 10_001)));
        await SendsAsync(office, "앞부분", Long);
        Assert.Equal(("t_1.txt", 30_003L), (await ViewsAsync(office)) is [.., { Attachment: { } file }] ? (file.Name, file.Size) : default);
    });

    private static GuardedAnswer Answers(int status, byte[] body) => new GuardedAnswer.Answered(status, "text/html", null, body);

    private static Task SendsAsync(Office office, params CustomerMedia[] media) => SendsAsync(office, "", media);

    private static async Task SendsAsync(Office office, string text, params CustomerMedia[] media)
    {
        var id = Guid.NewGuid().ToString("N");
        Assert.Null((await office.Room(Room).Receive(new(
            new("naver"), new("n"), null, MessageText.From(text), OperationKey.OfCustomer(Room, id), Media: [.. media]))).Rejection);
        await office.SettleAsync();
    }

    private static async Task PassAsync(Office office, int seconds)
    {
        await office.PassAsync(TimeSpan.FromSeconds(seconds));
        await office.SettleAsync();
    }

    private static async Task<IReadOnlyList<MediaView>> ViewsAsync(Office office)
    {
        var stored = await office.Journal.ReadAsync(StreamId.Of(Office.Tenant, Room), 0, 500, CancellationToken.None);
        return
        [
            .. stored.Select(one => MessageView.Of(one.Seq, JsonSerializer.Deserialize(one.Data.Span, DomainJson.Stored.ConversationEvent)!))
                .OfType<MessageView>().Where(line => line.Kind == MessageView.Copied).SelectMany(line => line.Media!.Value),
        ];
    }

    private static void InOffice(Func<Office, ScriptedConnector, Task> story) => TestRuntime.Play(1, async runtime =>
    {
        var messenger = new ScriptedConnector(ChannelType.Naver, recognisesRepeats: false);
        await using var office = await Office.OpenAsync(runtime, Distribution.RoundRobin, messenger);
        await office.Change(new ConnectChannel(
            new("naver"), new(ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, string>.Empty, null), Sample.Now));
        await story(office, messenger);
    });
}
