using Actors.Api.Conversations;
using Actors.Api.Problems;
using Actors.Api.Security;
using Actors.Api.Telemetry;
using Actors.Storage;

namespace Actors.Api.Customers;

/// <summary>What a socket needs of the host.</summary>
internal sealed record CustomerSocketServices(
    CustomerTokens Tokens, CustomerRooms Rooms, TenantDirectory Directory, ConversationListeners Listeners,
    SettingsListeners Settings, WaitingPlaces Places, UnexpectedErrors Errors, ApiInstruments Instruments, TimeProvider Time,
    StoreEpoch Epoch);
