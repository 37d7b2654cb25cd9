namespace Actors.Simulation.Reading;

/// <summary>The file is wrong, not the system: says where.</summary>
public sealed class FileError(string file, int? step, string field, string problem) : Exception(
    $"{file}: {(step is null ? "" : $"step {step}: ")}{(field.Length == 0 ? "" : $"field '{field}': ")}{problem}");

/// <summary>Where in a file the reader is.</summary>
internal sealed record Place(string File, int? Step, string Field)
{
    public Place In(string field) => this with { Field = Field.Length == 0 ? field : $"{Field}.{field}" };

    public FileError Error(string problem) => new(File, Step, Field, problem);
}
