namespace Orleans.Runtime;

/// <summary>A timer of one activation; disposing it ends it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets the next tick and the time between later ones.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
