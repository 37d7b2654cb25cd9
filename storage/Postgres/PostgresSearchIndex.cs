using System.Data.Common;
using System.Globalization;
using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Domain.Messages;
using Actors.Storage.Sql;
using Actors.Storage.Values;

namespace Actors.Storage.Postgres;

/// <summary>
/// The index in tables of its own, for all nodes; an array of grams under GIN needs no extension. What is in many documents is found among the newest, in
/// the order of time; only what is not is looked up by its grams, and then there is little to sort.
/// </summary>
internal sealed class PostgresSearchIndex(ISqlEngine engine) : ISearchIndex
{
    /// <summary>Documents that are read through before the grams are asked.</summary>
    private const int Newest = 5_000;

    private const string Before = "tenant = @tenant AND kind = @kind AND (at, conversation, seq) < (@at, @conversation, @seq)";
    private const string NewestFirst = " ORDER BY at DESC, conversation DESC, seq DESC LIMIT ";

    private static readonly string AmongNewest =
        $"SELECT conversation, seq, kind, speaker, at, text FROM (SELECT * FROM search_documents WHERE {Before}{NewestFirst}{Newest}) AS newest"
        + " WHERE grams @> @grams" + NewestFirst + "@limit";

    private static readonly string ByGrams =
        $"WITH found AS MATERIALIZED (SELECT conversation, seq, at FROM search_documents WHERE grams @> @grams AND {Before}),"
        + $" page AS (SELECT * FROM found{NewestFirst}@limit)"
        + " SELECT d.conversation, d.seq, d.kind, d.speaker, d.at, d.text FROM page p JOIN search_documents d ON d.tenant = @tenant"
        + " AND d.conversation = p.conversation AND d.seq = p.seq ORDER BY d.at DESC, d.conversation DESC, d.seq DESC";

    public async Task<(FeedPosition Position, bool IsWhole)?> PositionAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var found = await engine.ReadAsync(
            session => session.QueryAsync(
                "SELECT tx, no, whole FROM search_positions WHERE tenant = @tenant",
                row => (new FeedPosition(row.GetInt64(0), row.GetInt64(1)), row.GetBoolean(2)), cancellationToken, ("tenant", tenant.Value)),
            cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    public async Task<long> LastAsync(TenantId tenant, ConversationId conversation, CancellationToken cancellationToken) => (await engine.ReadAsync(
        session => session.QueryAsync(
            "SELECT COALESCE(MAX(seq), 0) FROM search_documents WHERE tenant = @tenant AND conversation = @conversation",
            row => row.GetInt64(0), cancellationToken, ("tenant", tenant.Value), ("conversation", conversation.Value)),
        cancellationToken))[0];

    /// <summary>Short, for as long as it lasts no reader of the feed goes past it.</summary>
    public Task<bool> AddAsync(
        TenantId tenant, FeedPosition? from, FeedPosition to, bool isWhole, IReadOnlyList<SearchDocument> documents, CancellationToken cancellationToken) =>
        engine.WriteAsync(
            async session =>
            {
                (string, object?)[] place = [("tenant", tenant.Value), ("tx", to.Transaction), ("no", to.Number), ("whole", isWhole)];
                var moved = from is null
                    ? await session.ExecuteAsync(
                        "INSERT INTO search_positions (tenant, tx, no, whole) VALUES (@tenant, @tx, @no, @whole) ON CONFLICT DO NOTHING",
                        cancellationToken, place)
                    : await session.ExecuteAsync(
                        "UPDATE search_positions SET tx = @tx, no = @no, whole = whole OR @whole WHERE tenant = @tenant AND tx = @from_tx AND no = @from_no",
                        cancellationToken, [.. place, ("from_tx", from.Value.Transaction), ("from_no", from.Value.Number)]);
                if (moved == 0)
                {
                    return false;
                }

                // A customer of a batch comes once for each change; the last one counts.
                var each = documents.GroupBy(document => (document.Conversation, document.Seq)).Select(same => same.Last()).ToList();
                await session.ExecuteAsync(
                    "INSERT INTO search_documents AS d (tenant, conversation, seq, kind, speaker, at, text, grams)"
                    + " SELECT @tenant, n.conversation, n.seq, n.kind, n.speaker, n.at, n.text, n.grams::integer[]"
                    + " FROM unnest(@conversations, @seqs, @kinds, @speakers, @ats, @texts, @grams)"
                    + " AS n (conversation, seq, kind, speaker, at, text, grams)"
                    + " ON CONFLICT (tenant, conversation, seq) DO UPDATE SET at = excluded.at, text = excluded.text, grams = excluded.grams"
                    + " WHERE d.text <> excluded.text",
                    cancellationToken,
                    ("tenant", tenant.Value),
                    ("conversations", each.Select(document => document.Conversation.Value).ToArray()),
                    ("seqs", each.Select(document => document.Seq).ToArray()),
                    ("kinds", each.Select(document => (int)document.Kind).ToArray()),
                    ("speakers", each.Select(document => (int?)document.Speaker).ToArray()),
                    ("ats", each.Select(document => StoredTime.Micros(document.At)).ToArray()),
                    ("texts", each.Select(document => document.Text).ToArray()),
                    ("grams", each.Select(document => $"{{{string.Join(',', Grams.Of(tenant, document.Kind, document.Text))}}}").ToArray()));
                return true;
            },
            cancellationToken);

    public async Task<IReadOnlyList<(SearchDocument Document, string Cursor)>> FindAsync(
        TenantId tenant, SearchKind kind, IReadOnlyList<int> grams, string? after, int limit, CancellationToken cancellationToken)
    {
        var (at, conversation, seq) = Parse(after);
        (string, object?)[] asked =
        [
            ("tenant", tenant.Value), ("kind", (int)kind), ("at", at), ("conversation", conversation), ("seq", seq), ("grams", grams.ToArray()),
            ("limit", limit),
        ];
        var found = await engine.ReadAsync(
            async session => await session.QueryAsync(AmongNewest, Read, cancellationToken, asked) is { } newest && newest.Count == limit
                ? newest
                : await session.QueryAsync(ByGrams, Read, cancellationToken, asked),
            cancellationToken);
        return [.. found.Select(document => (document, CursorOf(document)))];
    }

    public async Task<IReadOnlyList<SearchDocument>> AllAsync(TenantId tenant, CancellationToken cancellationToken) => await engine.ReadAsync(
        session => session.QueryAsync(
            "SELECT conversation, seq, kind, speaker, at, text FROM search_documents WHERE tenant = @tenant", Read, cancellationToken,
            ("tenant", tenant.Value)),
        cancellationToken);

    public Task ClearAsync(TenantId tenant, CancellationToken cancellationToken) => engine.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("DELETE FROM search_positions WHERE tenant = @tenant", cancellationToken, ("tenant", tenant.Value));
            return await session.ExecuteAsync("DELETE FROM search_documents WHERE tenant = @tenant", cancellationToken, ("tenant", tenant.Value));
        },
        cancellationToken);

    private static SearchDocument Read(DbDataReader row) => new(
        new(row.GetString(0)), row.GetInt64(1), (SearchKind)row.GetInt32(2), row.IsDBNull(3) ? null : (Speaker)row.GetInt32(3),
        StoredTime.Of(row.GetInt64(4)), row.GetString(5));

    private static string CursorOf(SearchDocument document) => string.Create(
        CultureInfo.InvariantCulture, $"{StoredTime.Micros(document.At)}.{document.Seq}.{document.Conversation}");

    private static (long At, string Conversation, long Seq) Parse(string? cursor) =>
        cursor is null ? (long.MaxValue, "", 0)
        : cursor.Split('.', 3) is [var at, var seq, var conversation]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
        && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && !conversation.Contains('\0')
            ? (micros, conversation, number)
            : throw new ArgumentException("The cursor is none of this search.", nameof(cursor));
}
