using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Utilities;

namespace Actors.Conformance.Tests.Grains;

public interface INewsReader : IGrainObserver
{
    /// <summary>One-way.</summary>
    void Heard(string news);

    /// <summary>Answered.</summary>
    Task Asked(string news);
}

public interface INewsGrain : IGrainWithStringKey
{
    Task Subscribe(INewsReader reader);

    Task Unsubscribe(INewsReader reader);

    Task<int> Tell(string news);

    Task<int> Ask(string news);

    /// <summary>Sets the subscribers' clock forward and tells.</summary>
    Task<int> TellLater(TimeSpan later, string news);

    /// <summary>Tells nobody, by a predicate.</summary>
    Task TellNobody(string news);
}

internal sealed class NewsGrain : Grain, INewsGrain
{
    private readonly ObserverManager<INewsReader> _readers = new(TimeSpan.FromMinutes(5), NullLogger.Instance);

    public Task Subscribe(INewsReader reader)
    {
        _readers.Subscribe(reader, reader);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(INewsReader reader)
    {
        _readers.Unsubscribe(reader);
        return Task.CompletedTask;
    }

    public Task<int> Tell(string news)
    {
        _readers.Notify(reader => reader.Heard(news));
        return Task.FromResult(_readers.Count);
    }

    public async Task<int> Ask(string news)
    {
        await _readers.Notify(reader => reader.Asked(news));
        return _readers.Count;
    }

    public Task<int> TellLater(TimeSpan later, string news)
    {
        _readers.GetDateTime = () => DateTime.UtcNow + later;
        return Tell(news);
    }

    public Task TellNobody(string news)
    {
        _readers.Notify(reader => reader.Heard(news), _ => false);
        return Task.CompletedTask;
    }
}
