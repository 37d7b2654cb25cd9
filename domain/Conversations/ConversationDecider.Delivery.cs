using System.Diagnostics;
using Actors.Domain.AutoMessages;
using Actors.Domain.Delivery;
using Actors.Domain.Tenants;
using static Actors.Domain.Conversations.ConversationStatus;

namespace Actors.Domain.Conversations;

using Decided = Decision<ConversationEvent>;

/// <content>What becomes of what was said on its way to the messenger; the messenger's sessions.</content>
public sealed partial class ConversationDecider
{
    /// <summary>A report of another attempt than the one under way changes nothing.</summary>
    private static Decided Report(ConversationState state, ReportDelivery command)
    {
        var (report, now) = (command.Report, command.Now);
        if (report.Result == DeliveryResult.Resumes)
        {
            return state.Unsent is [{ NotBefore: { } due, StartedAt: null } held, ..] && due > now
                ? new DeliveryDeferred(held.Message, held.Part, held.Attempt, "resumed", now, now)
                : Decided.Nothing;
        }

        if (state.Unsent.FirstOrDefault(one => one.Message == report.Message) is not { } pending)
        {
            return report.Result is DeliveryResult.Begins or DeliveryResult.IsStillOwed ? new DeliveryIsNotDue(report.Message)
                : report.Result == DeliveryResult.AnswerRefused ? new DeliveryFailed(report.Message, DeliveryEnd.Refused, report.Code ?? "", now)
                : report.Result == DeliveryResult.AnswerUnknown ? new DeliveryBecameUnknown(report.Message, report.Code ?? "", now)
                : report.Result == DeliveryResult.Delivered && state.Withdrawn.Contains(report.Message)
                    ? new MessageDelivered(report.Message, report.ExternalId, now, report.Losses)
                : Decided.Nothing;
        }

        if (report.Result == DeliveryResult.Begins)
        {
            return Begin(state, pending, report, now);
        }

        if (report.Attempt != pending.CurrentAttempt)
        {
            return Decided.Nothing;
        }

        return report.Result switch
        {
            // What is still owed goes out by itself, and has an outcome of its own.
            DeliveryResult.IsStillOwed or DeliveryResult.AnswerRefused or DeliveryResult.AnswerUnknown => Decided.Nothing,
            DeliveryResult.Delivered => new MessageDelivered(report.Message, report.ExternalId, now, report.Losses),
            DeliveryResult.TryLater => Later(pending, report, command.Spread, now),
            DeliveryResult.Refused => new DeliveryFailed(report.Message, DeliveryEnd.Refused, report.Code ?? "", now, report.Part),
            DeliveryResult.Unknown => new DeliveryBecameUnknown(report.Message, report.Code ?? "", now, report.Part),
            DeliveryResult.SessionGone => Decided.Of([.. Gone(state, command.Policy?.Rules, report.Code ?? "", now, report)]),
            _ => throw new UnreachableException(report.Result.ToString()),
        };
    }

    /// <summary>One attempt at a time, of the oldest, part after part.</summary>
    private static Decided Begin(ConversationState state, PendingDelivery pending, DeliveryReport report, DateTimeOffset now)
    {
        var isNext = state.Unsent[0] == pending && pending.IsDue(now) && report.Attempt == pending.Attempt + 1 && report.Part == pending.Part;
        var goesOn = pending.StartedAt is not null && report.Attempt == pending.Attempt && report.Part > pending.Part;
        return isNext || goesOn
            ? new DeliveryAttempted(report.Message, report.Part, report.Attempt, now)
            : new DeliveryIsNotDue(report.Message);
    }

    private static Decided Later(PendingDelivery pending, DeliveryReport report, int spread, DateTimeOffset now) =>
        Backoff.Next(pending.SaidAt, report.Attempt - pending.Before, report.After, spread, now) is { } next
            ? new DeliveryDeferred(report.Message, report.Part, report.Attempt, report.Code ?? "", next, now)
            : new DeliveryFailed(report.Message, DeliveryEnd.GivenUp, report.Code ?? "", now, report.Part);

    /// <summary>Pressed twice it is sent once; what has arrived, and what others said, is never sent again.</summary>
    private static Decided Resend(ConversationState state, ResendMessage resend) =>
        Refusal(state, resend.Agent) is { } refusal ? refusal
        : state.Unsent.Any(one => one.Message == resend.Message && one.IsAgents) ? Decided.Nothing
        : state.Undelivered.Any(one => one.Message == resend.Message) ? new DeliveryResent(resend.Message, resend.Agent.Id, resend.Now)
        : new MessageCannotBeResent(resend.Message);

    /// <summary>A late word of a session before the one that the customer is in is no end of it.</summary>
    private static Decided Lose(ConversationState state, LoseSession lose) =>
        lose.Session is not null && state.Session is not null && lose.Session != state.Session ? Decided.Nothing
        : Decided.Of([.. Gone(state, lose.Policy?.Rules, "session-expired", lose.Now)]);

    /// <summary>Nothing more arrives; whatever goes on is over, as if the customer had ended it.</summary>
    private static IEnumerable<ConversationEvent> Gone(
        ConversationState state, TenantRules? rules, string code, DateTimeOffset now, DeliveryReport? report = null)
    {
        foreach (var pending in state.Unsent)
        {
            yield return new DeliveryFailed(
                pending.Message, DeliveryEnd.SessionIsGone, code, now, report?.Message == pending.Message ? report.Part : pending.Part);
        }

        if (state.Status != Bot && !state.Status.IsConsulting())
        {
            yield break;
        }

        if (rules is not null)
        {
            foreach (var word in Say(state.HandOff, AutoMessageRules.AtCustomersEnd(rules, state.Room!.ChannelType), now))
            {
                yield return word;
            }
        }

        yield return new ConversationEnded(EndedBy.Customer, null, now, UnattendedEnd.SessionIsGone);
    }

    /// <summary>Adds what delivery follows from whatever was decided: how far it reaches, the session, what a take-over withdraws, what is unknown.</summary>
    private static Decided Delivering(ConversationState state, ConversationCommand command, Decided decided)
    {
        if (decided.Rejection is not null)
        {
            return decided;
        }

        var (events, now) = (decided.Events, command.Now);
        if (VisitOf(command) is { } visit && (state.Room is not null || !events.IsEmpty)
            && ((visit.Session is not null && visit.Session != state.Session) || (visit.Address is not null && visit.Address != state.Address)))
        {
            events = events.Insert(0, new SessionOpened(visit.Session ?? state.Session ?? "", now, visit.Address));
        }

        if (command is KeepPromises && state.Unsent is [{ StartedAt: { } started } lost, ..] && started + Deliveries.AttemptLasts <= now)
        {
            events = events.Add(new DeliveryBecameUnknown(lost.Message, "no-outcome", now, lost.Part));
        }

        // An attempt under way cannot be called back.
        if (events.Any(happened => happened is ConsultingStarted)
            && state.Unsent.Where(one => one.IsBots && one.StartedAt is null).Select(one => one.Message).ToList() is { Count: > 0 } stale)
        {
            events = events.Add(new MessagesWithdrawn([.. stale], now));
        }

        if (!events.IsEmpty && command.Reach is { } reach && reach != state.Delivers)
        {
            events = events.Insert(0, new DeliveryReachSet(reach, now));
        }

        return events == decided.Events ? decided : Decided.Of(events);
    }

    private static Visit? VisitOf(ConversationCommand command) => command switch
    {
        OpenRoom open => open.Visit,
        ReceiveMessage receive => receive.Visit,
        RequestHandOff request => request.Visit,
        _ => null,
    };
}
