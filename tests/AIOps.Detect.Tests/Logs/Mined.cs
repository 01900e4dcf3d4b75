using System.Text;
using AIOps.Detect.Logs;

namespace AIOps.Detect.Tests.Logs;

/// <summary>Lines through a fresh miner.</summary>
internal static class Mined
{
    public static string Template(string line) => new TemplateMiner().Match(Encoding.UTF8.GetBytes(line)).Text;

    public static LogTemplate Match(this TemplateMiner miner, string line) => miner.Match(Encoding.UTF8.GetBytes(line));

    public static LogTemplate Current(this LogTemplate template)
    {
        while (template.MergedInto is { } next) template = next;
        return template;
    }

    /// <summary>Share of lines whose group is exactly right.</summary>
    public static double GroupAccuracy(IReadOnlyList<(string Line, string Truth)> lines)
    {
        var miner = new TemplateMiner();
        var matched = lines.Select(line => (line.Truth, Template: miner.Match(line.Line))).ToList();
        var found = matched.Select(one => (one.Truth, one.Template.Current().Id)).ToList();
        var sizes = found.GroupBy(one => one.Id).ToDictionary(group => group.Key, group => group.Count());
        return (double)found.GroupBy(one => one.Truth)
            .Where(truth => truth.Select(one => one.Id).Distinct().Count() == 1 && sizes[truth.First().Id] == truth.Count())
            .Sum(truth => truth.Count()) / lines.Count;
    }
}
