using Actors.Api.Problems;
using Microsoft.Extensions.Logging;

namespace Actors.Api.Tests.Problems;

/// <summary>What a caller is told of an error leads to its entry in the log, also where nobody traces.</summary>
public sealed class UnexpectedErrorsTests
{
    [Fact]
    public void An_unexpected_error_has_one_id_for_the_caller_and_the_log() => SameIdInBoth(new InvalidOperationException("boom"));

    [Fact]
    public void An_unknown_outcome_has_one_id_for_the_caller_and_the_log() => SameIdInBoth(new TimeoutException());

    [Fact]
    public void Two_errors_have_two_ids()
    {
        var errors = new UnexpectedErrors(new Lines());
        Assert.NotEqual(errors.Of(new InvalidOperationException()).Problem.TraceId, errors.Of(new InvalidOperationException()).Problem.TraceId);
    }

    private static void SameIdInBoth(Exception failure)
    {
        var log = new Lines();
        var id = new UnexpectedErrors(log).Of(failure).Problem.TraceId;
        Assert.NotNull(id);
        Assert.Contains(id, Assert.Single(log.Written), StringComparison.Ordinal);
    }

    private sealed class Lines : ILogger<UnexpectedErrors>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
