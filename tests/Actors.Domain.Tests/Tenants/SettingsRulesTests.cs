using System.Text.Json;
using Actors.Domain.Json;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Tenants;

/// <summary>A settings document is checked as a whole, and every refused field is named.</summary>
public sealed class SettingsRulesTests
{
    [Fact]
    public void What_a_new_tenant_starts_with_is_right() => Assert.Empty(SettingsRules.Check(TenantSettings.Default));

    [Fact]
    public void Settings_stored_before_there_were_rules_read_with_the_defaults()
    {
        var settings = Read("""{"cancelWord":"그만","distribution":"manual","scope":"all"}""");
        Assert.True(SettingsRules.Same(
            TenantSettings.Default with { CancelWord = "그만", Distribution = Distribution.Manual, Scope = DistributionScope.All }, settings));
        Assert.True(SettingsRules.Same(settings, Read(Written(settings))));
    }

    [Fact]
    public void The_document_of_the_scenarios_reads_as_it_is_written()
    {
        var settings = Read("""
            {
              "timeZone": "Asia/Seoul", "hours": { "mon": ["10:00-18:00"] },
              "holidays": [{ "date": "2026-03-05", "from": "13:00", "to": "15:00", "yearly": true }],
              "service": "stopped", "acceptOffHours": false, "meal": { "from": "12:00", "to": "13:00" }, "acceptDuringMeal": true,
              "acceptDuringBreak": false, "limit": 3, "acceptOverLimit": false, "distribution": "category", "scope": "signedIn",
              "release": "manual", "cancelWord": "취소",
              "categories": [{ "name": "주문", "divisions": [{ "name": "환불", "agents": ["lee"] }] }],
              "messages": { "greeting": { "on": true, "text": "[counselor_name]" }, "offHours": { "text": "끝" } }
            }
            """);
        Assert.Empty(SettingsRules.Check(settings, [new("lee")]));
        Assert.Equal(ServiceStatus.Stopped, settings.Service);
        Assert.Equal(ReleasePolicy.Manual, settings.Release);
        Assert.Equal(["lee"], TenantRules.Of(settings).Designated(new("주문", "환불")).Select(agent => agent.Value));
        Assert.True(settings.Messages.Greeting.On);
        Assert.False(settings.Messages.Title.On);
        Assert.Equal(new Topic("주문", "환불"), TenantRules.Of(settings).DefaultTopic);
    }

    [Theory]
    [InlineData("""{"limit":2}""", "limit")]
    [InlineData("""{"limit":1001}""", "limit")]
    [InlineData("""{"waitWarningSeconds":0}""", "waitWarningSeconds")]
    [InlineData("""{"waitWarningSeconds":200,"waitAlarmSeconds":100}""", "waitAlarmSeconds")]
    [InlineData("""{"ticketFields":[{"id":"Not a slug","name":"주문"}]}""", "ticketFields[0].id")]
    [InlineData("""{"ticketFields":[{"id":"order","name":"주문"},{"id":"order","name":"금액"}]}""", "ticketFields[1].id")]
    [InlineData("""{"ticketFields":[{"id":"order","name":"주문"},{"id":"other","name":"주문"}]}""", "ticketFields[1].name")]
    [InlineData("""{"ticketFields":[{"id":"order","name":"주문","kind":"choice"}]}""", "ticketFields[0].choices")]
    [InlineData("""{"ticketFields":[{"id":"order","name":"주문","choices":["A"]}]}""", "ticketFields[0].choices")]
    [InlineData("""{"timeZone":"Asia/Nowhere"}""", "timeZone")]
    [InlineData("""{"hours":{"mon":["10:00-25:00"]}}""", "hours.mon[0]")]
    [InlineData("""{"hours":{"mon":["10:00-12:00","11:00-13:00"]}}""", "hours.mon[1]")]
    [InlineData("""{"channelHours":[{"channel":"gone","hours":{}}]}""", "channelHours[0].channel")]
    [InlineData("""{"holidays":[{"date":"2026-02-30"}]}""", "holidays[0].date")]
    [InlineData("""{"meal":{"from":"12:00","to":"12:00"}}""", "meal")]
    [InlineData("""{"cancelWord":" 취소"}""", "cancelWord")]
    [InlineData("""{"graceSeconds":3601}""", "graceSeconds")]
    [InlineData("""{"contractor":""}""", "contractor")]
    [InlineData("""{"categories":[]}""", "categories")]
    [InlineData("""{"categories":[{"name":"a","divisions":[]}]}""", "categories[0].divisions")]
    [InlineData("""{"categories":[{"name":"a","divisions":[{"name":"b"},{"name":"b"}]}]}""", "categories[0].divisions[1].name")]
    [InlineData("""{"categories":[{"name":"a","divisions":[{"name":"b","agents":["nobody"]}]}]}""", "categories[0].divisions[0].agents[0]")]
    [InlineData("""{"messages":{"waitingCount":{"on":true,"text":"잠시만"}}}""", "messages.waitingCount.text")]
    [InlineData("""{"messages":{"greeting":{"on":true,"text":" "}}}""", "messages.greeting.text")]
    [InlineData("""{"messages":{"offHours":{"text":""}}}""", "messages.offHours.text")]
    [InlineData("""{"messages":{"title":{"on":true,"text":"a","image":"https://a/b.png"}}}""", "messages.title.image")]
    [InlineData("""{"messages":{"overLimit":{"text":"a","links":[{"label":"a","url":"https://a"}]}}}""", "messages.overLimit.links")]
    [InlineData("""{"noAnswerMinutes":0}""", "noAnswerMinutes")]
    [InlineData("""{"resumeMinutes":1441}""", "resumeMinutes")]
    [InlineData("""{"idleMinutes":-1}""", "idleMinutes")]
    [InlineData("""{"waitingHours":721}""", "waitingHours")]
    [InlineData("""{"defaultQueue":"gone"}""", "defaultQueue")]
    [InlineData("""{"defaultQueue":"vip","queues":[{"queue":"vip","enabled":false}]}""", "defaultQueue")]
    [InlineData("""{"queues":[{"queue":"gone"}]}""", "queues[0].queue")]
    [InlineData("""{"queues":[{"queue":"vip"},{"queue":"vip"}]}""", "queues[1].queue")]
    [InlineData("""{"categories":[{"name":"a","divisions":[{"name":"b"}],"queue":"gone"}]}""", "categories[0].queue")]
    [InlineData("""{"emptyMessage":" "}""", "emptyMessage")]
    [InlineData("""{"emptyMessage":null}""", "emptyMessage")]
    [InlineData("""{"freeMonthlyUsers":-1}""", "freeMonthlyUsers")]
    [InlineData("""{"freeMonthlyUsers":100001}""", "freeMonthlyUsers")]
    [InlineData("""{"brandLine":""}""", "brandLine")]
    [InlineData("""{"brandLine":"a\nb"}""", "brandLine")]
    public void What_is_out_of_range_is_named(string document, string field)
    {
        var problem = Assert.Single(SettingsRules.Check(Read(document), [new("kim")], [new("web")], [new("vip"), new("general")]));
        Assert.Equal(field, problem.Field);
        Assert.NotEmpty(problem.Korean);
        Assert.NotEmpty(problem.English);
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once() => Assert.Equal(
        ["limit", "timeZone", "meal"],
        SettingsRules.Check(Read("""{"limit":0,"timeZone":"","meal":{}}""")).Select(problem => problem.Field));

    [Fact]
    public void A_request_goes_to_the_queue_of_its_category_or_the_channels_or_the_default()
    {
        var rules = TenantRules.Of(Read("""
            {"categories":[{"name":"주문","divisions":[{"name":"환불"}]},{"name":"회원","divisions":[{"name":"기타"}],"queue":"vip"},
              {"name":"배송","divisions":[{"name":"기타"}],"queue":"closed"}],
             "defaultQueue":"last","queues":[{"queue":"closed","enabled":false},{"queue":"vip","distribution":"manual"}]}
            """));
        Assert.Equal(new("vip"), rules.QueueFor(new("회원", "기타"), new("web")));
        Assert.Equal(new("web"), rules.QueueFor(new("주문", "환불"), new("web")));
        Assert.Equal(new("web"), rules.QueueFor(new("배송", "기타"), new("web")));
        Assert.Equal(new("last"), rules.QueueFor(new("배송", "기타"), new("closed")));
        Assert.Equal(new("closed"), TenantRules.Of(rules.Settings with { DefaultQueue = null }).QueueFor(null, new("closed")));
        Assert.Equal(Distribution.Manual, rules.DistributionOf(new("vip")));
        Assert.Equal(Distribution.RoundRobin, rules.DistributionOf(new("web")));
    }

    [Fact]
    public void Meals_own_text_may_be_empty() =>
        Assert.Empty(SettingsRules.Check(Read("""{"messages":{"meal":{"text":""}}}""")));

    private static TenantSettings Read(string json) => JsonSerializer.Deserialize(json, DomainJson.Stored.TenantSettings)!;

    private static string Written(TenantSettings settings) => JsonSerializer.Serialize(settings, DomainJson.Stored.TenantSettings);
}
