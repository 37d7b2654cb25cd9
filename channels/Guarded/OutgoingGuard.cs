using System.Net;
using System.Net.Sockets;

namespace Actors.Channels.Guarded;

/// <summary>
/// The only way out for an address that a tenant or a customer can set. A name is resolved once, at the moment of connecting; when any of its
/// addresses is one that may not be called, none is; and the connection goes to an address that was judged. So no spelling, no second answer
/// of a name server and no redirect leads elsewhere. Proxies of the environment are not used, redirects are not followed by the handler.
/// </summary>
public sealed class OutgoingGuard
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(10);

    private readonly IPNetwork[] _allowed;
    private readonly HashSet<int> _ports;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;

    /// <summary>A guard by the operator's options.</summary>
    /// <param name="options">What is allowed besides the public internet.</param>
    /// <param name="resolve">How names are resolved; null: by the system.</param>
    public OutgoingGuard(OutgoingOptions options, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        options.Validate();
        _allowed = [.. options.AllowedNetworks.Select(text => IPNetwork.Parse(text))];
        _ports = [80, 443, .. options.AllowedPorts];
        _resolve = resolve ?? Dns.GetHostAddressesAsync;
    }

    /// <summary>Why an address as somebody wrote it is refused, by its spelling alone; null where it is not, with the address.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="url">An absolute http or https address without user information and fragment.</param>
    public static string? Check(string? text, out Uri? url)
    {
        url = null;
        if (text is null || text.Length > 2048 || text.Any(sign => sign is <= ' ' or '\\' or '\u007f')
            || !Uri.TryCreate(text, UriKind.Absolute, out var read) || read.Scheme is not ("http" or "https") || read.Host.Length == 0)
        {
            return "The address is no absolute http or https address of at most 2,048 characters.";
        }

        if (read.UserInfo.Length > 0 || read.Fragment.Length > 0)
        {
            return "The address holds a name, a password or a fragment.";
        }

        url = read;
        return null;
    }

    /// <summary>Resolves a host and refuses it where a call would; for telling whoever saves an address. A name that nobody knows yet is fine.</summary>
    /// <param name="url">The address.</param>
    /// <param name="tlsOnly">Whether http is refused, but in the networks that the operator allows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UrlRefusedException">A call would be refused.</exception>
    public async Task CheckAsync(Uri url, bool tlsOnly, CancellationToken cancellationToken)
    {
        try
        {
            await ResolveAsync(url.IdnHost, url.Port, tlsOnly && url.Scheme == Uri.UriSchemeHttp, cancellationToken);
        }
        catch (SocketException)
        {
            // It may be known by the time of the call, which judges it again.
        }
    }

    /// <summary>
    /// A handler for clients whose addresses tenants or customers set: connects to nothing else than what may be called, follows no redirect,
    /// keeps no cookies, uses no proxy and no credentials. Give it one client, and dispose it with the client. Connections to one host are not
    /// counted: many accounts have one provider, and those of a slow account must not be missing to the others. Who calls bounds its own calls.
    /// </summary>
    /// <param name="tlsOnly">Whether http is refused, but in the networks that the operator allows.</param>
    public SocketsHttpHandler CreateHandler(bool tlsOnly) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        Credentials = null,
        PreAuthenticate = false,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = ConnectWithin,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(
            context.DnsEndPoint, tlsOnly && context.InitialRequestMessage.RequestUri?.Scheme != Uri.UriSchemeHttps, cancellationToken),
    };

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, bool plain, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(endPoint.Host, endPoint.Port, plain, cancellationToken);
        for (var i = 0; ; i++)
        {
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[i], endPoint.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (i + 1 < addresses.Length)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, int port, bool plain, CancellationToken cancellationToken)
    {
        IPAddress[] found = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, cancellationToken);
        var addresses = found.Select(PublicAddresses.Plain).Distinct().ToArray();
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var outside = addresses.Where(address => !_allowed.Any(network => network.Contains(address))).ToArray();
        return outside.Any(address => !PublicAddresses.IsPublic(address)) ? throw new UrlRefusedException(UrlRefusedException.PrivateAddress)
            : outside.Length > 0 && !_ports.Contains(port) ? throw new UrlRefusedException($"Port {port} may not be used for request url")
            : outside.Length > 0 && plain ? throw new UrlRefusedException("Only https may be used for request url")
            : addresses;
    }
}
