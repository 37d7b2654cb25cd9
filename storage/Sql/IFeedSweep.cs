namespace Actors.Storage.Sql;

/// <summary>
/// Takes out of the feed what a later change of the same conversation has overtaken. Readers skip it anyway; this keeps the feed short. How it is kept
/// differs by engine.
/// </summary>
internal interface IFeedSweep
{
    /// <summary>Goes through the whole feed once, in small transactions. The newest change of a tenant is never overtaken.</summary>
    Task SweepAsync(CancellationToken cancellationToken);
}
