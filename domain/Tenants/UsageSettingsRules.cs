using Actors.Domain.Messages;

namespace Actors.Domain.Tenants;

/// <summary>The part of <see cref="SettingsRules"/> that is about billing.</summary>
internal static class UsageSettingsRules
{
    private const int MostFree = 100_000, LongestBrandLine = 100;

    public static void Check(TenantSettings settings, List<FieldProblem> problems)
    {
        if (settings.FreeMonthlyUsers is < 0 or > MostFree)
        {
            problems.Add(new(
                "freeMonthlyUsers", "0에서 100000까지이거나, 무료 한도가 없으면 비워 두세요.", "0 to 100000, or null where there is no quota."));
        }

        if (settings.BrandLine is { } line
            && (string.IsNullOrWhiteSpace(line) || line.Length > LongestBrandLine || line.Any(char.IsControl) || !PlainText.IsWellFormed(line)))
        {
            problems.Add(new(
                "brandLine", $"1자에서 {LongestBrandLine}자까지의 한 줄이거나, 없으면 비워 두세요.",
                $"One line of 1 to {LongestBrandLine} characters, or null where there is none."));
        }
    }
}
