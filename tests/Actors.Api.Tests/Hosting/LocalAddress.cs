using System.Net;
using System.Net.Sockets;

namespace Actors.Api.Tests.Hosting;

/// <summary>Connects from a chosen address of this machine.</summary>
internal static class LocalAddress
{
    public static SocketsHttpHandler Handler(string address) => new()
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
