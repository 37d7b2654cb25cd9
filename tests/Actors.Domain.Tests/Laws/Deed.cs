using FsCheck;
using FsCheck.Fluent;

namespace Actors.Domain.Tests.Laws;

/// <summary>One thing that somebody tries in a random story.</summary>
/// <param name="What">What is tried.</param>
/// <param name="Where">In which of the rooms.</param>
/// <param name="Who">Which agent does it.</param>
/// <param name="Other">Which agent it is done to.</param>
/// <param name="Stale">How many epochs, turns or hand-offs too old it is.</param>
public sealed record Deed(What What, int Where, int Who, int Other, int Stale);

/// <summary>What can be tried.</summary>
public enum What
{
    Open, Say, SayCancel, Connect, SwitchToBot, BotAnswers, BotCalls, LetWait, Give,
    Take, Start, Reply, Hold, Resume, Delegate, Assign, End, ReturnToBot, Confirm,
    Prioritize, Transfer, PassOn,
}

/// <summary>Random stories, of which a failing one shrinks to the deeds that matter.</summary>
public static class Stories
{
    public static Arbitrary<Deed[]> Any { get; } = Arb.From(
        Gen.Choose(0, 120).SelectMany(length => Gen.ArrayOf(OneDeed, length)), Shrink);

    // Mostly in order and up to date, so that stories come far; sometimes stale, so that refusals are met.
    private static Gen<Deed> OneDeed =>
        from what in Gen.Elements(Enum.GetValues<What>())
        from place in Gen.Choose(0, 3)
        from who in Gen.Choose(0, 2)
        from other in Gen.Choose(0, 2)
        from stale in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 2)))
        select new Deed(what, place, who, other, stale);

    private static IEnumerable<Deed[]> Shrink(Deed[] story)
    {
        for (var size = story.Length / 2; size > 0; size /= 2)
        {
            for (var from = 0; from + size <= story.Length; from += size)
            {
                yield return [.. story[..from], .. story[(from + size)..]];
            }
        }
    }
}
