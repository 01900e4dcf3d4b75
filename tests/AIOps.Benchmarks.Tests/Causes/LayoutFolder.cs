namespace AIOps.Benchmarks.Tests.Causes;

/// <summary>A scenario on disk, with whatever text a test wants in it; gone after the test.</summary>
public abstract class LayoutFolder : IDisposable
{
    protected const string Header = "microservice,front,back\nmetric,latency,cpu\nstatistic,Average,Average\nunix_timestamp,,\n";

    protected const string Rows = "100,0.1,20\n101,0.1,21\n102,0.5,80\n";

    protected const string TargetJson = """{"target":{"node":"front","metric":"latency","agg":"Average","timestamp":101},"root_cause":{"node":"back","metric":null}}""";

    protected DirectoryInfo Root { get; } = Directory.CreateTempSubdirectory("layout");

    public void Dispose()
    {
        Root.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected FileInfo Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(Root.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
        return file;
    }

    protected void WriteIssue(string folder, string metrics = Header + Rows, string target = TargetJson)
    {
        Write(Path.Combine(folder, "metrics.csv"), metrics);
        Write(Path.Combine(folder, "target.json"), target);
    }
}
