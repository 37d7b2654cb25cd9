using Actors.Domain;
using Actors.Domain.AutoMessages;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Domain.Tenants;
using Actors.Simulation.Offices;

namespace Actors.Scenarios.Tests;

/// <summary>A simulation says what the grains say, also where a channel account has own texts of Kakao's messages.</summary>
public sealed class SimulatedKakaoTextsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 11, 0, 0, TimeSpan.FromHours(9));
    private static readonly ChannelId Talk = new("talk");
    private static readonly AgentId Admin = new("admin");
    private static readonly CustomerId Customer = new("c1");

    [Fact]
    public void An_approved_text_is_said_in_a_simulation_and_another_is_not()
    {
        var said = new List<AutoMessageSent>();
        var office = new SimulatedOffice(
            TenantDecider.Initial, Now, happening => said.AddRange(happening.Events.OfType<AutoMessageSent>()), CancellationToken.None);
        TenantCommand[] commands =
        [
            new CreateTenant(new("acme"), "에크미", Now), new AddQueue(new(new("general"), "일반"), Now),
            new AddChannel(new(Talk, ChannelType.Kakao, "톡", new("general"), null, []), Now),
            new ApplyForKakaoText(Talk, new(AutoMessageKind.KakaoEnd, "또 만나요."), Admin, Now),
            new RecordKakaoReview(Talk, 4, KakaoTextStatus.InReview, null, Admin, Now),
            new RecordKakaoReview(Talk, 4, KakaoTextStatus.Approved, null, Admin, Now),
            new ApplyForKakaoText(Talk, new(AutoMessageKind.KakaoEnd, "안녕히 가세요."), Admin, Now),
        ];
        Assert.All(commands, command => Assert.Null(office.Change(command)));
        Assert.Null(office.Receive(Talk, Customer, MessageText.From("문의"), "m1", Visit.Plain));
        Assert.Null(office.Receive(Talk, Customer, MessageText.From(KakaoTexts.EndWord), "m2", Visit.Plain));
        Assert.Equal("또 만나요.", said[^1].Text);
        Assert.Equal(AutoMessageKind.KakaoEnd, said[^1].Kind);
    }
}
