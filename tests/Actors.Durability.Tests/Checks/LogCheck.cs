using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Durability.Tests.Load;
using Actors.Storage;

namespace Actors.Durability.Tests.Checks;

/// <summary>Compares the journal with each client's own log, and with what each client saw.</summary>
internal static class LogCheck
{
    public static async Task RunAsync(ActorsStore store, IReadOnlyList<Room> rooms, IReadOnlyList<Operation> log, List<string> faults)
    {
        var byId = rooms.ToDictionary(room => room.Id.Value);
        Messages(rooms, log, faults);
        foreach (var operation in log)
        {
            var room = byId.GetValueOrDefault(operation.Conversation);
            await OnceAsync(store, room, operation, faults);
        }
    }

    /// <summary>What a reader has is the transcript: every line, once, in order.</summary>
    public static void Saw(string reader, Room? room, bool isCustomer, Transcript seen, List<string> faults)
    {
        var lines = (room?.Lines ?? []).Where(line => !isCustomer || line.IsForCustomer).Select(Of).ToList();
        if (!lines.SequenceEqual(seen.Lines))
        {
            var missing = lines.Except(seen.Lines).Select(line => $"- {line}");
            var strange = seen.Lines.Except(lines).Select(line => $"+ {line}");
            faults.Add($"{reader} did not see {room?.Id} as it is ({seen.Lines.Count} of {lines.Count} lines):\n"
                + string.Join('\n', missing.Concat(strange).Take(10)));
        }
    }

    private static Line Of(MessageView line) => new(line.Seq, line.Kind, CamelCase(line.Speaker.ToString()), line.Text);

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>Acknowledged ones are there once, refused ones are not, unknown ones at most once; each client's in the order of its log.</summary>
    private static void Messages(IReadOnlyList<Room> rooms, IReadOnlyList<Operation> log, List<string> faults)
    {
        var there = rooms
            .SelectMany(room => room.Lines.Where(line => line.Id is not null).Select(line => (room.Id.Value, line)))
            .ToLookup(each => each.line.Id!);
        var last = new Dictionary<(string, string), long>();
        foreach (var sent in log.Where(operation => operation.IsMessage))
        {
            var found = there[sent.Id].ToList();
            var isRight = sent.Fate switch
            {
                Fate.Acknowledged => found.Count == 1,
                Fate.Refused => found.Count == 0,
                _ => found.Count <= 1,
            };
            if (!isRight || found.Any(each => each.Value != sent.Conversation || each.line.Text != sent.Text))
            {
                faults.Add($"{sent} is there {found.Count} times: {string.Join("; ", found)}");
            }

            if (found is [var (conversation, line), ..])
            {
                var writer = (conversation, sent.Id[..sent.Id.LastIndexOf('-')]);
                if (line.Seq <= last.GetValueOrDefault(writer))
                {
                    faults.Add($"{sent} is out of order: at {line.Seq}, after {last[writer]}");
                }

                last[writer] = line.Seq;
            }
        }

        var known = log.Select(operation => operation.Id).ToHashSet();
        faults.AddRange(there.Where(group => !known.Contains(group.Key)).Select(group => $"nobody sent {group.Key}"));
    }

    /// <summary>The operation is stored with the outcome that was acknowledged, and the event there is what was asked for.</summary>
    private static async Task OnceAsync(ActorsStore store, Room? room, Operation operation, List<string> faults)
    {
        var stored = await store.Journal.FindOperationAsync(Room.Tenant, new(operation.Scope, operation.Id), default);
        var isRight = operation.Fate switch
        {
            Fate.Acknowledged when stored is null => operation.What is "open" or "connect" or "toBot" or "Start" or "Hold" or "Resume",
            Fate.Acknowledged => stored!.Seq == operation.Seq && room is not null && stored.Stream == room.Stream && Caused(room, operation),
            Fate.Refused => stored is null,
            _ => true,
        };
        if (!isRight)
        {
            var happened = stored is null || room is null ? null : room.Events.ElementAtOrDefault((int)stored.Seq - 1).Happened;
            faults.Add($"{operation} but stored is {stored}: {happened}");
        }
    }

    private static bool Caused(Room room, Operation operation)
    {
        if (operation.Seq > room.Events.Count)
        {
            return false;
        }

        // One command commits events of one moment; the last of them carries the number that was acknowledged.
        var at = room.Events[(int)operation.Seq - 1].Happened.At;
        return Enumerable.Range(1, (int)operation.Seq).Reverse().Select(seq => room.Events[seq - 1].Happened)
            .TakeWhile(happened => happened.At == at).Any(happened => Is(happened, operation));
    }

    private static bool Is(ConversationEvent happened, Operation operation) => operation.What switch
    {
        "send" => IdOf(happened) == operation.Id,
        "open" => happened is ConversationOpened or HandOffRequested,
        "connect" => happened is HandOffRequested,
        "toBot" or "ToBot" => happened is SwitchedToBot,
        "Start" => happened is TicketOpened,
        "Hold" => happened is ConversationHeld,
        "Resume" => happened is ConversationResumed or TicketOpened,
        "Delegate" => happened is ConversationDelegated,
        "End" => happened is ConversationEnded,
        _ => false,
    };

    private static string? IdOf(ConversationEvent happened) => MessageView.Of(0, happened)?.Id;
}
