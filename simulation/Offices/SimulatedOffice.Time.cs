using Actors.Domain;
using Actors.Domain.Agents;
using Actors.Domain.Conversations;
using Actors.Domain.Tenants;

namespace Actors.Simulation.Offices;

/// <content>Time: deadlines that conversations and agents keep in their states, and the minute with which hours, meals and breaks change.</content>
public sealed partial class SimulatedOffice
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>What is still due is tried again after that, as the sweep does.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private readonly PriorityQueue<object, DateTimeOffset> _due = new();

    /// <summary>Moves the clock forward; whatever falls due on the way happens at its time.</summary>
    public void MoveTo(DateTimeOffset end)
    {
        while (NextDue() is { } next && next <= end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Now = next > Now ? next : Now;
            while (_due.TryPeek(out var who, out var due) && due <= Now)
            {
                _due.Dequeue();
                Wake(who);
            }

            if (Now.UtcTicks % Minute.Ticks == 0)
            {
                foreach (var (id, _) in _queues.Where(queue => !queue.Value.Book.IsEmpty).ToList())
                {
                    LookAgain(id);
                }
            }

            Settle();
        }

        Now = end > Now ? end : Now;
    }

    private DateTimeOffset? NextDue()
    {
        DateTimeOffset? due = _due.TryPeek(out _, out var first) ? first : null;
        if (_queues.Values.All(queue => queue.Book.IsEmpty))
        {
            return due;
        }

        var minute = Now + Minute - TimeSpan.FromTicks(Now.UtcTicks % Minute.Ticks);
        return due < minute ? due : minute;
    }

    private void Wake(object who, DateTimeOffset? at)
    {
        if (at is { } due)
        {
            _due.Enqueue(who, due);
        }
    }

    private void Wake(object who)
    {
        switch (who)
        {
            case AgentId agent:
                Handle(agent, new CheckGrace(Now));
                break;
            case ConversationId id when Room(id).NextDue <= Now:
                KeepPromises(id);
                break;
        }
    }

    private void KeepPromises(ConversationId id)
    {
        Handle(id, new KeepPromises(Now));
        if (TimePromises.NeedsAnotherAgent(Room(id), TenantRules.Of(Definitions.Settings), Now))
        {
            _owed.Enqueue(() => PassOn(id));
            Wake(id, Now + Again);
        }
    }
}
