using System.Diagnostics;
using OpenTelemetry;

namespace Actors.Api.Telemetry;

/// <summary>Takes out of a span whatever <see cref="Measured.Attributes"/> does not name: others put ids into theirs, as Orleans does.</summary>
internal sealed class ApprovedAttributes : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(tag => !Measured.Attributes.Contains(tag.Key)).ToList())
        {
            data.SetTag(name, null);
        }
    }
}
