using System.Collections.Immutable;
using Actors.Domain.Agents;
using Actors.Domain.Messages;

namespace Actors.Domain.Tenants;

using Decided = Decision<TenantEvent>;

/// <content>Canned answers: an agent keeps their own, a manager those that are shared.</content>
public sealed partial class TenantDecider
{
    private static Decided Save(TenantState state, SaveCannedAnswer save)
    {
        var answer = save.Answer;
        var known = state.CannedAnswers.FirstOrDefault(each => each.Id == answer.Id);
        if ((MayNot(state, save.By, answer) ?? (known is null ? null : MayNot(state, save.By, known)) ?? Wrong(state, answer)) is { } refusal)
        {
            return refusal;
        }

        if (known == answer)
        {
            return Decided.Nothing;
        }

        var others = state.CannedAnswers.Count(each => each.Id != answer.Id && each.Agent == answer.Agent);
        var most = answer.Scope == CannedScope.Agent ? CannedAnswer.MostOwn : CannedAnswer.MostShared;
        return others >= most ? new CannedAnswersAreFull(most) : new CannedAnswerSaved(answer, save.By, save.Now);
    }

    private static Decided Remove(TenantState state, RemoveCannedAnswer remove) =>
        state.CannedAnswers.FirstOrDefault(each => each.Id == remove.Id) is not { } known ? new NotFound($"Canned answer {remove.Id}")
        : MayNot(state, remove.By, known) is { } refusal ? refusal
        : new CannedAnswerRemoved(remove.Id, remove.By, remove.Now);

    /// <summary>Of a colleague's own it is not even said that it is there.</summary>
    private static Rejection? MayNot(TenantState state, AgentId by, CannedAnswer answer) =>
        answer.Scope == CannedScope.Agent
            ? answer.Agent == by ? null : new NotFound($"Canned answer {answer.Id}")
            : state.Agent(by)?.Role is AgentRole.Manager or AgentRole.Administrator ? null : new ManagerRequired();

    private static Rejection? Wrong(TenantState state, CannedAnswer answer) =>
        Checked(answer.Id, answer.Name)
        ?? (Rejection?)(string.IsNullOrWhiteSpace(answer.Text) || answer.Text.Length > CannedAnswer.LongestText || !PlainText.IsWellFormed(answer.Text)
                ? new FieldIsInvalid("text", $"1 to {CannedAnswer.LongestText} characters.")
            : (answer.Scope == CannedScope.Queue) != answer.Queue.HasValue
                ? new FieldIsInvalid("queue", "The id of a queue for the scope queue, else none.")
            : answer.Queue is { } queue && state.Queues.All(each => each.Id != queue) ? new NotFound($"Queue {queue}")
            : null);

    private static ImmutableArray<CannedAnswer> With(TenantState state, CannedAnswer answer) =>
        state.CannedAnswers.FirstOrDefault(each => each.Id == answer.Id) is { } known
            ? state.CannedAnswers.Replace(known, answer)
            : state.CannedAnswers.Add(answer);
}
