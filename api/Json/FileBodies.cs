using Actors.Domain;
using Actors.Domain.Media;

namespace Actors.Api.Json;

/// <summary>An image or a file of a message.</summary>
/// <param name="File">Its id; a message names it to carry it.</param>
/// <param name="Name">What its sender calls it; to be shown as text.</param>
/// <param name="MediaType"><c>image/jpeg</c>, <c>image/png</c>, or <c>application/octet-stream</c> for what is only offered for download.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Url">Where it can be had for a day, by whoever has the address; on this server.</param>
/// <param name="Width">Of an image, in pixels.</param>
/// <param name="Height">Of an image, in pixels.</param>
/// <param name="Expired">True where the file was deleted when its time was over (<c>fileDays</c>); else absent.</param>
public sealed record AttachmentBody(
    FileId File, string Name, string MediaType, long Size, string Url, int? Width = null, int? Height = null, bool? Expired = null);

/// <summary>Something that a customer sent through a messenger, or on a line of the kind <c>media</c> what became of its copy.</summary>
/// <param name="Message">The customer's line, by its <c>seq</c>.</param>
/// <param name="Item">Which of its media, from 0.</param>
/// <param name="Status">What became of its copy, as far as this line knows.</param>
/// <param name="Kind">What the messenger says that it is; on the customer's line only.</param>
/// <param name="Name">What it is called; to be shown as text. On the customer's line only.</param>
/// <param name="Source">Where the messenger keeps it, nobody says for how long; on the customer's line only.</param>
/// <param name="Attachment">The copy.</param>
/// <param name="Text">The whole text of which the line holds the beginning.</param>
/// <param name="Code">Why there is no copy, or not yet.</param>
/// <param name="Until">When it is tried again.</param>
public sealed record MediaBody(
    long Message, int Item, MediaStatus Status, MediaKind? Kind = null, string? Name = null, string? Source = null, AttachmentBody? Attachment = null,
    string? Text = null, string? Code = null, DateTimeOffset? Until = null);
