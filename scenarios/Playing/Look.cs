using Actors.Domain;
using Actors.GrainInterfaces;
using Actors.Simulation.Playing;
using Actors.Simulation.Reading;
using Orleans;

namespace Actors.Scenarios.Playing;

/// <summary>Looks at what a step led to: in the rows, in the queue, and in what was published.</summary>
internal sealed class Look(ScenarioHost host, Scenario scenario, Deeds deeds)
{
    public async Task<StepOutcome> AtAsync(Step step, string? refusal)
    {
        var who = step.Who;
        var row = who is null ? null
            : await host.Rows.ConversationAsync(Cast.Tenant, Cast.Room(who), CancellationToken.None);
        return new(
            step.Number, step.Do, who, refusal, [.. host.FanOut.Sent(StepOutcome.ConcernsAnybody(step.Do) ? null : who)],
            row is null ? "none" : StepOutcome.NameOf(row.Status), row?.Agent?.Value, Inputs.Of(scenario, deeds.Settings, who, row?.Status),
            who is not null && host.FanOut.Notified(who), who is not null && host.FanOut.BotAnswered(who), row?.Title,
            who is not null && await HasTicketAsync(who), who is null ? null : await PositionAsync(who, row?.Queue));
    }

    private async Task<bool> HasTicketAsync(string who) =>
        (await host.Rows.TicketsAsync(Cast.Tenant, Cast.Room(who), CancellationToken.None)).Count > 0;

    private Task<int?> PositionAsync(string who, QueueId? queue) => host.Grains
        .GetGrain<IQueueGrain>(GrainKey.Of(Cast.Tenant, queue ?? Cast.Queue))
        .Position(Cast.Room(who));
}
