using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace AIOps.Benchmarks.Series;

/// <summary>
/// Writes a folder of generated series with labelled trouble, in the shape of NAB: <c>benchmarks nab</c> scores it. Steps from a minute to a day, 300 to 100,000 rows, some with gaps. No
/// configuration was chosen on a seed above 19: those say what to expect of series that nobody has seen.
/// </summary>
internal sealed class SeriesVerb : IBenchmarkVerb
{
    private readonly Option<DirectoryInfo> _out = new("--out") { Description = "Folder for data/KIND/FILE.csv and windows.json.", Required = true };
    private readonly Option<int> _seed = new("--seed") { Description = "The same seed gives the same series.", DefaultValueFactory = _ => 20 };
    private readonly Option<int> _count = new("--count") { Description = "Number of series.", DefaultValueFactory = _ => 200 };

    public Command Create()
    {
        var command = new Command("series", "Generates labelled series that no configuration was chosen on, for the nab verb.") { _out, _seed, _count };
        command.SetAction(parsed => Run(parsed.GetValue(_out)!, parsed.GetValue(_seed), parsed.GetValue(_count)));
        return command;
    }

    private static int Run(DirectoryInfo target, int seed, int count)
    {
        var windows = new Dictionary<string, string[][]>();
        for (var number = 0; number < count; number++)
        {
            var series = GeneratedSeries.Of(seed, number);
            var name = $"{series.Kind}/{series.Kind}_{series.StepSeconds}s_{number:d3}.csv";
            var file = new FileInfo(Path.Combine(target.FullName, "data", name));
            file.Directory!.Create();
            using var writer = file.CreateText();
            writer.WriteLine("timestamp,value");
            for (var row = 0; row < series.Values.Length; row++)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stamp(series.Times[row])},{series.Values[row]:0.######}"));
            }

            windows[name] = [.. series.Windows.Select(window => new[] { Stamp(series.Times[window.First]), Stamp(series.Times[window.Last]) })];
        }

        File.WriteAllText(Path.Combine(target.FullName, "windows.json"), JsonSerializer.Serialize(windows));
        Console.WriteLine($"{count} series with {windows.Values.Sum(static one => one.Length)} labelled windows in {target.FullName}.");
        return 0;
    }

    private static string Stamp(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
