using System.Text.Unicode;
using Actors.Domain;
using Actors.Domain.Messages;

namespace Actors.Channels.Files;

/// <summary>
/// Decides what an upload is by its content, and whether that may be kept. What a name says must be what the content is. Images are checked part by part
/// and written anew without metadata and without anything behind the picture; nothing is ever unpacked. Pure.
/// </summary>
public static class FileJudge
{
    /// <summary>Most pixels of an image: beyond, somebody's memory is the aim.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Largest image that automatic messages carry, in bytes (auto-messages: 2 MB, jpg or png).</summary>
    public const int LargestSettingsImage = 2 * 1024 * 1024;

    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int LongestName = 200;

    /// <summary>What a file is served as that is only kept: no program opens it by itself.</summary>
    public const string Opaque = "application/octet-stream";

    private static readonly Dictionary<string, Family> Families = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jpg"] = Family.Jpeg, ["jpeg"] = Family.Jpeg, ["png"] = Family.Png,
        ["pdf"] = Family.Pdf,
        ["zip"] = Family.Zip, ["docx"] = Family.Zip, ["xlsx"] = Family.Zip, ["pptx"] = Family.Zip, ["hwpx"] = Family.Zip, ["odt"] = Family.Zip,
        ["ods"] = Family.Zip,
        ["hwp"] = Family.Compound, ["doc"] = Family.Compound, ["xls"] = Family.Compound, ["ppt"] = Family.Compound,
        ["txt"] = Family.Text, ["csv"] = Family.Text, ["log"] = Family.Text,
    };

    private enum Family
    {
        Unknown,
        Jpeg,
        Png,
        Pdf,
        Zip,
        Compound,
        Text,
    }

    /// <summary>Judges an upload.</summary>
    /// <param name="name">What its sender calls it; cleaned, never a path.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="judged">What may be kept, where nothing is refused.</param>
    /// <returns>Why it is refused (<see cref="FileIsRefused"/>), or null.</returns>
    public static Rejection? Judge(string? name, ReadOnlyMemory<byte> content, out JudgedFile? judged)
    {
        judged = null;
        var shown = FileName.Clean(name);
        var family = FamilyOf(content.Span);
        var claimed = Families.GetValueOrDefault(Path.GetExtension(shown).TrimStart('.'));
        if (family == Family.Unknown || (claimed != Family.Unknown && claimed != family) || (claimed == Family.Unknown && !IsImage(family)))
        {
            return new FileIsRefused(
                "The content is none of jpg, png, pdf, zip, docx, xlsx, pptx, hwp, hwpx, doc, xls, ppt, odt, ods, txt, csv, or not what its name says.");
        }

        if (!IsImage(family))
        {
            judged = new(shown, Opaque, content);
            return null;
        }

        var refusal = Image(content, out var image);
        judged = image is null ? null : image with { Name = claimed == Family.Unknown ? FileName.WithExtension(shown, image.MediaType) : shown };
        return refusal;
    }

    /// <summary>Judges what must be a jpg or png image.</summary>
    public static Rejection? Image(ReadOnlyMemory<byte> content, out JudgedFile? image)
    {
        image = null;
        var clean = FamilyOf(content.Span) switch
        {
            Family.Jpeg => JpegImage.Clean(content.Span),
            Family.Png => PngImage.Clean(content.Span),
            _ => null,
        };
        if (clean is not { } found)
        {
            return new FileIsRefused("The content is no whole jpg or png image.");
        }

        if ((long)found.Width * found.Height > MostPixels)
        {
            return new FileIsRefused($"The image has more than {MostPixels / 1_000_000} million pixels.");
        }

        image = new("", found.MediaType, found.Content, found.Width, found.Height);
        return null;
    }

    /// <summary>Whether a name says that the content is one of those that are told apart here.</summary>
    internal static bool IsClaimed(string? name) => Families.ContainsKey(Path.GetExtension(FileName.Clean(name)).TrimStart('.'));

    private static bool IsImage(Family family) => family is Family.Jpeg or Family.Png;

    private static Family FamilyOf(ReadOnlySpan<byte> content) =>
        content.StartsWith(JpegImage.Magic) ? Family.Jpeg
        : content.StartsWith(PngImage.Magic) ? Family.Png
        : content.StartsWith("%PDF-"u8) ? Family.Pdf
        : content.StartsWith("PK\u0003\u0004"u8) ? Family.Zip
        : content.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) ? Family.Compound
        : IsText(content) ? Family.Text
        : Family.Unknown;

    /// <summary>Text in UTF-8 without control characters but those that lay it out.</summary>
    private static bool IsText(ReadOnlySpan<byte> content) =>
        content.Length > 0 && Utf8.IsValid(content) && content.IndexOfAnyInRange((byte)0, (byte)8) < 0 && content.IndexOfAnyInRange((byte)14, (byte)26) < 0;
}

/// <summary>An image that was read part by part and written anew.</summary>
/// <param name="MediaType">Its type.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Content">The picture and nothing else.</param>
internal readonly record struct CleanImage(string MediaType, int Width, int Height, byte[] Content);
