using System.Text;
using Actors.Channels.Files;
using Actors.Domain.Messages;
using Actors.Testing;

namespace Actors.Channels.Tests.Files;

/// <summary>Faults 60 to 62: what lies about itself, is made to hurt, or carries more than it shows.</summary>
public sealed class FileJudgeTests
{
    [Theory]
    [InlineData("photo.png")]
    [InlineData("PHOTO.PNG")]
    [InlineData("photo")]
    public void A_png_is_kept_without_what_an_editor_wrote(string name)
    {
        var picture = Images.Png(640, 480);
        var noted = Images.Png(640, 480, ("tEXt", "Author\0Kim"u8.ToArray()), ("eXIf", [1, 2, 3, 4]));
        Assert.Null(FileJudge.Judge(name, (byte[])[.. noted, .. "<script>alert(1)</script>"u8], out var judged));
        Assert.Equal(("image/png", 640, 480), (judged!.MediaType, judged.Width!.Value, judged.Height!.Value));
        Assert.Equal(picture, judged.Content.ToArray());
        Assert.EndsWith(".png", judged.Name, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_jpg_is_kept_without_places_and_comments_and_the_right_way_up()
    {
        var content = Images.Jpeg(4032, 3024, orientation: 6, gps: "37.5665N 126.9780E");
        Assert.Contains("37.5665N", Encoding.ASCII.GetString(content));
        Assert.Null(FileJudge.Judge("IMG.jpeg", (byte[])[.. content, .. "<?php evil"u8], out var judged));
        var kept = Encoding.ASCII.GetString(judged!.Content.Span);
        Assert.Equal(("image/jpeg", 4032, 3024), (judged.MediaType, judged.Width!.Value, judged.Height!.Value));
        Assert.DoesNotContain("37.5665N", kept);
        Assert.DoesNotContain("a comment", kept);
        Assert.DoesNotContain("php", kept);
        // Judged again it is what it was: the orientation was read back.
        Assert.Null(FileJudge.Judge("IMG.jpeg", judged.Content, out var again));
        Assert.Equal(judged.Content.ToArray(), again!.Content.ToArray());
        Assert.Equal(Images.Jpeg(4032, 3024, orientation: 1, gps: null, comment: null).Length + 36, judged.Content.Length);
    }

    [Theory]
    [InlineData(50_000, 50_000)]
    [InlineData(2_000_000_000, 2_000_000_000)]
    [InlineData(1, 50_000_001)]
    public void An_image_bomb_is_refused_by_its_header(int width, int height) =>
        Assert.IsType<FileIsRefused>(FileJudge.Judge("bomb.png", Images.Png(width, height), out _));

    [Fact]
    public void Half_an_image_is_none()
    {
        foreach (var whole in new[] { Images.Png(10, 10), Images.Jpeg(10, 10) })
        {
            for (var length = 0; length < whole.Length; length++)
            {
                Assert.IsType<FileIsRefused>(FileJudge.Image(whole.AsMemory(0, length), out _));
            }
        }
    }

    [Theory]
    [InlineData("a.png", "GIF89a\u0001\u0001")]
    [InlineData("a.gif", "GIF89a\u0001\u0001")]
    [InlineData("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("a.html", "<html><script>alert(1)</script></html>")]
    [InlineData("a.jpg", "<html><script>alert(1)</script></html>")]
    [InlineData("a.pdf", "PK\u0003\u0004")]
    [InlineData("a.docx", "%PDF-1.7")]
    [InlineData("a.exe", "MZ\u0000\u0000")]
    [InlineData("a.txt", "MZ\u0000\u0001")]
    [InlineData("a.txt", "")]
    [InlineData("a", "just words")]
    public void What_is_not_what_it_says_is_refused(string name, string content) =>
        Assert.IsType<FileIsRefused>(FileJudge.Judge(name, Encoding.Latin1.GetBytes(content), out _));

    [Theory]
    [InlineData("약관.pdf", "%PDF-1.7 ...")]
    [InlineData("서류.docx", "PK\u0003\u0004....")]
    [InlineData("memo.txt", "안녕하세요\r\n\t두 줄")]
    public void What_is_only_kept_is_kept_as_it_is_and_opened_by_nothing(string name, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        Assert.Null(FileJudge.Judge(name, bytes, out var judged));
        Assert.Equal((name, "application/octet-stream", null), (judged!.Name, judged.MediaType, judged.Width));
        Assert.Equal(bytes, judged.Content.ToArray());
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\temp\\a.txt", "a.txt")]
    [InlineData("a\r\nSet-Cookie: x.txt", "aSet-Cookie x.txt")]
    [InlineData("gpj\u202etxt.exe", "gpjtxt.exe")]
    [InlineData("\u0000.txt", "txt")]
    [InlineData("", "file")]
    [InlineData("...", "file")]
    [InlineData("영수증 😀.jpg", "영수증 😀.jpg")]
    public void A_name_is_words_and_no_path(string name, string shown) => Assert.Equal(shown, FileName.Clean(name));

    [Fact]
    public void A_long_name_is_cut_before_its_ending_and_inside_no_character()
    {
        var shown = FileName.Clean(new string('a', 194) + "😀😀.jpg");
        Assert.True(shown.Length is 199 or 200);
        Assert.EndsWith(".jpg", shown);
        Assert.DoesNotContain('\ufffd', shown);
        Assert.Equal(shown, FileName.Clean(shown));
    }
}
