using System.CommandLine;
using AIOps.Local.Cli.Score;

namespace AIOps.Local.Cli;

/// <summary><c>score</c>: Event Hub bodies from a file or the standard input through ingest and detect, offline.</summary>
internal static class ScoreVerb
{
    public static Command Create()
    {
        var input = new Option<string>("--in") { Description = "File with one Event Hub body per line, or - for the standard input.", Required = true };
        var output = new Option<FileInfo?>("--out") { Description = "Where the JSON lines go; the standard output when left out." };
        var verb = new Command("score", "Scores telemetry: one JSON object per anomaly and per rejected piece; a summary on the standard error.") { input, output };
        verb.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(input)!, parsed.GetValue(output), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(string input, FileInfo? output, CancellationToken cancellation)
    {
        try
        {
            await using var source = input == "-" ? Console.OpenStandardInput() : File.OpenRead(input);
            await using var target = output is null ? Console.OpenStandardOutput() : Created(output);
            var summary = await ScoreProgress.ShowAsync(
                source.CanSeek ? source.Length : null, advance => new ScoreRun(target, TimeProvider.System).RunAsync(source, advance, cancellation));
            await Console.Error.WriteLineAsync(summary.ToText());
            return ExitCodes.Success;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"score cannot go on: {error.Message}");
            return error is FileNotFoundException or DirectoryNotFoundException ? ExitCodes.WrongUse : ExitCodes.Failure;
        }
    }

    private static FileStream Created(FileInfo output)
    {
        output.Directory?.Create();
        return output.Create();
    }
}
