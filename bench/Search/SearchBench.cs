using System.Diagnostics;
using System.Text.Json;
using Actors.Bench.InProcess;
using Actors.Bench.Report;
using Actors.Bench.Servers;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Json;
using Actors.Domain.Messages;
using Actors.Storage;
using Actors.Testing.Postgres;

namespace Actors.Bench.Search;

/// <summary>How long a search takes over 1,000,000 messages: words that are in many of them, in few, in none, one syllable, several, and deep pages.</summary>
internal static class SearchBench
{
    private const int InRoom = 20;

    private static readonly string[] Begin = ["주문한", "어제 산", "이번에 받은", "지난주에 결제한", "선물로 보낸", "환불 신청한", "교환하려는", "처음 써 보는"];
    private static readonly string[] Things = ["상품이", "운동화가", "원피스가", "노트북이", "화장품이", "이어폰이", "커피머신이", "책이", "쿠폰이", "적립금이", "영수증이", "배송지가"];
    private static readonly string[] Ends =
        ["아직 도착하지 않았어요", "사이즈가 안 맞아요", "색상이 달라요", "환불되나요", "교환할 수 있나요", "배송비는 얼마인가요", "확인 부탁드려요", "포장이 찢어져 있었어요"];

    /// <summary>Each with how many it finds at least in a million messages: a page, some, none.</summary>
    private static readonly (string Name, string Words, int Least)[] Searches =
    [
        ("common", "환불", 10), ("syllable", "책", 10), ("several", "운동화 교환", 10), ("phrase", "도착하지 않았어요", 10), ("rare", "777777번", 1),
        ("number", "123456", 1), ("apart", "커피머신 색상 선물", 10), ("none", "없는말입니다", 0), ("name", "김", 10),
    ];

    public static async Task<int> RunAsync(BenchOptions options)
    {
        using var folder = new WorkFolder();
        Machine.Describe(folder.Path);
        await using var postgres = options.Store == "postgres" ? await PostgresServer.StartAsync() : null;
        var place = postgres is null ? folder.Of("search.db") : await postgres.CreateDatabaseAsync();
        await using var store = await ActorsStore.OpenAsync(new() { Store = options.Store, Path = place, ConnectionString = place });
        var messages = options.Number("messages", 1_000_000);
        await Timed($"search_{options.Store}_write_s", () => WriteAsync(store.Journal, messages));
        await Timed($"search_{options.Store}_index_s", async () =>
        {
            while (await store.Search.FollowAsync(BenchTenant.Id, CancellationToken.None))
            {
            }
        });

        var all = new List<double>();
        Figures.Row("search", "found", "p50 ms", "p99 ms", "most ms");
        var isGood = true;
        foreach (var (name, words, least) in Searches)
        {
            var (taken, found) = (new List<double>(), 0);
            for (var time = 0; time < options.Number("times", 100); time++)
            {
                var start = Stopwatch.GetTimestamp();
                found = await FindAsync(store.Search, name == "name" ? SearchKind.Customer : SearchKind.Message, words, time);
                taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            isGood &= messages < 1_000_000 || (least == 0 ? found == 0 : found >= least);
            Figures.Row(name, found, At(taken, 0.5), At(taken, 0.99), taken.Max());
            all.AddRange(taken);
        }

        Figures.Line($"search_{options.Store}_p50_ms", At(all, 0.5));
        Figures.Line($"search_{options.Store}_p99_ms", At(all, 0.99));
        if (!isGood) Console.Error.WriteLine("NOT AS IT MUST BE: a search did not find what is there.");
        return isGood ? 0 : 1;
    }

    /// <summary>The first page, and every tenth time the fifth.</summary>
    private static async Task<int> FindAsync(ISearchStore search, SearchKind kind, string words, int time)
    {
        var (found, cursor) = (0, (string?)null);
        for (var page = time % 10 == 9 ? 5 : 1; page > 0; page--)
        {
            var answer = await search.FindAsync(new(BenchTenant.Id, kind, SearchWords.Of(words)!, cursor, 10), CancellationToken.None);
            (found, cursor) = (found + answer.Found.Count, answer.Next);
            if (cursor is null)
            {
                break;
            }
        }

        return found;
    }

    private static double At(List<double> taken, double part) => taken.Order().ElementAt((int)(part * (taken.Count - 1)));

    private static async Task Timed(string name, Func<Task> deed)
    {
        var start = Stopwatch.GetTimestamp();
        await deed();
        Figures.Line(name, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task WriteAsync(IEventJournal journal, int messages)
    {
        var began = DateTimeOffset.UtcNow.AddDays(-365);
        await Parallel.ForEachAsync(Enumerable.Range(0, messages / InRoom), new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (number, cancelled) =>
        {
            var room = new Room(BenchTenant.Id, BenchTenant.Channel, ChannelType.Web, new($"c{number}"), $"{"김이박최정"[number % 5]}{"철영민수희"[number / 5 % 5]}{number}", false);
            var id = ConversationKey.Of(BenchTenant.Id, BenchTenant.Channel, room.Customer);
            ConversationEvent[] events =
            [
                new ConversationOpened(room, began),
                .. Enumerable.Range(number * InRoom, InRoom).Select(each => new CustomerMessageReceived(
                    MessageText.From(Said(each)), $"m{each}", began.AddSeconds(each * 31_536_000.0 / messages))),
            ];
            var state = events.Aggregate(ConversationDecider.Initial, ConversationDecider.Evolve);
            await journal.AppendAsync(
                new()
                {
                    Stream = StreamId.Of(BenchTenant.Id, id),
                    ExpectedSeq = 0,
                    Events = [.. events.Select(happened => new JournalEvent(
                        StoredNames.Of(happened), JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Stored.ConversationEvent), happened.At))],
                    Row = ConversationRow.Of(id, state),
                },
                cancelled);
        });
    }

    private static string Said(int number) =>
        $"{Mixed(Begin, number, 8)} {Mixed(Things, number, 16)} {Mixed(Ends, number, 24)}. 주문 번호는 {number}번입니다.";

    /// <summary>One of them, so that all come with all others.</summary>
    private static string Mixed(string[] words, int number, int shift) =>
        words[(int)((((ulong)(uint)number * 0x9E3779B97F4A7C15UL) >> (shift + 16)) % (ulong)words.Length)];
}
