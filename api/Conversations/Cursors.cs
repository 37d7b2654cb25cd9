using Actors.Domain;

namespace Actors.Api.Conversations;

/// <summary>The limits of paging.</summary>
internal static class Cursors
{
    public const int LargestPage = 200;

    public static Rejection? Check(long cursor, int limit) =>
        cursor < 0 ? new FieldIsInvalid("after", "0 or more.")
        : limit is < 1 or > LargestPage ? new FieldIsInvalid("limit", $"1 to {LargestPage}.")
        : null;
}
