using System.Collections.Immutable;
using Actors.Domain;
using Actors.Domain.Hours;
using Actors.Domain.Tenants;

namespace Actors.Api.Json;

/// <summary>The settings in force, and the draft of the next ones. See docs/protocol.md.</summary>
/// <param name="Version">How often settings were put in force; 0: what a new tenant starts with.</param>
/// <param name="Settings">The document in force.</param>
/// <param name="At">When it was published, or absent.</param>
/// <param name="By">Who published it, or absent.</param>
/// <param name="Note">What the publisher says of it, or absent.</param>
/// <param name="Draft">What may become the next version, or absent.</param>
public sealed record SettingsBody(
    int Version, TenantSettings Settings, DateTimeOffset? At, AgentId? By, string? Note, SettingsDraftBody? Draft);

/// <summary>A draft, with what keeps it from being published and how it differs from what is in force.</summary>
public sealed record SettingsDraftBody(
    TenantSettings Settings, AgentId By, DateTimeOffset At, ImmutableArray<FieldProblem> Problems, ImmutableArray<FieldChange> Changes);

/// <summary>Publishes a draft.</summary>
public sealed record PublishBody(string? Note = null);

/// <summary>Asks for the public holidays of some years.</summary>
public sealed record HolidaysBody(int? Year, int Years = 1);

/// <summary>What an import added, and the settings after it.</summary>
public sealed record ImportedBody(ImmutableArray<HolidayText> Added, SettingsBody Settings);

/// <summary>A version of the settings in their history.</summary>
public sealed record SettingsVersionBody(int Version, DateTimeOffset? At, AgentId? By, string? ByName, string? Note);

/// <summary>Versions, newest first; <paramref name="Before"/> asks for the next page.</summary>
public sealed record SettingsVersionsBody(IReadOnlyList<SettingsVersionBody> Versions, int? Before);

/// <summary>The document of a version.</summary>
public sealed record SettingsOfVersionBody(SettingsVersionBody Version, TenantSettings Settings);

/// <summary>How two versions differ, field by field.</summary>
public sealed record SettingsDifferenceBody(int From, int To, ImmutableArray<FieldChange> Changes);
