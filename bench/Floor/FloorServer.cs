using System.Text.Json;

namespace Actors.Bench.Floor;

/// <summary>
/// The two references, each in a process of its own: a bare Kestrel endpoint that reads the same body, appends the same row and answers
/// after the commit. <c>serve-floor</c> commits in groups, <c>serve-plain</c> row by row.
/// </summary>
internal static class FloorServer
{
    private static long _seq;

    public static async Task<int> RunAsync(BenchOptions options)
    {
        // Without the watch for changed settings: it would hear of every write to a database below the working folder.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        using var writer = Writer(options);
        var sockets = new FloorSockets();
        app.UseWebSockets();
        app.Run(context => context.WebSockets.IsWebSocketRequest ? sockets.ServeAsync(context) : Receive(context, writer, sockets));
        await app.StartAsync();
        Console.WriteLine($"ready {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static IRowWriter Writer(BenchOptions options)
    {
        var place = options.Text("place", "");
        return (options.Mode, options.Store) switch
        {
            ("serve-floor", "sqlite") => new GroupCommit(new SqliteTable(place)),
            ("serve-plain", "sqlite") => new PlainSqlite(new SqliteTable(place)),
            ("serve-floor", _) => new GroupCommit(new PostgresTable(place)),
            _ => new PlainPostgres(place),
        };
    }

    private static async Task Receive(HttpContext context, IRowWriter writer, FloorSockets sockets)
    {
        var body = (await JsonSerializer.DeserializeAsync(
            context.Request.BodyReader, FloorJson.Default.InboundBody, context.RequestAborted))!;
        var message = new StoredMessage("conversation.customer-message-received", body.Text, body.Id, DateTimeOffset.UtcNow);
        var row = new Row(
            body.Customer, Interlocked.Increment(ref _seq), JsonSerializer.SerializeToUtf8Bytes(message, FloorJson.Default.StoredMessage));
        await writer.AppendAsync(row);
        await sockets.TellAsync(body, row);
        var answer = JsonSerializer.SerializeToUtf8Bytes(
            new(row.Stream, row.Seq, false), FloorJson.Default.OutcomeBody);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }
}
