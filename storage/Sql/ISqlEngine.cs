namespace Actors.Storage.Sql;

/// <summary>An engine as the statements that are written once see it.</summary>
internal interface ISqlEngine
{
    /// <summary>Its own words.</summary>
    SqlDialect Dialect { get; }

    /// <summary>Reads.</summary>
    Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> query, CancellationToken cancellationToken);

    /// <summary>Writes in one transaction, committed before it returns.</summary>
    Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> change, CancellationToken cancellationToken);
}
