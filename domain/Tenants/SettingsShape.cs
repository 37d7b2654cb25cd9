using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Actors.Domain.Json;
using Actors.Domain.Messages;

namespace Actors.Domain.Tenants;

/// <summary>
/// Reads a settings document that somebody sent: only fields that there are, each once and of its kind. What is wrong is named with its path;
/// whether the values make sense is for <see cref="SettingsRules"/> to say.
/// </summary>
public static class SettingsShape
{
    /// <summary>Most problems that are named; who has more repairs these first.</summary>
    public const int MostProblems = 100;

    private const int LongestName = 60;

    /// <summary>The document, or everything that is wrong with its shape.</summary>
    public static (TenantSettings? Settings, ImmutableArray<FieldProblem> Problems) Read(JsonElement document)
    {
        if (document.ValueKind == JsonValueKind.Object && document.TryGetProperty("format", out var format)
            && format.ValueKind == JsonValueKind.Number && !(format.TryGetInt32(out var number) && number <= TenantSettings.CurrentFormat))
        {
            return (null, [Newer(format)]);
        }

        var problems = new List<FieldProblem>();
        Walk("", document, DomainJson.Stored.TenantSettings, false, problems);
        return problems.Count > 0 ? (null, [.. problems.Take(MostProblems)]) : (document.Deserialize(DomainJson.Stored.TenantSettings), []);
    }

    private static FieldProblem Newer(JsonElement format) => new(
        "format",
        $"이 서버는 형식 {TenantSettings.CurrentFormat}까지 압니다. 더 새로운 버전의 설정({Short(format.GetRawText())})은 읽을 수 없습니다.",
        $"This server knows formats up to {TenantSettings.CurrentFormat}; settings of a newer version ({Short(format.GetRawText())}) cannot be read.");

    private static void Walk(string path, JsonElement value, JsonTypeInfo format, bool mayBeNull, List<FieldProblem> problems)
    {
        if (problems.Count >= MostProblems || (value.ValueKind == JsonValueKind.Null && mayBeNull))
        {
            return;
        }

        if (WrongKind(value, format) is var (korean, english))
        {
            problems.Add(new(path.Length == 0 ? "settings" : path, korean, english));
        }
        else if (format.Kind == JsonTypeInfoKind.Object)
        {
            Fields(path, value, format, problems);
        }
        else if (format.Kind == JsonTypeInfoKind.Enumerable)
        {
            var element = DomainJson.Stored.GetTypeInfo(format.ElementType!)!;
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Walk($"{path}[{index++}]", item, element, false, problems);
            }
        }
    }

    private static void Fields(string path, JsonElement value, JsonTypeInfo format, List<FieldProblem> problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var name = Readable(() => member.Name) ?? "\ufffd";
            var field = path.Length == 0 ? Short(name) : $"{path}.{Short(name)}";
            if (format.Properties.FirstOrDefault(each => each.Name == name && each.Get is not null) is not { } known)
            {
                problems.Add(new(field, "없는 항목입니다. 이름을 확인하세요.", "There is no such field; check its name."));
            }
            else if (!seen.Add(name))
            {
                problems.Add(new(field, "같은 항목이 두 번 있습니다.", "The field is there twice."));
            }
            else
            {
                Walk(field, member.Value, DomainJson.Stored.GetTypeInfo(known.PropertyType)!, MayBeNull(known), problems);
            }
        }
    }

    private static bool MayBeNull(JsonPropertyInfo field) =>
        field.PropertyType.IsValueType ? Nullable.GetUnderlyingType(field.PropertyType) is not null : field.IsGetNullable;

    /// <summary>What the value should have been, or null where it is of the right kind.</summary>
    private static (string Korean, string English)? WrongKind(JsonElement value, JsonTypeInfo format)
    {
        var type = Nullable.GetUnderlyingType(format.Type) ?? format.Type;
        if (value.ValueKind == JsonValueKind.Null)
        {
            return ("null일 수 없습니다. 기본값을 쓰려면 항목을 빼세요.", "May not be null; leave the field out for its default.");
        }

        if (type.IsEnum)
        {
            var names = Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).ToList();
            return value.ValueKind == JsonValueKind.String && names.Contains(Readable(value.GetString) ?? "")
                ? null
                : ($"{string.Join(", ", names)} 가운데 하나여야 합니다.", $"One of {string.Join(", ", names)}.");
        }

        return type == typeof(string)
                ? value.ValueKind == JsonValueKind.String && Readable(value.GetString) is { } text && PlainText.IsWellFormed(text)
                    ? null : ("올바른 글이어야 합니다.", "Must be a well-formed text.")
            : type == typeof(bool)
                ? value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : ("true나 false여야 합니다.", "Must be true or false.")
            : type == typeof(int)
                ? value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _) ? null : ("정수여야 합니다.", "Must be a whole number.")
            : format.Kind == JsonTypeInfoKind.Enumerable
                ? value.ValueKind == JsonValueKind.Array ? null : ("목록([ ])이어야 합니다.", "Must be a list ([ ]).")
            : value.ValueKind == JsonValueKind.Object ? null
            : ("항목의 묶음({ })이어야 합니다.", "Must be an object ({ }).");
    }

    /// <summary>Half of a surrogate pair cannot be read as text.</summary>
    private static string? Readable(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Short(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";
}
