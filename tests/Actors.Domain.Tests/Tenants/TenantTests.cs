using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;
using Actors.Testing;

namespace Actors.Domain.Tests.Tenants;

using Spec = DeciderSpec<TenantDecider, TenantState, TenantCommand, TenantEvent>;

/// <summary>Changes of a tenant's definitions.</summary>
public sealed partial class TenantTests
{
    private static readonly DateTimeOffset Now = Sample.Now;
    private static readonly QueueDefinition General = new(new("general"), "일반");
    private static readonly ChannelDefinition Web = new(new("web"), ChannelType.Web, "웹", General.Id, null, []);
    private static readonly AgentDefinition Kim =
        new(new("kim"), "김해피", AgentRole.Agent, "hash", true, true, 5, [General.Id]);
    private static readonly ApiKeyDefinition Key = new(new("key-1"), "게이트웨이", "hash");

    private static Spec Acme() => new Spec().Given(new TenantCreated(new("acme"), "에크미", Now), new QueueAdded(General, Now));

    /// <summary>Attributes cannot hold half of a surrogate pair.</summary>
    public static TheoryData<string, string, string> HalfAPair => new() { { "ab", "a\ud83d", "name" } };

    [Fact]
    public void A_tenant_is_created_once()
    {
        new Spec().When(new CreateTenant(new("acme"), "에크미", Now)).ThenEvents(new TenantCreated(new("acme"), "에크미", Now));
        Acme().When(new CreateTenant(new("acme"), "에크미", Now)).ThenRejected<AlreadyExists>();
    }

    [Fact]
    public void Nothing_is_added_to_a_tenant_that_does_not_exist() =>
        new Spec().When(new AddQueue(General, Now)).ThenRejected<TenantIsUnknown>();

    [Fact]
    public void What_is_added_is_there()
    {
        var state = Acme().When(new AddChannel(Web, Now), new AddAgent(Kim, Now), new AddApiKey(Key, Now)).State;
        Assert.Equal((Web, Kim, Key, 5), (state.Channel(Web.Id), state.Agent(Kim.Id), state.ApiKey(Key.Id), state.Seq));
    }

    [Fact]
    public void Every_id_is_unique_in_its_tenant()
    {
        var twice = Acme().When(new AddChannel(Web, Now), new AddAgent(Kim, Now), new AddApiKey(Key, Now));
        twice.When(new AddQueue(General, Now)).ThenRejected<AlreadyExists>();
        twice.When(new AddChannel(Web, Now)).ThenRejected<AlreadyExists>();
        twice.When(new AddAgent(Kim, Now)).ThenRejected<AlreadyExists>();
        twice.When(new AddApiKey(Key, Now)).ThenRejected<AlreadyExists>();
    }

    [Fact]
    public void What_a_definition_names_must_exist()
    {
        Acme().When(new AddChannel(Web with { Queue = new("none") }, Now)).ThenRejected<NotFound>();
        Acme().When(new AddAgent(Kim with { Queues = [General.Id, new("none")] }, Now)).ThenRejected<NotFound>();
        Acme().When(new RevokeApiKey(Key.Id, Now)).ThenRejected<NotFound>();
    }

    [Fact]
    public void A_revoked_key_opens_nothing() => Acme()
        .When(new AddApiKey(Key, Now), new RevokeApiKey(Key.Id, Now))
        .ThenEvents(new ApiKeyRevoked(Key.Id, Now))
        .ThenState(state => Assert.Null(state.ApiKey(Key.Id)));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public void Capacity_is_1_to_1000_or_without_a_bound(int capacity) => Assert.Equal(
        "capacity", Acme().When(new AddAgent(Kim with { Capacity = capacity }, Now)).ThenRejected<FieldIsInvalid>().Field);

    [Fact]
    public void Capacity_may_be_without_a_bound() =>
        Acme().When(new AddAgent(Kim with { Capacity = null }, Now)).ThenEvents(new AgentAdded(Kim with { Capacity = null }, Now));

    [Fact]
    public void An_operator_belongs_to_the_installation()
    {
        var root = Kim with { Role = AgentRole.Operator, Queues = [] };
        Acme().When(new AddAgent(root, Now)).ThenRejected<FieldIsInvalid>();
        new Spec().When(new CreateTenant(SystemTenant.Id, "설치", Now), new AddAgent(root, Now)).ThenEvents(new AgentAdded(root, Now));
    }

    [Theory]
    [InlineData("A", "이름", "id")]
    [InlineData("ab", " ", "name")]
    [InlineData("ab", "a\0b", "name")]
    [MemberData(nameof(HalfAPair))]
    public void Ids_are_slugs_and_names_are_readable(string id, string name, string field)
    {
        Assert.Equal(field, Acme().When(new AddQueue(new(new(id), name), Now)).ThenRejected<FieldIsInvalid>().Field);
        Assert.Equal(field, Acme().When(new AddAgent(Kim with { Id = new(id), Name = name }, Now)).ThenRejected<FieldIsInvalid>().Field);
        Assert.Equal(field, Acme().When(new AddChannel(Web with { Id = new(id), Name = name }, Now)).ThenRejected<FieldIsInvalid>().Field);
        Assert.Equal(field, Acme().When(new AddApiKey(Key with { Id = new(id), Name = name }, Now)).ThenRejected<FieldIsInvalid>().Field);
        Assert.Equal(field, new Spec().When(new CreateTenant(new(id), name, Now)).ThenRejected<FieldIsInvalid>().Field);
    }

    [Fact]
    public void A_name_has_at_most_60_characters()
    {
        Acme().When(new AddQueue(General with { Id = new("q2"), Name = new('가', 60) }, Now))
            .ThenEvents(new QueueAdded(new(new("q2"), new('가', 60)), Now));
        Acme().When(new AddQueue(General with { Id = new("q2"), Name = new('가', 61) }, Now)).ThenRejected<FieldIsInvalid>();
    }
}
