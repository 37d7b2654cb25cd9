using System.Text.Json.Serialization;

namespace Actors.Domain.Media;

/// <summary>Something that a customer sent and that the messenger keeps, nobody says for how long: to be copied at once (channels, section 8).</summary>
/// <param name="Kind">What the messenger says that it is.</param>
/// <param name="Url">Where the messenger keeps it: an http or https address. Data: whoever fetches it judges it.</param>
/// <param name="Name">What it is called, cleaned: never a path, never markup.</param>
public sealed record CustomerMedia(MediaKind Kind, string Url, string Name)
{
    /// <summary>Most of one message that are copied; a messenger's user can send 30 photos at once.</summary>
    public const int MostInMessage = 30;
}

/// <summary>What a messenger says that something is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MediaKind>))]
public enum MediaKind
{
    /// <summary>A picture.</summary>
    Photo = 0,

    /// <summary>A film.</summary>
    Video = 1,

    /// <summary>A sound.</summary>
    Audio = 2,

    /// <summary>Any other file.</summary>
    File = 3,

    /// <summary>The whole of a text of which the message itself holds only the beginning.</summary>
    Text = 4,
}
