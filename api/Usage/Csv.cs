using System.Text;

namespace Actors.Api.Usage;

/// <summary>
/// Comma-separated values that a spreadsheet opens as what they are: every field is quoted, and one that would begin a formula is led by an apostrophe (OWASP
/// ASVS 1.2.10).
/// </summary>
internal sealed class Csv
{
    // With a byte order mark, or Excel takes Korean for something else.
    private readonly StringBuilder _text = new("\ufeff");

    public Csv Row(params IEnumerable<string> fields)
    {
        _text.AppendJoin(',', fields.Select(Field)).Append("\r\n");
        return this;
    }

    public override string ToString() => _text.ToString();

    private static string Field(string value)
    {
        var first = value.AsSpan().TrimStart(" \u3000").Length is 0 ? '\0' : value.AsSpan().TrimStart(" \u3000")[0];
        var isFormula = first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
        return $"\"{(isFormula ? "'" : "")}{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
