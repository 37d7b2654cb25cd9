using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace Actors.Silo.Late;

/// <summary>Puts readers that do not hear what is late between the sockets of a process and everybody who listens to them.</summary>
internal static class LateExtensions
{
    /// <summary>For all connections of clients.</summary>
    public static HeldUp AddHeldUp(this WebApplicationBuilder builder)
    {
        var heldUp = new HeldUp(TimeProvider.System);
        builder.Services.AddSingleton(heldUp);
        builder.Services.AddHostedService<HeldUpBeat>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => heldUp.Guard(next))));
        return heldUp;
    }

    /// <summary>A connection without what is late.</summary>
    public static ConnectionDelegate Guard(this HeldUp heldUp, ConnectionDelegate next) => connection =>
    {
        connection.Transport = new Guarded(new LateReader(connection.Transport.Input, heldUp), connection.Transport.Output);
        return next(connection);
    };

    private sealed record Guarded(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
