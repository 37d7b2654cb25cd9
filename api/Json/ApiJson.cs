using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Actors.Api.Customers;
using Actors.Api.Problems;
using Actors.Domain.Bots;
using Actors.Domain.Json;
using Actors.Domain.Tenants;
using Actors.Domain.Tickets;
using Actors.GrainInterfaces;

namespace Actors.Api.Json;

/// <summary>The JSON of the edge. Strict: duplicate keys, unknown fields and depth over 32 are refused. Source-generated.</summary>
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(OutcomeBody))]
[JsonSerializable(typeof(OperationBody))]
[JsonSerializable(typeof(ToBody))]
[JsonSerializable(typeof(TextBody))]
[JsonSerializable(typeof(ReplyBody))]
[JsonSerializable(typeof(MessagesBody))]
[JsonSerializable(typeof(SessionRequestBody))]
[JsonSerializable(typeof(SessionBody))]
[JsonSerializable(typeof(InboundBody))]
[JsonSerializable(typeof(InboundConnectBody))]
[JsonSerializable(typeof(InboundOutcomeBody))]
[JsonSerializable(typeof(NewStartLinkBody))]
[JsonSerializable(typeof(StartLinkBody))]
[JsonSerializable(typeof(SignInBody))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(MeBody))]
[JsonSerializable(typeof(PresenceBody))]
[JsonSerializable(typeof(IReadOnlyList<AgentBody>))]
[JsonSerializable(typeof(ListBody))]
[JsonSerializable(typeof(ChangesBody))]
[JsonSerializable(typeof(RowsPush))]
[JsonSerializable(typeof(MessagesPush))]
[JsonSerializable(typeof(HeadPush))]
[JsonSerializable(typeof(LeavingPush))]
[JsonSerializable(typeof(TypingPush))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(OpenedBody))]
[JsonSerializable(typeof(OlderBody))]
[JsonSerializable(typeof(HubAnswer))]
[JsonSerializable(typeof(NewTenantBody))]
[JsonSerializable(typeof(IReadOnlyList<TenantBody>))]
[JsonSerializable(typeof(CredentialsBody))]
[JsonSerializable(typeof(NewQueueBody))]
[JsonSerializable(typeof(NewChannelBody))]
[JsonSerializable(typeof(NewConnectionBody))]
[JsonSerializable(typeof(ConnectionBody))]
[JsonSerializable(typeof(NewAgentBody))]
[JsonSerializable(typeof(AgentChangeBody))]
[JsonSerializable(typeof(AbsencesBody))]
[JsonSerializable(typeof(BlockedCustomersBody))]
[JsonSerializable(typeof(NewKeyBody))]
[JsonSerializable(typeof(KeyBody))]
[JsonSerializable(typeof(DefinitionsBody))]
[JsonSerializable(typeof(TenantSettings))]
[JsonSerializable(typeof(SettingsBody))]
[JsonSerializable(typeof(PublishBody))]
[JsonSerializable(typeof(NewKakaoTextBody))]
[JsonSerializable(typeof(KakaoReviewBody))]
[JsonSerializable(typeof(KakaoTextsBody))]
[JsonSerializable(typeof(HolidaysBody))]
[JsonSerializable(typeof(ImportedBody))]
[JsonSerializable(typeof(SettingsVersionsBody))]
[JsonSerializable(typeof(SettingsOfVersionBody))]
[JsonSerializable(typeof(SettingsDifferenceBody))]
[JsonSerializable(typeof(DecisionsBody))]
[JsonSerializable(typeof(SimulationBody))]
[JsonSerializable(typeof(SimulatedBody))]
[JsonSerializable(typeof(PriorityBody))]
[JsonSerializable(typeof(UsageBody))]
[JsonSerializable(typeof(AttachmentBody))]
[JsonSerializable(typeof(SecretBody))]
[JsonSerializable(typeof(NewWebhookBody))]
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(WebhooksBody))]
[JsonSerializable(typeof(WebhookAttemptBody))]
[JsonSerializable(typeof(WebhookLogBody))]
[JsonSerializable(typeof(WebhookDetailBody))]
[JsonSerializable(typeof(RedeliveredBody))]
[JsonSerializable(typeof(BatchBody))]
[JsonSerializable(typeof(BatchOutcomeBody))]
[JsonSerializable(typeof(BotTestBody))]
[JsonSerializable(typeof(BotTrial))]
[JsonSerializable(typeof(QueueFlowView))]
[JsonSerializable(typeof(TopicBody))]
[JsonSerializable(typeof(TicketChangeBody))]
[JsonSerializable(typeof(TicketChange))]
[JsonSerializable(typeof(CustomerBody))]
[JsonSerializable(typeof(DeskBody))]
[JsonSerializable(typeof(SearchBody))]
[JsonSerializable(typeof(CannedAnswersBody))]
[JsonSerializable(typeof(NewCannedAnswerBody))]
[JsonSerializable(typeof(OutgoingBody))]
[JsonSerializable(typeof(PreviewsBody))]
[JsonSerializable(typeof(ClientFrame))]
[JsonSerializable(typeof(ServerFrame))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(int?))]
public sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>Deepest JSON that is read.</summary>
    public const int MaxDepth = 32;

    /// <summary>The context to read and write with.</summary>
    public static ApiJson Strict { get; } = new(Configure(new JsonSerializerOptions()));

    /// <summary>Makes options strict and teaches them the edge's and the domain's types.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.AllowOutOfOrderMetadataProperties = true;
        options.MaxDepth = MaxDepth;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }
}
