using System.Text;
using Actors.Domain;
using Actors.Domain.Media;
using Actors.Domain.Messages;

namespace Actors.Channels.Files;

/// <summary>
/// Decides by its content what a messenger's media is, and whether that may be kept: what the messenger says must be what it is. Pictures are written
/// anew as in <see cref="FileJudge"/>; films, sounds and moving pictures are only kept, for download. Pure.
/// </summary>
public static class MediaJudge
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private static readonly byte[] Asf = [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11];

    /// <summary>Judges what was fetched.</summary>
    /// <param name="kind">What the messenger says that it is.</param>
    /// <param name="name">What it is called; cleaned, never a path.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="judged">What may be kept, where nothing is refused.</param>
    /// <returns>Why it is refused (<see cref="FileIsRefused"/>), or null.</returns>
    public static Rejection? Judge(MediaKind kind, string? name, ReadOnlyMemory<byte> content, out JudgedFile? judged)
    {
        judged = null;
        var family = FamilyOf(content.Span);
        if (kind == MediaKind.Photo && family != Family.MovingPicture)
        {
            var refusal = FileJudge.Image(content, out var image);
            judged = image is null ? null : image with { Name = NameOf(name, image.MediaType) };
            return refusal;
        }

        var isAsSaid = kind switch
        {
            MediaKind.Photo => true,
            MediaKind.Video => family is Family.Film or Family.FilmOrSound,
            MediaKind.Audio => family is Family.Sound or Family.FilmOrSound,
            _ => family != Family.Other && !FileJudge.IsClaimed(name),
        };
        if (!isAsSaid)
        {
            return kind is MediaKind.File or MediaKind.Text
                ? FileJudge.Judge(name, content, out judged)
                : new FileIsRefused("The content is not what the messenger says that it is.");
        }

        judged = new(FileName.Clean(name), FileJudge.Opaque, content);
        return null;
    }

    /// <summary>The words of a text that was fetched; null where it is none.</summary>
    public static string? Text(ReadOnlyMemory<byte> content)
    {
        try
        {
            return Utf8.GetString(content.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string NameOf(string? name, string mediaType)
    {
        var clean = FileName.Clean(name);
        var says = Path.GetExtension(clean).ToLowerInvariant();
        return says is ".png" == (mediaType == "image/png") && says is ".png" or ".jpg" or ".jpeg" ? clean : FileName.WithExtension(clean, mediaType);
    }

    private static Family FamilyOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) || IsRiff(content, "WEBP"u8) ? Family.MovingPicture
        : content.Length >= 12 && content[4..8].SequenceEqual("ftyp"u8) ? Family.FilmOrSound
        : content.StartsWith("OggS"u8) || content.StartsWith(Asf) || content.StartsWith((ReadOnlySpan<byte>)[0x1a, 0x45, 0xdf, 0xa3]) ? Family.FilmOrSound
        : IsRiff(content, "AVI "u8) || content.StartsWith("FLV"u8) || content.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0xba]) ? Family.Film
        : IsRiff(content, "WAVE"u8) || content.StartsWith("ID3"u8) || content.StartsWith("fLaC"u8) || content.StartsWith("#!AMR"u8)
            || (content.Length > 2 && content[0] == 0xff && (content[1] & 0xe0) == 0xe0 && content[1] != 0xff) ? Family.Sound
        : Family.Other;

    private static bool IsRiff(ReadOnlySpan<byte> content, ReadOnlySpan<byte> form) =>
        content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..12].SequenceEqual(form);

    private enum Family
    {
        Other,
        MovingPicture,
        Film,
        Sound,
        FilmOrSound,
    }
}
