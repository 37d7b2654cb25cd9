using System.Collections.Immutable;
using Actors.Api.Conversations;
using Actors.Channels;
using Actors.Channels.KakaoBuilder;
using Actors.Domain;
using Actors.Domain.Bots;
using Actors.Domain.Conversations;
using Actors.Domain.Delivery;
using Actors.Domain.Messages;
using Actors.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Actors.Api.Messengers;

/// <summary>
/// Answers a skill: the message becomes durable, the bot is waited for, and what it says is the answer. Kakao gives up after 5 s, so after 4 s there
/// is a waiting text, or where the block allows it the answer comes later, once, to the address that Kakao named.
/// </summary>
internal sealed partial class SkillDesk(
    ConversationCalls calls, KakaoPeople people, ConversationListeners listeners, SkillAnswers answers, IReadStore rows, KakaoBuilderClient client,
    IHostApplicationLifetime lifetime, TimeProvider time, ILogger<SkillDesk> logger)
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);

    /// <summary>The address that Kakao names is good for a minute; some of it is left for the call.</summary>
    private static readonly TimeSpan CallbackBudget = TimeSpan.FromSeconds(50);

    private static readonly Refused TooLate = new("answered-too-late");

    /// <summary>The answer of the skill.</summary>
    public async Task<byte[]> AnswerAsync(MessengerAccount account, SkillRequest request, CancellationToken cancellationToken)
    {
        var (channel, customer) = await people.RoomOfAsync(account, request, cancellationToken);
        if (request.IsTrial)
        {
            return Try(account, channel, request);
        }

        var deadline = time.GetUtcNow() + Budget;
        var room = ConversationKey.Of(account.Tenant, channel, customer);
        var hearing = new SkillHearing(listeners, account.Tenant, room, time);
        var handedOver = false;
        try
        {
            var operation = OperationKey.OfChannel(account.Channel.Id, ConversationCalls.NewId());
            var outcome = await calls.CallAsync(account.Tenant, room, grain => grain.Receive(
                new(channel, customer, null, request.Utterance, operation, new Visit(ChannelAdded: request.IsFriend),
                Media: request.Photos.IsEmpty ? null : request.Photos)));
            if (outcome.Rejection is { } rejection)
            {
                Log.Refused(logger, account.Tenant, room, rejection.GetType().Name);
                return Text(account, KakaoBuilderOptions.ErrorText);
            }

            var question = new Question(account, room, operation.Id, outcome.Seq, request.IsGroup, hearing);
            if (await WaitAsync(question, deadline, cancellationToken) is { } answer)
            {
                return answer.Body;
            }

            handedOver = true;
            if (request.Callback is not { } callback || !KakaoBuilderOptions.MayCall(account.Account, callback))
            {
                Log.TooLate(logger, account.Tenant, room);
                _ = MissAsync(question);
                return Text(account, KakaoBuilderOptions.WaitingText);
            }

            _ = CallBackAsync(question, callback);
            return SkillResponse.WriteLater(KakaoBuilderOptions.Text(account.Account, KakaoBuilderOptions.LaterText));
        }
        finally
        {
            if (!handedOver)
            {
                hearing.Dispose();
            }
        }
    }

    /// <summary>Nobody's conversation: nothing is stored and nobody is called.</summary>
    private static byte[] Try(MessengerAccount account, ChannelId channel, SkillRequest request)
    {
        var trial = BotTrial.Of(account.Definitions.Channel(channel)!, account.Definitions.Settings, request.Utterance.Value);
        var said = trial.Messages
            .Select(message => new Outgoing(OutgoingKind.Words, Speaker.Bot, message.Text.Value)
            {
                Choices = message.Choices, Connect = message.Connect, Cards = message.Cards,
            })
            .Concat(trial.Notice is { } notice ? [new Outgoing(OutgoingKind.Words, Speaker.System, notice.Korean)] : []);
        var parts = SkillAnswer.Of(said, request.IsGroup);
        return parts.IsEmpty ? Text(account, KakaoBuilderOptions.ErrorText) : SkillResponse.Write(parts);
    }

    /// <summary>The answer, as soon as the bot has said all of it; null when the time is over.</summary>
    private async Task<Answered?> WaitAsync(Question question, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        for (var look = false; ;)
        {
            var (heard, unclear) = question.Hearing.Of(question.Message);
            if (heard is not null)
            {
                return Answer(question, heard);
            }

            if (look || unclear)
            {
                var (words, ended) = await answers.ReadAsync(question.Account.Tenant, question.Room, question.Message, question.Seq, cancellationToken);
                if (ended || !await OwesAnswerAsync(question, cancellationToken))
                {
                    return Answer(question, words);
                }
            }

            if (time.GetUtcNow() >= deadline)
            {
                return null;
            }

            look = await question.Hearing.WaitAsync(cancellationToken);
        }
    }

    private static Answered Answer(Question question, SkillWords words)
    {
        var parts = SkillAnswer.Of(words.Said, question.IsGroup);
        return new(parts.IsEmpty ? Text(question.Account, KakaoBuilderOptions.ConsultingText) : SkillResponse.Write(parts), words.Bots);
    }

    /// <summary>Whoever else has the conversation, the bot does not answer.</summary>
    private async Task<bool> OwesAnswerAsync(Question question, CancellationToken cancellationToken) =>
        (await rows.ConversationAsync(question.Account.Tenant, question.Room, cancellationToken))?.Status == ConversationStatus.Bot;

    /// <summary>One call, whatever happens: with the answer, or when that does not come in time either, with the waiting text.</summary>
    private async Task CallBackAsync(Question question, Uri callback)
    {
        try
        {
            using (question.Hearing)
            {
                var stopping = lifetime.ApplicationStopping;
                var answer = await WaitAsync(question, time.GetUtcNow() + CallbackBudget, stopping);
                var outcome = await client.CallBackAsync(
                    callback, answer?.Body ?? Text(question.Account, KakaoBuilderOptions.WaitingText), stopping);
                if (outcome is not Sent)
                {
                    Log.NotCalledBack(logger, question.Account.Tenant, question.Room, outcome.GetType().Name);
                    await TellAsync(question, answer, outcome);
                }
                else if (answer is null)
                {
                    await TellAsync(question, await WaitAsync(question, time.GetUtcNow() + CallbackBudget, stopping), TooLate);
                }
            }
        }
        catch (Exception failure)
        {
            Log.CallbackFailed(logger, question.Account.Tenant, question.Room, failure);
        }
    }

    /// <summary>Kakao has its waiting text; what the bot says after that reaches nobody, and agents must not read it as if it had.</summary>
    private async Task MissAsync(Question question)
    {
        try
        {
            using (question.Hearing)
            {
                await TellAsync(question, await WaitAsync(question, time.GetUtcNow() + CallbackBudget, lifetime.ApplicationStopping), TooLate);
            }
        }
        catch (Exception failure)
        {
            Log.CallbackFailed(logger, question.Account.Tenant, question.Room, failure);
        }
    }

    /// <summary>The bot's lines stand in the transcript: what became of them does too.</summary>
    private async Task TellAsync(Question question, Answered? answer, SendOutcome outcome)
    {
        var (result, code) = outcome is Unknown unknown ? (DeliveryResult.AnswerUnknown, unknown.Code) : (DeliveryResult.AnswerRefused, (outcome as Refused)?.Code);
        foreach (var line in answer?.Lines ?? [])
        {
            await calls.CallDutiesAsync(question.Account.Tenant, question.Room, grain => grain.Report(new(line, 0, 0, result, code)));
        }
    }

    private static byte[] Text(MessengerAccount account, string name) =>
        SkillResponse.Write(KakaoBuilderOptions.Text(account.Account, name));

    /// <summary>What Kakao is answered, and the bot's lines in it.</summary>
    private sealed record Answered(byte[] Body, IReadOnlyList<long> Lines);

    private sealed record Question(
        MessengerAccount Account, ConversationId Room, string Message, long Seq, bool IsGroup, SkillHearing Hearing);

    // Event ids 4600 to 4699.
    private static partial class Log
    {
        [LoggerMessage(4600, LogLevel.Warning, "The bot did not answer a skill request for {Tenant}/{Room} in time.")]
        public static partial void TooLate(ILogger logger, TenantId tenant, ConversationId room);

        [LoggerMessage(4601, LogLevel.Warning, "A skill request for {Tenant}/{Room} was refused: {Rejection}.")]
        public static partial void Refused(ILogger logger, TenantId tenant, ConversationId room, string rejection);

        [LoggerMessage(4602, LogLevel.Warning, "A late answer for {Tenant}/{Room} was not taken: {Outcome}.")]
        public static partial void NotCalledBack(ILogger logger, TenantId tenant, ConversationId room, string outcome);

        [LoggerMessage(4603, LogLevel.Warning, "A late answer for {Tenant}/{Room} could not be brought.")]
        public static partial void CallbackFailed(ILogger logger, TenantId tenant, ConversationId room, Exception exception);
    }
}
