using Actors.GrainInterfaces;
using Actors.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

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
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return (Problem.Of("body-is-too-large", "Too large", 413, "The body is larger than 64 KB; send less."), null);
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                return (Problem.Of("media-type-is-not-json", "Unsupported media type", 415, "Send application/json in UTF-8."), null);
            case BadHttpRequestException bad:
                return (Problem.Of("body-is-malformed", "Bad request", bad.StatusCode, "The request is not the JSON or the parameters that this call reads; see /openapi."), null);
            case StoreIsBusyException busy:
                return (Busy("store-is-busy", "Too much is being written just now; try again with the same id."), busy.RetryAfter);
            case OutcomeUnknownException or StaleActivationException or TimeoutException:
                Log.Unknown(logger, exception);
                return (Busy("outcome-is-unknown", "It is not known whether this was done; try again with the same id."), TimeSpan.FromSeconds(1));
            default:
                Log.Unexpected(logger, exception);
                return (Problem.Of("unexpected", "Unexpected error", 500, "Something went wrong on our side; the trace id finds it in the log."), null);
        }
    }

    private static Problem Busy(string code, string detail) => Problem.Of(code, "Busy", 503, detail);

    // Event ids 3000 to 3099.
    private static partial class Log
    {
        [LoggerMessage(3000, LogLevel.Error, "Unexpected error.")]
        public static partial void Unexpected(ILogger logger, Exception exception);

        [LoggerMessage(3001, LogLevel.Warning, "An outcome is unknown; the caller was told to repeat.")]
        public static partial void Unknown(ILogger logger, Exception exception);
    }
}
