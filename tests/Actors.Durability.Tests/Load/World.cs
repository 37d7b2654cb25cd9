using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Actors.Testing.Servers;

namespace Actors.Durability.Tests.Load;

/// <summary>What all clients share: where the server is, whether it is up, what went wrong, and how much was acknowledged.</summary>
internal sealed class World : IDisposable
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    /// <summary>Refusals that ask for another try.</summary>
    private static readonly string[] Later = ["store-is-busy", "outcome-is-unknown"];

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (long Count, TaskCompletionSource Reached)? _awaited;
    private readonly Dictionary<string, long> _last = [];
    private long _acknowledged;
    private long _lost;

    public World(Uri address) => Http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) })
    {
        BaseAddress = address,
        Timeout = AnswerWithin,
    };

    public HttpClient Http { get; }

    public Uri Address => Http.BaseAddress!;

    /// <summary>Cancelled when clients should begin nothing new.</summary>
    public CancellationToken Ending => _stop.Token;

    /// <summary>What clients saw that must never be.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    public ConcurrentQueue<Operation> Log { get; } = [];

    /// <summary>How long an operation may be said again; longer is a fault.</summary>
    public TimeSpan AcknowledgedWithin { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Attempts without an answer.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public void Up() => _up.TrySetResult();

    public void Down() => _up = _up.Task.IsCompleted ? new(TaskCreationOptions.RunContinuationsAsynchronously) : _up;

    public void End() => _stop.Cancel();

    public Task WhenUpAsync() => _up.Task;

    /// <summary>Waits until that many more operations were acknowledged.</summary>
    public Task MoreAsync(int count)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited = (_acknowledged + count, reached);
            return reached.Task;
        }
    }

    /// <summary>Waits until each of these clients was acknowledged something from now on.</summary>
    public async Task EverybodyAsync(IReadOnlyCollection<string> clients)
    {
        var now = Stopwatch.GetTimestamp();
        while (true)
        {
            lock (_lock)
            {
                if (clients.All(client => _last.GetValueOrDefault(client) > now))
                {
                    return;
                }
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Does something under one id: says it again until there is an answer.</summary>
    /// <param name="operation">Its line in the log.</param>
    /// <param name="attempt">Says it once.</param>
    /// <param name="isFickle">Whether the client gives up at the first loss.</param>
    public async Task<Operation> DoAsync(Operation operation, Func<Task<Answer>> attempt, bool isFickle = false)
    {
        Log.Enqueue(operation);
        var given = Stopwatch.StartNew();
        while (true)
        {
            operation.Attempts++;
            var answer = await TryAsync(attempt);
            operation.Tell(answer);
            if (answer.IsUnexpected)
            {
                Faults.Enqueue($"an unexpected error: {operation}");
            }

            if (answer.Seq is { } seq)
            {
                (operation.Fate, operation.Seq) = (Fate.Acknowledged, seq);
                Count(operation.Id[..operation.Id.LastIndexOf('-')]);
                return operation;
            }

            if (answer.Refusal is { } refusal)
            {
                (operation.Fate, operation.Refusal) = (Fate.Refused, refusal);
                return operation;
            }

            if (isFickle)
            {
                await WhenUpAsync();
                return operation;
            }

            if (given.Elapsed > AcknowledgedWithin)
            {
                Faults.Enqueue($"no answer within {AcknowledgedWithin}: {operation}");
                return operation;
            }

            await WhenUpAsync();
            await Task.Delay(50);
        }
    }

    /// <summary>One attempt; whatever a dying server does is no answer.</summary>
    private async Task<Answer> TryAsync(Func<Task<Answer>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (Exception failure) when (IsLoss(failure))
        {
            Interlocked.Increment(ref _lost);
            return Answer.Lost(failure);
        }
    }

    /// <summary>Reads until it succeeds.</summary>
    public async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        var given = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await read();
            }
            catch (Exception failure) when (IsLoss(failure) && given.Elapsed < TimeSpan.FromSeconds(60))
            {
                await WhenUpAsync();
                await Task.Delay(50);
            }
        }
    }

    public static bool IsLoss(Exception failure) => failure is HttpRequestException or IOException or WebSocketException
        or HubClosedException or OperationCanceledException or TimeoutException or ObjectDisposedException
        || (failure is HubCallException && Later.Any(problem => failure.Message.EndsWith(problem, StringComparison.Ordinal)));

    /// <summary>POSTs; the outcome's <c>seq</c> or the problem.</summary>
    public async Task<Answer> PostAsync(string path, object body, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        using var response = await Http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode)
        {
            return Answer.Done(JsonDocument.Parse(answer).RootElement.GetProperty("seq").GetInt64());
        }

        return Answer.Of((int)response.StatusCode, answer);
    }

    /// <summary>GETs JSON; anything but 200 is a loss.</summary>
    public async Task<JsonElement> GetAsync(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", token);
        using var response = await Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose()
    {
        Http.Dispose();
        _stop.Dispose();
    }

    private void Count(string client)
    {
        lock (_lock)
        {
            _last[client] = Stopwatch.GetTimestamp();
            _acknowledged++;
            if (_awaited is { } awaited && _acknowledged >= awaited.Count)
            {
                awaited.Reached.TrySetResult();
            }
        }
    }
}
