using Actors.Domain.Agents;
using Actors.Domain.Tenants;

namespace Actors.Domain.Tests.Tenants;

/// <content>Drafts, versions, imported holidays, and agents who are removed.</content>
public sealed partial class TenantTests
{
    private static readonly AgentId Boss = new("boss");
    private static readonly TenantSettings Stopped = TenantSettings.Default with { Service = ServiceStatus.Stopped };
    private static readonly TenantSettings Wrong = TenantSettings.Default with { Limit = 1 };

    /// <summary>Acme has two events, so its third is the first of settings.</summary>
    private static readonly SettingsDraftSaved Saved = new(Stopped, Boss, Now);

    [Fact]
    public void A_draft_is_kept_and_decides_nothing() => Acme()
        .When(new SaveSettingsDraft(Stopped, 0, Boss, Now))
        .ThenEvents(Saved)
        .ThenState(state =>
        {
            Assert.Equal((TenantSettings.Default, 3, 0), (state.Settings, state.SettingsRevision, state.SettingsVersion));
            Assert.Equal(new(Stopped, Boss, Now), state.Draft);
        });

    [Fact]
    public void A_wrong_draft_is_kept_and_not_published()
    {
        var wrong = Acme().When(new SaveSettingsDraft(Wrong, 0, Boss, Now)).ThenEvents(new SettingsDraftSaved(Wrong, Boss, Now));
        Assert.Equal("limit", Assert.Single(wrong.When(new PublishSettings(3, Boss, null, Now)).ThenRejected<SettingsAreInvalid>().Problems).Field);
    }

    [Fact]
    public void A_published_draft_is_in_force_and_no_draft_any_more() => Acme().Given(Saved)
        .When(new PublishSettings(3, Boss, "휴무", Now))
        .ThenEvents(new SettingsChanged(Stopped, Now, Boss, "휴무"))
        .ThenState(state =>
        {
            Assert.Equal((Stopped, 4, 1), (state.Settings, state.SettingsRevision, state.SettingsVersion));
            Assert.Equal(new(Boss, Now, "휴무"), state.SettingsAuthor);
            Assert.Null(state.Draft);
        });

    [Fact]
    public void Who_saw_another_revision_changes_nothing()
    {
        Assert.Equal(3, Acme().Given(Saved).When(new SaveSettingsDraft(Wrong, 0, Boss, Now)).ThenRejected<SettingsHaveMoved>().Revision);
        Acme().Given(Saved).When(new PublishSettings(2, Boss, null, Now)).ThenRejected<SettingsHaveMoved>();
        Acme().Given(Saved).When(new DiscardSettingsDraft(4, Boss, Now)).ThenRejected<SettingsHaveMoved>();
        Acme().Given(Saved).When(new ImportHolidays(2026, 1, 0, Boss, Now)).ThenRejected<SettingsHaveMoved>();
        Acme().When(new SaveSettingsDraft(Wrong, -1, Boss, Now)).ThenRejected<SettingsHaveMoved>();
    }

    [Fact]
    public void Other_definitions_do_not_move_the_revision() => Acme().Given(Saved, new AgentAdded(Kim, Now))
        .When(new PublishSettings(3, Boss, null, Now)).ThenEvents(new SettingsChanged(Stopped, Now, Boss));

    [Fact]
    public void The_same_draft_again_is_no_conflict() =>
        Acme().Given(Saved).When(new SaveSettingsDraft(Stopped, 0, Boss, Now)).ThenNothing();

    [Fact]
    public void A_draft_that_is_in_force_already_is_discarded_instead() => Acme()
        .Given(new SettingsDraftSaved(TenantSettings.Default, Boss, Now))
        .When(new PublishSettings(3, Boss, null, Now))
        .ThenEvents(new SettingsDraftDiscarded(Boss, Now))
        .ThenState(state => Assert.Equal((null, 0, 4L), (state.Draft, state.SettingsVersion, state.SettingsRevision)));

    [Fact]
    public void Without_a_draft_there_is_nothing_to_publish_or_discard()
    {
        Acme().When(new PublishSettings(0, Boss, null, Now)).ThenRejected<NoSettingsDraft>();
        Acme().When(new DiscardSettingsDraft(0, Boss, Now)).ThenRejected<NoSettingsDraft>();
        Acme().Given(Saved).When(new DiscardSettingsDraft(3, Boss, Now)).ThenEvents(new SettingsDraftDiscarded(Boss, Now));
    }

    [Fact]
    public void A_note_has_up_to_200_well_formed_characters()
    {
        Acme().Given(Saved).When(new PublishSettings(3, Boss, new('가', 200), Now)).ThenEvents(new SettingsChanged(Stopped, Now, Boss, new('가', 200)));
        Acme().Given(Saved).When(new PublishSettings(3, Boss, new('가', 201), Now)).ThenRejected<FieldIsInvalid>();
        Acme().Given(Saved).When(new PublishSettings(3, Boss, "a\0", Now)).ThenRejected<FieldIsInvalid>();
    }

    [Fact]
    public void Holidays_come_into_the_draft_each_date_once()
    {
        var there = TenantSettings.Default with
        {
            Holidays = [new("2025-12-25", Yearly: true), new("2026-08-15", "09:00", "10:00"), new("nonsense")],
        };
        var imported = Acme().Given(new SettingsDraftSaved(there, Boss, Now)).When(new ImportHolidays(2026, 1, 3, Boss, Now));
        var holidays = imported.State.Draft!.Settings.Holidays;
        Assert.Equal(there.Holidays, holidays.Take(3));
        var added = holidays.Skip(3).Select(holiday => holiday.Date).ToList();
        Assert.Distinct(added);
        Assert.Contains("2026-08-15", added);
        Assert.Contains("2026-08-17", added);
        Assert.DoesNotContain("2026-12-25", added);
        Assert.Empty(imported.State.Settings.Holidays);
        imported.When(new ImportHolidays(2026, 1, 4, Boss, Now)).ThenNothing();
    }

    [Fact]
    public void Settings_of_a_newer_format_are_refused() => Assert.Equal(
        "format",
        Assert.Single(Acme().When(new ChangeSettings(Stopped with { Format = 2 }, Now)).ThenRejected<SettingsAreInvalid>().Problems).Field);

    [Fact]
    public void An_agent_is_removed_when_nobody_needs_the_agent()
    {
        var kim = Acme().Given(new AgentAdded(Kim, Now));
        kim.When(new RemoveAgent(Kim.Id, 2, Now)).ThenRejected<AgentHasConversations>();
        kim.When(new RemoveAgent(new("nobody"), 0, Now)).ThenRejected<AgentIsUnknown>();
        kim.When(new RemoveAgent(Kim.Id, 0, Now)).ThenEvents(new AgentRemoved(Kim.Id, Now))
            .ThenState(state =>
            {
                Assert.Empty(state.Agents);
                Assert.Equal(Kim.Name, state.NameOf(Kim.Id));
            })
            .When(new AddAgent(Kim, Now)).ThenRejected<AlreadyExists>();
    }

    [Fact]
    public void An_agent_whom_the_settings_designate_stays()
    {
        CategorySetting[] categories = [new("가", [new("나")]), new("다", [new("라", ["lee", "kim"])])];
        var named = Acme().Given(new AgentAdded(Kim, Now), new SettingsChanged(TenantSettings.Default with { Categories = categories }, Now));
        Assert.Equal(
            "categories[1].divisions[0].agents[1]",
            Assert.Single(named.When(new RemoveAgent(Kim.Id, 0, Now)).ThenRejected<SettingsNameIt>().Fields));
    }

    [Fact]
    public void The_last_administrator_stays()
    {
        var admin = Kim with { Id = new("admin"), Role = AgentRole.Administrator };
        Acme().Given(new AgentAdded(Kim, Now), new AgentAdded(admin, Now))
            .When(new RemoveAgent(admin.Id, 0, Now)).ThenRejected<LastAdministrator>();
        Acme().Given(new AgentAdded(admin with { Id = new("other") }, Now), new AgentAdded(admin, Now))
            .When(new RemoveAgent(admin.Id, 0, Now)).ThenEvents(new AgentRemoved(admin.Id, Now));
    }
}
