namespace Actors.Storage.Writer;

/// <summary>The one order in which the items of a batch touch rows: by tenant, kind and key, ordinally.</summary>
internal static class StreamOrder
{
    private static readonly Comparer<StreamId> ByKey = Comparer<StreamId>.Create((a, b) =>
    {
        var order = string.CompareOrdinal(a.Tenant.Value, b.Tenant.Value);
        order = order != 0 ? order : a.Kind.CompareTo(b.Kind);
        return order != 0 ? order : string.CompareOrdinal(a.Key, b.Key);
    });

    /// <summary>The positions of the items, in that order.</summary>
    public static int[] Of(IReadOnlyList<AppendRequest> batch)
    {
        var streams = new StreamId[batch.Count];
        var order = new int[batch.Count];
        for (var i = 0; i < order.Length; i++)
        {
            streams[i] = batch[i].Stream;
            order[i] = i;
        }

        Array.Sort(streams, order, ByKey);
        return order;
    }
}
