using System.Globalization;
using System.Text.Json;

namespace AIOps.Benchmarks.Nab;

/// <summary>Reads a folder of <c>category/file.csv</c> with <c>timestamp,value</c> and the windows file.</summary>
internal static class NabCorpus
{
    public static IReadOnlyList<NabFile> Read(DirectoryInfo data, FileInfo windows)
    {
        var labels = JsonSerializer.Deserialize<Dictionary<string, string[][]>>(File.ReadAllText(windows.FullName))
            ?? throw new InvalidDataException($"{windows.FullName} is not a JSON object of windows.");
        return
        [
            .. data.EnumerateFiles("*.csv", SearchOption.AllDirectories)
                .Select(file => (file, name: Path.GetRelativePath(data.FullName, file.FullName).Replace('\\', '/')))
                .OrderBy(item => item.name, StringComparer.Ordinal)
                .Select(item => ReadFile(item.file, item.name, labels.GetValueOrDefault(item.name, []))),
        ];
    }

    private static NabFile ReadFile(FileInfo file, string name, string[][] windows)
    {
        var lines = File.ReadAllLines(file.FullName);
        var columns = lines[0].Split(',').Select(column => column.Trim().Trim('"').ToLowerInvariant()).ToList();
        var (time, value) = (columns.IndexOf("timestamp"), columns.IndexOf("value"));
        if (time < 0 || value < 0)
        {
            throw new InvalidDataException($"{name}: the first line is \"{lines[0]}\", allowed is a header with timestamp and value.");
        }

        var rows = lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).ToArray();
        var ticks = Array.ConvertAll(rows, row => TicksOf(row[time]));
        var bounds = windows.Select(pair => (RowOf(ticks, TicksOf(pair[0])), RowOf(ticks, TicksOf(pair[1])))).ToArray();
        return new NabFile(name, Array.ConvertAll(rows, row => row[time]), ticks, Array.ConvertAll(rows, row => ValueOf(row[value])), bounds);
    }

    private static long TicksOf(string text) =>
        DateTime.Parse(text.Trim().Trim('"'), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal).Ticks;

    private static double ValueOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    private static int RowOf(long[] ticks, long wanted)
    {
        var row = Array.IndexOf(ticks, wanted);
        return row >= 0 ? row : Math.Max(0, Array.FindLastIndex(ticks, tick => tick <= wanted));
    }
}
