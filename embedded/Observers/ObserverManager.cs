using System.Collections;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Utilities;

/// <summary>Subscribers of a grain, known by their references.</summary>
public class ObserverManager<TObserver>(TimeSpan expiration, ILogger log)
    : ObserverManager<IAddressable, TObserver>(expiration, log);

/// <summary>
/// Subscribers that must renew their subscription. Not safe for several threads: it lives inside one grain.
/// Whoever fails when notified, or has not renewed for <see cref="ExpirationDuration"/>, is dropped.
/// </summary>
public class ObserverManager<TIdentity, TObserver> : IEnumerable<TObserver>
    where TIdentity : notnull
{
    private readonly Dictionary<TIdentity, (TObserver Observer, DateTime LastSeen)> _entries = [];

    /// <summary>No subscribers yet.</summary>
    public ObserverManager(TimeSpan expiration, ILogger log)
    {
        ArgumentNullException.ThrowIfNull(log);
        ExpirationDuration = expiration;
        GetDateTime = () => DateTime.UtcNow;
    }

    /// <summary>The clock; real time by default.</summary>
    public Func<DateTime> GetDateTime { get; set; }

    /// <summary>How long a subscription lasts.</summary>
    public TimeSpan ExpirationDuration { get; set; }

    /// <summary>How many there are, expired ones included.</summary>
    public int Count => _entries.Count;

    /// <summary>All of them by identity.</summary>
    public IReadOnlyDictionary<TIdentity, TObserver> Observers =>
        _entries.ToDictionary(entry => entry.Key, entry => entry.Value.Observer);

    /// <summary>Drops all.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>Adds a subscriber or renews it.</summary>
    public void Subscribe(TIdentity id, TObserver observer) => _entries[id] = (observer, GetDateTime());

    /// <summary>Drops a subscriber.</summary>
    public void Unsubscribe(TIdentity id) => _entries.Remove(id);

    /// <summary>Tells all that match, one after the other.</summary>
    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in Live(predicate))
        {
            try
            {
                await notification(observer);
            }
            catch (Exception)
            {
                _entries.Remove(id);
            }
        }
    }

    /// <summary>Tells all that match.</summary>
    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        foreach (var (id, observer) in Live(predicate))
        {
            try
            {
                notification(observer);
            }
            catch (Exception)
            {
                _entries.Remove(id);
            }
        }
    }

    /// <summary>Drops those who have not renewed in time.</summary>
    public void ClearExpired()
    {
        var now = GetDateTime();
        foreach (var (id, entry) in _entries)
        {
            if (entry.LastSeen + ExpirationDuration < now) _entries.Remove(id);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TObserver> GetEnumerator() =>
        _entries.Values.Select(entry => entry.Observer).ToList().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A copy, so that subscribers may come and go while others are told.</summary>
    private List<(TIdentity Id, TObserver Observer)> Live(Func<TObserver, bool>? predicate)
    {
        ClearExpired();
        var live = new List<(TIdentity, TObserver)>(_entries.Count);
        foreach (var (id, entry) in _entries)
        {
            if (predicate?.Invoke(entry.Observer) ?? true) live.Add((id, entry.Observer));
        }

        return live;
    }
}
