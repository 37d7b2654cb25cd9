namespace Actors.Embedded.Calls;

/// <summary>Where a call is executed: an activation or an observer.</summary>
internal interface ICallHost
{
    /// <summary>Queues a call; false when the host is gone and the call must look for another.</summary>
    bool TryPost(Call call);

    /// <summary>A started call is about to end with an exception.</summary>
    void Failed(Call call, Exception exception);

    /// <summary>A started call has ended, whatever its caller was told.</summary>
    void Finished(Call call);

    /// <summary>Cancels the token of a running call where its code runs.</summary>
    void Cancel(CancellationTokenSource source);
}
