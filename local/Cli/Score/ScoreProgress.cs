using Spectre.Console;

namespace AIOps.Local.Cli.Score;

/// <summary>A progress bar on the standard error, when that is a terminal.</summary>
internal static class ScoreProgress
{
    public static async Task<ScoreSummary> ShowAsync(long? length, Func<Action<long>, Task<ScoreSummary>> run)
    {
        if (Console.IsErrorRedirected) return await run(static _ => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask("scoring", maxValue: Math.Max(1, length ?? 1));
                task.IsIndeterminate = length is null;
                var summary = await run(read => task.Value = read);
                task.Value = task.MaxValue;
                return summary;
            });
    }
}
