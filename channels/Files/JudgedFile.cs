namespace Actors.Channels.Files;

/// <summary>Content that may be kept.</summary>
/// <param name="Name">The name as it is shown, cleaned.</param>
/// <param name="MediaType">What it is served as.</param>
/// <param name="Content">The content, of an image without what a camera or an editor wrote besides the picture.</param>
/// <param name="Width">Of an image, in pixels.</param>
/// <param name="Height">Of an image, in pixels.</param>
public sealed record JudgedFile(string Name, string MediaType, ReadOnlyMemory<byte> Content, int? Width = null, int? Height = null);
