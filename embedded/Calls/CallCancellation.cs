namespace Actors.Embedded.Calls;

/// <summary>
/// Carries a caller's cancellation to the callee: the caller is released at once, the callee's own token is cancelled
/// in its activation, between its turns.
/// </summary>
internal sealed class CallCancellation : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationToken _token;
    private readonly Call _call;
    private CancellationTokenRegistration _registration;

    private CallCancellation(Call call)
    {
        _call = call;
        _token = call.Token;
        call.Token = _source.Token;
    }

    public static void Attach(Call call)
    {
        if (!call.Token.CanBeCanceled) return;
        var cancellation = new CallCancellation(call);
        call.Cancellation = cancellation;
        cancellation._registration = cancellation._token.UnsafeRegister(
            static state => ((CallCancellation)state!).Cancelled(), cancellation);
    }

    public void Dispose() => _registration.Unregister();

    private void Cancelled()
    {
        _call.Abandoned = true;
        _call.Host?.Cancel(_source);
        _call.Fail(new OperationCanceledException(_token));
    }
}
