namespace Actors.Scenarios.Tests;

/// <summary>What is wrong in a file is said with file, step and field.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("scenario").FullName, "file.json");

    [Theory]
    [InlineData("""{"steps":[]}""", "file.json: field 'channel': is missing.")]
    [InlineData("""{"channel":"sms","steps":[]}""", "file.json: field 'channel': 'sms' is none of web, kakao, naver, kakao-builder.")]
    [InlineData("""{"channel":"web"}""", "file.json: field 'steps': is missing.")]
    [InlineData("""{"channel":"web","steps":{}}""", "file.json: field 'steps': must be a list.")]
    [InlineData("""{"channel":"web","steps":[],"stpes":[]}""", "file.json: field 'stpes': is unknown.")]
    [InlineData("""{"channel":"web","channel":"web","steps":[]}""", "file.json: field 'channel': is there twice.")]
    [InlineData("""{"channel":"web","bot":"yes","steps":[]}""", "file.json: field 'bot': must be true or false.")]
    [InlineData("""{"channel":"kakao-builder","steps":[]}""", "file.json: field 'bot': must be true on kakao-builder: nobody else can answer there.")]
    [InlineData("""{"channel":"web","now":"today","steps":[]}""", "file.json: field 'now': must be a moment such as 2026-03-04T11:00:00+09:00.")]
    [InlineData("""{"channel":"web","settings":{"limti":3},"steps":[]}""", "file.json: field 'settings.limti': There is no such field; check its name.")]
    [InlineData("""{"channel":"web","settings":{"limit":"3"},"steps":[]}""", "file.json: field 'settings.limit': Must be a whole number.")]
    [InlineData("""{"channel":"web","settings":{"limit":2},"steps":[]}""", "file.json: field 'settings.limit': 3 to 1000, or null.")]
    [InlineData("""{"channel":"web","settings":{"messages":{"offHours":{"on":true}}},"steps":[]}""", "file.json: field 'settings.messages.offHours.on': There is no such field; check its name.")]
    [InlineData("""{"channel":"web","settings":{"hours":{"mo":[]}},"steps":[]}""", "file.json: field 'settings.hours.mo': There is no such field; check its name.")]
    [InlineData("""{"channel":"web","settings":{"categories":[{"name":"a"}]},"steps":[]}""", "file.json: field 'settings.categories[0].divisions': 1 to 100.")]
    [InlineData("""{"channel":"web","agents":[{"id":"kim"},{"id":"kim"}],"steps":[]}""", "file.json: field 'agents': 'kim' is there twice.")]
    [InlineData("""{"channel":"web","agents":[{"id":"Kim"}],"steps":[]}""", "file.json: field 'agents[0].id': must be 2 to 32 of a-z, 0-9 and inner hyphens.")]
    [InlineData("""{"channel":"web","agents":[{"id":"kim","presence":"busy"}],"steps":[]}""", "file.json: field 'agents[0].presence': 'busy' is none of online, away, break, meal, offline.")]
    [InlineData("""{"channel":"web","agents":[{"id":"kim","breaks":[{"date":"2026-03-04","from":"9","to":"10:00"}]}],"steps":[]}""", "file.json: field 'agents[0].breaks[0].from': must be a clock time such as 13:00.")]
    [InlineData("""{"channel":"web","customers":[{"id":"c1","vip":true}],"steps":[]}""", "file.json: field 'customers[0].vip': is unknown.")]
    public void A_wrong_top_level_is_refused(string json, string error) => Assert.Equal(error, Failure(json));

    [Theory]
    [InlineData("""{"do":"dance"}""", "field 'do': 'dance' is unknown.")]
    [InlineData("""{"expect":{}}""", "field 'do': is missing.")]
    [InlineData("""{"do":"say"}""", "field 'text': is missing.")]
    [InlineData("""{"do":"open","text":"a"}""", "field 'text': is unknown.")]
    [InlineData("""{"do":"open","who":"c2"}""", "field 'who': 'c2' is unknown.")]
    [InlineData("""{"do":"agent.take"}""", "field 'agent': is missing.")]
    [InlineData("""{"do":"agent.take","agent":"lee"}""", "field 'agent': 'lee' is unknown.")]
    [InlineData("""{"do":"agent.presence","agent":"kim","presence":"gone"}""", "field 'presence': 'gone' is none of online, away, break, meal, offline.")]
    [InlineData("""{"do":"wait","for":"5 minutes"}""", "field 'for': '5 minutes' is no ISO 8601 duration such as PT5M.")]
    [InlineData("""{"do":"wait","for":"-PT1S"}""", "field 'for': must not be negative.")]
    [InlineData("""{"do":"settings","set":{"scpoe":"all"}}""", "field 'set.scpoe': There is no such field; check its name.")]
    [InlineData("""{"do":"open","expect":{"stat":"bot"}}""", "field 'expect.stat': is unknown.")]
    [InlineData("""{"do":"open","expect":{"state":"talking"}}""", "field 'expect.state': 'talking' is none of none, bot, requested, waiting, received, active, held, ended, botEnded.")]
    [InlineData("""{"do":"open","expect":{"sent":[{"text":"a"}]}}""", "field 'expect.sent[0].kind': is missing.")]
    public void A_wrong_step_is_refused_with_its_number(string step, string error) => Assert.Equal(
        $"file.json: step 2: {error}", Failure($$"""{"channel":"web","bot":true,"steps":[{"do":"open"},{{step}}]}"""));

    [Theory]
    [InlineData("""{"do":"connect","category":"없음"}""", "There is no category '없음'.")]
    [InlineData("""{"do":"connect","category":"일반","division":"없음"}""", "There is no division '없음'.")]
    [InlineData("""{"do":"agent.delegate","agent":"kim","to":"nobody"}""", "There is no agent 'nobody'.")]
    [InlineData("""{"do":"manager.assign","to":"nobody"}""", "There is no agent 'nobody'.")]
    [InlineData("""{"do":"settings","set":{"timeZone":"Asia/Nowhere"}}""", "timeZone: 'Asia/Nowhere' is not a time zone; use a name of the tz database, as Asia/Seoul.")]
    [InlineData("""{"do":"say","text":" "}""", "The text is empty; write at least one visible character.")]
    public void A_refusal_must_be_expected(string step, string reason) => Assert.Equal(
        $"step 2: expected no refusal, came '{reason}'", Failure($$"""{"channel":"web","bot":true,"steps":[{"do":"open"},{{step}}]}"""));

    [Fact]
    public void What_is_no_JSON_is_said_so() => Assert.StartsWith("file.json: is no JSON:", Failure("{"));

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    private string? Failure(string json)
    {
        File.WriteAllText(_path, json);
        return Playbill.PlayFile(_path).Failure;
    }
}
