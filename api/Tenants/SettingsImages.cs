using System.Collections.Immutable;
using Actors.Channels.Files;
using Actors.Channels.Guarded;
using Actors.Domain;
using Actors.Domain.Tenants;

namespace Actors.Api.Tenants;

/// <summary>
/// Looks at the images that settings name before they are put in force: each is fetched through the guard and must be jpg or png of at most 2 MB
/// (auto-messages, "Images"). Those in force already are not fetched again.
/// </summary>
internal sealed class SettingsImages : IDisposable
{
    private static readonly GuardedLimits Limits = new(TimeSpan.FromSeconds(10), FileJudge.LargestSettingsImage, Redirects: 3);

    private readonly GuardedHttp _http;

    public SettingsImages(OutgoingGuard guard, TimeProvider time) => _http = new(guard, tlsOnly: true, time);

    /// <summary>What is wrong with the new images, each under the path of its field.</summary>
    public async Task<ImmutableArray<FieldProblem>> CheckAsync(TenantSettings settings, TenantSettings inForce, CancellationToken cancellationToken)
    {
        var known = Named(inForce).Select(one => one.Image).ToHashSet(StringComparer.Ordinal);
        var checks = Named(settings).Where(one => !known.Contains(one.Image)).Select(async one =>
            await WrongAsync(one.Image, cancellationToken) is var (korean, english) ? new FieldProblem(one.Field, korean, english) : null);
        return [.. (await Task.WhenAll(checks)).OfType<FieldProblem>()];
    }

    public void Dispose() => _http.Dispose();

    private static IEnumerable<(string Field, string Image)> Named(TenantSettings settings)
    {
        var messages = settings.Messages;
        (string Field, string? Image)[] all =
        [
            ("greeting", messages.Greeting.Image), ("title", messages.Title.Image), ("busy", messages.Busy.Image),
            ("waitingCount", messages.WaitingCount.Image), ("offHours", messages.OffHours.Image), ("unavailable", messages.Unavailable.Image),
            ("meal", messages.Meal.Image), ("overLimit", messages.OverLimit.Image), ("agentEnd", messages.AgentEnd.Image),
        ];
        return all.Where(one => one.Image is not null).Select(one => ($"messages.{one.Field}.image", one.Image!));
    }

    private async Task<(string Korean, string English)?> WrongAsync(string image, CancellationToken cancellationToken)
    {
        if (OutgoingGuard.Check(image, out var url) is not null)
        {
            return ("올바른 주소가 아닙니다.", "This is no address that can be fetched.");
        }

        return await _http.GetAsync(url!, Limits, cancellationToken) switch
        {
            GuardedAnswer.Refused refused => ("사용할 수 없는 주소입니다.", refused.Why + "."),
            GuardedAnswer.Failed { How: GuardedFailure.TooLarge } => ("이미지는 2 MB까지입니다.", "An image has at most 2 MB."),
            GuardedAnswer.Answered { Status: 200 } found when FileJudge.Image(found.Body, out _) is null => null,
            GuardedAnswer.Answered { Status: 200 } => ("jpg 또는 png 이미지가 아닙니다.", "This is no jpg or png image."),
            _ => ("이미지를 가져올 수 없습니다.", "The image cannot be fetched."),
        };
    }
}
