using System.Collections.Concurrent;
using System.Collections.Immutable;
using Actors.Channels;
using Actors.Channels.Guarded;
using Actors.Domain;
using Actors.Domain.Conversations;

namespace Actors.Grains.Tests.Delivery;

/// <summary>A messenger that does what a test says; remembers what it was given.</summary>
internal sealed class ScriptedConnector(ChannelType type, bool recognisesRepeats) : IConnector
{
    public ChannelType Type => type;

    public bool RecognisesRepeats => recognisesRepeats;

    /// <summary>What becomes of a call; by default all is well.</summary>
    public Func<SendCall, Task<SendOutcome>> Answer { get; set; } = _ => Task.FromResult<SendOutcome>(new Sent("x1"));

    public ConcurrentQueue<SendCall> Calls { get; } = [];

    public bool ShowsNothing { get; set; }

    public IEnumerable<string?> Texts => Calls.Select(call => call.Part.Text ?? call.Part.Form);

    public ImmutableArray<FieldProblem> Check(ChannelAccount account) => [];

    public ImmutableArray<OutgoingPart> Render(Outgoing outgoing, ChannelAccount account) =>
        ShowsNothing ? [] : outgoing.Kind != OutgoingKind.Words ? [new(outgoing.Kind.ToString())]
        : [.. outgoing.Text!.Split('|').Select(text => new OutgoingPart("TX") { Text = text })];

    public Task<SendOutcome> SendAsync(ChannelAccount account, SendCall call, CancellationToken cancellationToken)
    {
        Calls.Enqueue(call);
        return Answer(call);
    }

    /// <summary>What a fetch brings; by default nothing is there.</summary>
    public Func<Uri, GuardedAnswer> Fetched { get; set; } = _ => new GuardedAnswer.Answered(404, null, null, default);

    public ConcurrentQueue<Uri> Fetches { get; } = [];

    public Task<GuardedAnswer> FetchAsync(ChannelAccount account, Uri address, int most, CancellationToken cancellationToken)
    {
        Fetches.Enqueue(address);
        return Task.FromResult(Fetched(address));
    }

    /// <summary>Fails the next calls so, then does all.</summary>
    public void FailNext(params SendOutcome[] outcomes)
    {
        var left = new ConcurrentQueue<SendOutcome>(outcomes);
        Answer = _ => Task.FromResult(left.TryDequeue(out var outcome) ? outcome : new Sent("x1"));
    }
}
