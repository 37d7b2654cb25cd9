using System.Diagnostics;
using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Actors.Api.Problems;

/// <summary>Turns exceptions into problems, once, for HTTP and sockets. What nobody expected goes to the log, without bodies.</summary>
internal sealed partial class UnexpectedErrors(ILogger<UnexpectedErrors> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var (problem, retryAfter) = Of(exception);
        if (!httpContext.Response.HasStarted)
        {
            await new ProblemResult(problem, retryAfter).ExecuteAsync(httpContext);
        }

        return true;
    }

    /// <summary>The problem of an exception; logs it when it is not one that callers can act on.</summary>
    public (Problem Problem, TimeSpan? RetryAfter) Of(Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return (Of(bad), null);
            case StoreIsBusyException busy:
                return (EdgeProblems.StoreIsBusy, busy.RetryAfter);
            case OutcomeUnknownException or StaleActivationException or TimeoutException or OrleansException:
                var unknown = EdgeProblems.OutcomeIsUnknown with { TraceId = NewTrace() };
                Log.Unknown(logger, unknown.TraceId, exception);
                return (unknown, TimeSpan.FromSeconds(1));
            default:
                var unexpected = EdgeProblems.Unexpected with { TraceId = NewTrace() };
                Log.Unexpected(logger, unexpected.TraceId, exception);
                return (unexpected, null);
        }
    }

    /// <summary>What the caller and the log are both told: the span's id, or one of its own where nobody traces.</summary>
    private static string NewTrace() => Activity.Current?.Id ?? ActivityTraceId.CreateRandom().ToHexString();

    private static Problem Of(BadHttpRequestException bad) => bad.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => EdgeProblems.BodyIsTooLarge,
        StatusCodes.Status415UnsupportedMediaType => EdgeProblems.MediaTypeIsNotJson,
        StatusCodes.Status408RequestTimeout => EdgeProblems.BodyIsTooSlow,
        _ => EdgeProblems.BodyIsMalformed,
    };

    // Event ids 3000 to 3099.
    private static partial class Log
    {
        [LoggerMessage(3000, LogLevel.Error, "Unexpected error {TraceId}.")]
        public static partial void Unexpected(ILogger logger, string traceId, Exception exception);

        [LoggerMessage(3001, LogLevel.Warning, "An outcome is unknown; the caller was told to repeat: {TraceId}.")]
        public static partial void Unknown(ILogger logger, string traceId, Exception exception);
    }
}
