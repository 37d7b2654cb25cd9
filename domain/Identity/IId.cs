namespace Actors.Domain;

/// <summary>A typed id over a string. Ids are compared ordinally and travel as plain JSON strings.</summary>
/// <typeparam name="TSelf">The id itself.</typeparam>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    /// <summary>The text of the id.</summary>
    string Value { get; }

    /// <summary>Wraps a text that is known to be an id, for instance one read back from storage.</summary>
    static abstract TSelf From(string value);
}
