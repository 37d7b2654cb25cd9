using Actors.Api.Usage;

namespace Actors.Api.Tests.Usage;

/// <summary>Fault 63: a spreadsheet opens every field as what it says.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("한글, 쉼표", "\"한글, 쉼표\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("", "\"\"")]
    [InlineData("2026-03-04", "\"2026-03-04\"")]
    public void A_field_is_words_and_no_formula(string value, string written) =>
        Assert.Equal($"\ufeff{written},\"1\"\r\n", new Csv().Row(value, "1").ToString());
}
