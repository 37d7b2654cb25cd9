namespace Actors.Bench.Servers;

/// <summary>A folder for one run, removed at its end. On the disk that <c>TMPDIR</c> names: the figures are of that disk.</summary>
internal sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("actors-bench-").FullName;

    public string Of(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
