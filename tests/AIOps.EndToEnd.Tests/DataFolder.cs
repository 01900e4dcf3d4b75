namespace AIOps.EndToEnd.Tests;

/// <summary>A data folder for one test, deleted after it.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("aiops-e2e-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
