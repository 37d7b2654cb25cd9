using System.Collections.Frozen;
using System.Collections.Immutable;
using Actors.Channels.Rendering;
using Actors.Domain.Delivery;

namespace Actors.Channels.KakaoConsult;

/// <summary>
/// What consult talk takes of images and files (channels, 2.4, "Uploads"): they are uploaded to Kakao before the message is written. What it does not take
/// is opened with a button, where we have an address for it. Pure.
/// </summary>
internal static class KakaoConsultFiles
{
    /// <summary>Largest image of a bubble of its own, in bytes.</summary>
    public const int LargestImage = 5 * 1024 * 1024;

    /// <summary>Largest image of a bubble with buttons, in bytes.</summary>
    public const int LargestLinkImage = 512 * 1024;

    /// <summary>Largest file, in bytes; of the two forms of dealers the smaller one.</summary>
    public const int LargestFile = 20 * 1024 * 1024;

    private static readonly FrozenSet<string> Extensions = (
        "pdf odp ppt pptx key show doc docx hwp txt rtf xml wks wps xps md odf odt pages ods csv tsv xls xlsx numbers cell psd ai sketch tif tiff tga webp"
        + " zip gz bz2 rar 7z lzh alz mp4 m4v avi asf wmv mkv ts mpg mpeg mov flv ogv mp3 wav flac tta tak aac wma ogg m4a")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The bubble that shows a file, or null where none does.</summary>
    public static OutgoingPart? Show(OutgoingFile file) =>
        IsShownAsImage(file) ? new("IM") { File = file }
        : IsTaken(file) ? new("FI") { File = file }
        : file.Url is { } url ? new("LI") { Text = file.Name, Buttons = [new(PartButtonKind.Link, Buttons.OpenFile, url)] }
        : null;

    /// <summary>What becomes of those that Kakao does not take.</summary>
    public static ImmutableArray<Loss> Lost(ImmutableArray<OutgoingFile> files)
    {
        var others = files.Where(file => !IsShownAsImage(file) && !IsTaken(file)).ToList();
        var linked = others.Count(file => file.Url is not null);
        return [
            .. linked > 0 ? [new Loss(LossKind.TurnedIntoLink, "file", linked)] : Array.Empty<Loss>(),
            .. others.Count > linked ? [new Loss(LossKind.Dropped, "file", others.Count - linked)] : Array.Empty<Loss>()];
    }

    private static bool IsShownAsImage(OutgoingFile file) => file is { IsImage: true, Size: <= LargestImage };

    private static bool IsTaken(OutgoingFile file) =>
        file.Size <= LargestFile && Extensions.Contains(Path.GetExtension(file.Name).TrimStart('.'));
}
