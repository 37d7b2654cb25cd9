using Microsoft.AspNetCore.Http;

namespace Actors.Api.Problems;

/// <summary>
/// The refusals of the edge itself, besides the domain's. The names never change; docs/protocol.md lists them and a test compares both lists.
/// </summary>
internal static class EdgeProblems
{
    public static Problem BodyIsMalformed => Problem.BadRequest(
        "body-is-malformed", "The request is not the JSON or the parameters that this call reads; see /openapi.");

    public static Problem BodyIsTooLarge => Problem.Of(
        "body-is-too-large", "Too large", StatusCodes.Status413PayloadTooLarge, "The body is larger than 64 KB, 256 KB where settings are sent, 4 MB for a batch, or what the tenant allows for a file; send less.");

    public static Problem BodyIsTooSlow => Problem.Of(
        "body-is-too-slow", "Time-out", StatusCodes.Status408RequestTimeout, "The body came too slowly; send it again.");

    public static Problem MediaTypeIsNotJson => Problem.Of(
        "media-type-is-not-json", "Unsupported media type", StatusCodes.Status415UnsupportedMediaType, "Send application/json in UTF-8.");

    public static Problem IfMatchIsMissing => Problem.Of(
        "if-match-is-missing", "Precondition required", StatusCodes.Status428PreconditionRequired,
        "Read what is to be changed, and send its ETag as If-Match.");

    public static Problem StoreIsBusy => Busy("store-is-busy", "Too much is being written just now; try again with the same id.");

    public static Problem OutcomeIsUnknown => Busy(
        "outcome-is-unknown", "It is not known whether this was done; try again with the same id.");

    public static Problem Unexpected => Problem.Of(
        "unexpected", "Unexpected error", StatusCodes.Status500InternalServerError,
        "Something went wrong on our side; the trace id finds it in the log.");

    public static Problem NotSignedIn => Problem.Of("not-signed-in", "Unauthorized", StatusCodes.Status401Unauthorized, "Sign in first.");

    public static Problem SignInFailed => Problem.Of(
        "sign-in-failed", "Unauthorized", StatusCodes.Status401Unauthorized, "Name or password is wrong; the name looks like kim@demo.");

    public static Problem NotAllowed => Problem.Of(
        "not-allowed", "Forbidden", StatusCodes.Status403Forbidden, "Your role does not allow this.");

    public static Problem ForeignOrigin => Problem.Of(
        "foreign-origin", "Forbidden", StatusCodes.Status403Forbidden,
        "This origin may not use this; add it to the channel's origins.");

    public static Problem NoSuchPath => Problem.Of(
        "no-such-path", "Not found", StatusCodes.Status404NotFound, "There is no such path; see /openapi.");

    public static Problem FileHasExpired => Problem.Of(
        "file-has-expired", "Gone", StatusCodes.Status410Gone, "보관 기간이 지나 삭제된 파일입니다. This file was deleted when its time was over.");

    public static Problem NoSuchMethod => Problem.Of(
        "no-such-method", "Method not allowed", StatusCodes.Status405MethodNotAllowed, "This path does not take this method; see /openapi.");

    public static Problem CursorIsFromTheFuture => Problem.Of(
        "cursor-is-from-the-future", "Conflict", StatusCodes.Status409Conflict, "There is no such line or position yet; begin anew.");

    public static Problem TooManyRequests => TooMany("too-many-requests", "Wait as long as Retry-After says and try again.");

    public static Problem TooManyMessages => TooMany(
        "too-many-messages", "This tenant has too many messages under way; bring the batch again, with the same ids, after the time in Retry-After.");

    public static Problem NotAWebSocket => Problem.BadRequest("not-a-websocket", "Open this address as a WebSocket.");

    public static Problem HelloExpected => Problem.BadRequest(
        "hello-expected", "The first frame must be hello, with the session's token, within 10 s.");

    public static Problem FrameIsUnknown => Problem.BadRequest("frame-is-unknown", "There is no such frame type; see the protocol.");

    public static Problem FrameIsMalformed => Problem.BadRequest(
        "frame-is-malformed", "A frame is one JSON object in UTF-8 text with the fields of the protocol.");

    public static Problem FrameIsTooLarge => Problem.Of(
        "frame-is-too-large", "Too large", StatusCodes.Status413PayloadTooLarge, "The frame is larger than 64 KB; send less.");

    public static Problem TooManyFrames => TooMany(
        "too-many-frames", "More frames than a person writes; slow down and send again with the same id.");

    public static Problem CallIsMalformed => Problem.BadRequest(
        "call-is-malformed", "There is no such method, or its arguments are others; see the protocol.");

    public static Problem TooManyCalls => TooMany(
        "too-many-calls", "More calls than a console makes; slow down and call again with the same id.");

    public static Problem TooManyOpen => Problem.Of(
        "too-many-open", "Conflict", StatusCodes.Status409Conflict, "Too many conversations are open on this connection; close one first.");

    public static Problem PaymentIsRefused => Problem.Of(
        "payment-is-refused", "Conflict", StatusCodes.Status409Conflict,
        "결제를 승인할 수 없습니다. Payments in this chat are not approved; see the account's settings.");

    public static Problem SimulationIsTooLarge => Problem.Of(
        "simulation-is-too-large", "Too large", StatusCodes.Status413PayloadTooLarge,
        "At most 500 steps, 200 agents and 200 customers, or a day with 10,000 conversations, and 10 s of work; try less at once.");

    private static Problem Busy(string code, string detail) =>
        Problem.Of(code, "Busy", StatusCodes.Status503ServiceUnavailable, detail);

    private static Problem TooMany(string code, string detail) =>
        Problem.Of(code, "Too many requests", StatusCodes.Status429TooManyRequests, detail);
}
