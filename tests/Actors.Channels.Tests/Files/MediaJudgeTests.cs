using Actors.Channels.Files;
using Actors.Domain.Media;
using Actors.Domain.Messages;
using Actors.Testing;

namespace Actors.Channels.Tests.Files;

/// <summary>What messengers say that something is must be what it is.</summary>
public sealed class MediaJudgeTests
{
    private static readonly byte[] Film = [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0], Gif = [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0];

    [Theory]
    [InlineData("i_0001.jpg", "i_0001.jpg.png")]
    [InlineData("i_0001.png", "i_0001.png")]
    [InlineData("i_0001", "i_0001.png")]
    public void A_photo_is_written_anew_and_called_what_it_is(string name, string shown)
    {
        Assert.Null(MediaJudge.Judge(MediaKind.Photo, name, Images.Png(20, 10, ("tEXt", "Author\0Kim"u8.ToArray())), out var judged));
        Assert.Equal((shown, "image/png", 20), (judged!.Name, judged.MediaType, judged.Width));
        Assert.Equal(Images.Png(20, 10), judged.Content.ToArray());
    }

    public static TheoryData<MediaKind, string, byte[]> Lies => new()
    {
        { MediaKind.Photo, "a.jpg", "<html><script>alert(1)</script>"u8.ToArray() },
        { MediaKind.Photo, "a.jpg", "%PDF-1.7"u8.ToArray() },
        { MediaKind.Photo, "a.jpg", Images.Png(50_000, 50_000) },
        { MediaKind.Photo, "a.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray() },
        { MediaKind.Photo, "a.jpg", [] },
        { MediaKind.Video, "a.mp4", Images.Png(1, 1) },
        { MediaKind.Video, "a.mp4", "MZ\u0090\0"u8.ToArray() },
        { MediaKind.Audio, "a.mp3", "#!/bin/sh"u8.ToArray() },
        { MediaKind.File, "a.pdf", "MZ\u0090\0\u0003"u8.ToArray() },
        { MediaKind.File, "a.pdf", Film },
        { MediaKind.File, "a.exe", "MZ\u0090\0\u0003"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void What_lies_is_refused(MediaKind kind, string name, byte[] content) =>
        Assert.IsType<FileIsRefused>(MediaJudge.Judge(kind, name, content, out _));

    public static TheoryData<MediaKind, string, byte[]> Kept => new()
    {
        { MediaKind.Photo, "a.gif", Gif },
        { MediaKind.Video, "a.mp4", Film },
        { MediaKind.Audio, "a.m4a", Film },
        { MediaKind.Audio, "a.mp3", [.. "ID3"u8, 3, 0] },
        { MediaKind.File, "a.mp4", Film },
        { MediaKind.File, "a.pdf", "%PDF-1.7"u8.ToArray() },
        { MediaKind.File, "a.txt", "글"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_is_as_it_says_is_kept_for_download_and_never_shown(MediaKind kind, string name, byte[] content)
    {
        Assert.Null(MediaJudge.Judge(kind, name, content, out var judged));
        Assert.Equal((name, FileJudge.Opaque), (judged!.Name, judged.MediaType));
        Assert.Equal(content, judged.Content.ToArray());
    }

    [Fact]
    public void Only_whole_UTF_8_is_a_text()
    {
        Assert.Equal("글", MediaJudge.Text((byte[])[0xef, 0xbb, 0xbf, .. "글"u8]));
        Assert.Null(MediaJudge.Text((byte[])[0xc0, 0x80]));
    }
}
