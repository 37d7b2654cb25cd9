using Actors.Domain;
using Actors.Domain.Conversations;
using Actors.Storage.Values;

namespace Actors.Storage.Sql;

/// <content>Looking for words. Reads a tenant's rows and journal through: nothing is written for it while people write.</content>
internal sealed partial class SqlReadStore
{
    private readonly string _customers =
        Conversations + " WHERE tenant = @tenant AND (customer_name " + engine.Dialect.Like + " @words ESCAPE '\\' OR customer "
        + engine.Dialect.Like + " @words ESCAPE '\\') ORDER BY last_at DESC, id LIMIT @limit";

    private readonly string _words =
        "SELECT stream, seq, name, said, at FROM (SELECT stream, seq, name, at, " + engine.Dialect.WordsOf
        + " AS said FROM journal WHERE tenant = @tenant AND kind = 3 AND name IN (" + Searched.Names + ")) AS spoken"
        + " WHERE said " + engine.Dialect.Like + " @words ESCAPE '\\' ORDER BY at DESC, stream, seq DESC LIMIT @limit";

    public async Task<IReadOnlyList<ConversationRow>> FindCustomersAsync(
        TenantId tenant, string words, int limit, CancellationToken cancellationToken) => await engine.ReadAsync(
            session => session.QueryAsync(
                _customers, SqlRows.Conversation, cancellationToken, ("tenant", tenant.Value), ("words", Pattern(words)), ("limit", limit)),
            cancellationToken);

    public async Task<IReadOnlyList<SearchHit>> FindWordsAsync(
        TenantId tenant, string words, int limit, CancellationToken cancellationToken) => await engine.ReadAsync(
            session => session.QueryAsync(
                _words,
                row => new SearchHit(
                    new(row.GetString(0)), row.GetInt64(1), row.GetString(2), row.GetString(3), StoredTime.OrNever(row.GetInt64(4)) ?? default),
                cancellationToken, ("tenant", tenant.Value), ("words", Pattern(words)), ("limit", limit)),
            cancellationToken);

    /// <summary>What people type is looked for as it is: their percent signs mean nothing.</summary>
    private static string Pattern(string words) =>
        $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
