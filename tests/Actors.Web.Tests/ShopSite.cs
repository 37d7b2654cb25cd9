using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Actors.Web.Tests;

/// <summary>Somebody else's site, of another origin and another site than the server: one page that embeds the chat.</summary>
internal sealed class ShopSite : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _page;

    private ShopSite(string address, string page)
    {
        (Address, _page) = (address, page);
        _listener.Prefixes.Add(address + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Its origin.</summary>
    public string Address { get; }

    /// <summary>Opens a shop. Where <paramref name="administrator"/> is given, a web channel of the demo tenant lists it.</summary>
    /// <param name="silo">The server.</param>
    /// <param name="administrator">Who adds the channel.</param>
    /// <param name="attributes">Attributes of the script tag.</param>
    public static async Task<ShopSite> OpenAsync(SiloProcess silo, Rest? administrator, string attributes = "")
    {
        var address = $"http://localhost:{FreePort()}";
        if (administrator is not null)
        {
            await administrator.PostAsync("/v1/tenant/channels", new
            {
                id = "shop", type = "web", name = "쇼핑몰", queue = "general", origins = new[] { address },
                bot = new
                {
                    welcome = "안녕하세요, 해피상점입니다.", fallback = "상담원이 필요하시면 '상담원'이라고 말씀해 주세요.",
                    answers = new[] { new { keywords = new[] { "환불", "refund" }, text = "환불은 7일 안에 신청하세요. Refunds are possible for 7 days." } },
                },
            });
        }

        return new(address,
            $$"""
            <!doctype html><html lang="ko"><head><title>해피상점</title><meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,"></head>
            <body style="margin:0;font-family:'Noto Sans CJK KR',sans-serif;background:#f6f1e9;color:#33302b">
            <header style="padding:18px 48px;background:#fff;font-weight:700;font-size:20px">해피상점</header>
            <main style="padding:48px"><h1 style="font-size:40px;margin:0">겨울 이불 20% 할인</h1>
            <p style="font-size:18px">오늘 주문하면 내일 받습니다. 궁금한 것은 오른쪽 아래에서 물어보세요.</p></main>
            <script src="{{silo.Address}}/widget.js" data-channel="demo/{{(administrator is null ? "web" : "shop")}}" {{attributes}}></script></body></html>
            """);
    }

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(_page));
                context.Response.Close();
            }
        }
        catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
