using System.Text;
using Actors.Channels.Guarded;
using Actors.Channels.Webhooks;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Webhooks;

namespace Actors.Channels.Tests.Webhooks;

/// <summary>Standard Webhooks 1.0.0: the published vector, and what a receiver of the specification says of what we send.</summary>
public sealed class StandardWebhookTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = "{\"test\": 2432232314}"u8.ToArray();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Secret)]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void The_published_vector_is_equal(string secret) => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", StandardWebhook.Sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", Then, Body));

    [Fact]
    public void A_secret_is_24_to_64_random_bytes()
    {
        Assert.Equal("whsec_" + Convert.ToBase64String(new byte[24]), StandardWebhook.Secret(new byte[24]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardWebhook.Secret(new byte[23]));
        Assert.Throws<ArgumentOutOfRangeException>(() => StandardWebhook.Secret(new byte[65]));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public async Task A_receiver_accepts_what_we_send_for_five_minutes(int later, bool accepted)
    {
        var sent = await SendAsync(Endpoint(), Body);
        Assert.Equal(accepted, StandardReceiver.Accepts(Secret, sent.Headers, sent.Body, Then.AddSeconds(later)));
        Assert.Equal("1614265330", sent.Headers["webhook-timestamp"]);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_receiver_accepts_no_other_body_and_no_missing_header()
    {
        var sent = await SendAsync(Endpoint(), Body);
        Assert.False(StandardReceiver.Accepts(Secret, sent.Headers, "{\"test\":2432232314}"u8.ToArray(), Then));
        foreach (var header in new[] { "webhook-id", "webhook-timestamp", "webhook-signature" })
        {
            var fewer = sent.Headers.Where(one => one.Key != header).ToDictionary();
            Assert.False(StandardReceiver.Accepts(Secret, fewer, sent.Body, Then));
        }
    }

    [Fact]
    public async Task While_a_secret_rotates_both_open_it_and_afterwards_only_the_new_one()
    {
        var former = StandardWebhook.Secret(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
        var during = await SendAsync(Endpoint() with { FormerSecret = former, FormerUntil = Then.AddSeconds(1) }, Body);
        Assert.Equal(2, during.Headers["webhook-signature"].Split(' ').Length);
        Assert.True(StandardReceiver.Accepts(Secret, during.Headers, during.Body, Then));
        Assert.True(StandardReceiver.Accepts(former, during.Headers, during.Body, Then));
        var onlyOther = during.Headers.ToDictionary();
        onlyOther["webhook-signature"] = "v1a," + during.Headers["webhook-signature"].Split(' ')[0][3..];
        Assert.False(StandardReceiver.Accepts(Secret, onlyOther, during.Body, Then));
        var after = await SendAsync(Endpoint() with { FormerSecret = former, FormerUntil = Then }, Body);
        Assert.False(StandardReceiver.Accepts(former, after.Headers, after.Body, Then));
        Assert.True(StandardReceiver.Accepts(Secret, after.Headers, after.Body, Then));
    }

    [Fact]
    public async Task A_secret_that_cannot_be_opened_sends_nothing()
    {
        var sender = new WebhookSender((_, _, _) => throw new InvalidOperationException("It was sent."), new Box(opens: false), new Clock(Then));
        var reply = await sender.SendAsync(Endpoint(), "msg_1", Body, Stop);
        Assert.IsType<GuardedAnswer.Refused>(reply.Answer);
    }

    [Fact]
    public void A_payload_says_what_happened_and_whose_it_is()
    {
        var room = new Room(new("acme"), new("web"), ChannelType.Web, new("c1"), "김철수", true);
        var said = MessageView.Of(7, new CustomerMessageReceived(
            MessageText.From("안녕 <b>"), "m1", Then, [new(new("00112233445566778899aabbccddeeff"), "a.jpg", "image/jpeg", 9, 3, 4)]))!;
        var row = ConversationRow.Of(new("k1"), new() { Room = room, Status = ConversationStatus.Bot, Seq = 7 });
        var body = WebhookPayload.Write(new("acme"), new(WebhookTypes.MessageReceived, Then, 7, Message: said), row);
        Assert.Equal(
            """{"type":"message.received","timestamp":"2021-02-25T15:02:10+00:00","data":{"tenant":"acme","seq":7,"conversation":"k1","channel":"web","channelType":"web","customer":"c1","customerName":"김철수","message":{"id":"m1","speaker":"customer","text":"안녕 <b>","attachments":[{"file":"00112233445566778899aabbccddeeff","name":"a.jpg","mediaType":"image/jpeg","size":9,"width":3,"height":4}]}}}""",
            Encoding.UTF8.GetString(body));
    }

    private static WebhookDefinition Endpoint() => new(new("crm"), "https://crm.example/hook", [], Secret, Then);

    private static async Task<(Dictionary<string, string> Headers, byte[] Body)> SendAsync(WebhookDefinition endpoint, byte[] body)
    {
        (Dictionary<string, string>, byte[]) sent = default;
        var sender = new WebhookSender(
            async (request, _, _) =>
            {
                sent = (request.Headers.Concat(request.Content!.Headers).ToDictionary(one => one.Key, one => one.Value.Single()),
                    await request.Content!.ReadAsByteArrayAsync(Stop));
                return new GuardedAnswer.Answered(200, null, null, default);
            },
            new Box(), new Clock(Then));
        Assert.True((await sender.SendAsync(endpoint, "msg_1", body, Stop)).IsTaken);
        return sent;
    }

    private sealed class Box(bool opens = true) : ISecretBox
    {
        public string Seal(string secret) => secret;

        public string? Open(string sealedSecret) => opens ? sealedSecret : null;
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
