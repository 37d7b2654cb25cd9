using Actors.Api.OpenApi;
using Actors.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Actors.Api.Customers;

/// <summary>The customer's WebSocket: <c>GET /v1/web/socket</c>, no negotiate step. See docs/protocol.md.</summary>
internal static class CustomerSocketApi
{
    public static void MapCustomerSocket(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/web/socket", Accept).AllowAnonymous().WithTags("Customer")
            .Says("Open the customer's socket", "A WebSocket without negotiate step; its frames are described in docs/protocol.md.")
            .Produces(StatusCodes.Status101SwitchingProtocols).Refuses(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> Accept(
        HttpContext context, CustomerSocketServices services, IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return new ProblemResult(EdgeProblems.NotAWebSocket);
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = TimeSpan.FromSeconds(20),
            KeepAliveTimeout = TimeSpan.FromSeconds(20),
        });
        await new CustomerSocket(socket, context.Request, services).RunAsync(lifetime.ApplicationStopping, context.RequestAborted);
        return Results.Empty;
    }
}
