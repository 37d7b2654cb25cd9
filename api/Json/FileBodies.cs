using Actors.Domain;

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
