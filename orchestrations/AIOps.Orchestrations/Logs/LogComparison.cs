using AIOps.Detect.Logs.Detection;
using AIOps.Ingest;

namespace AIOps.Orchestrations.Logs;

/// <summary>Compares the logs of resources before and since a time.</summary>
internal sealed class LogComparison(LogReader reader)
{
    private const int LeastLines = 10;
    private const double Surprise = 4;

    /// <summary>Differences, the most telling first.</summary>
    public async Task<IReadOnlyList<LogDifference>> CompareAsync(
        IEnumerable<string> resources, DateTimeOffset from, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        List<LogDifference> found = [];
        foreach (var resource in resources)
        {
            foreach (var stream in await reader.StreamsAsync(resource, cancellation))
            {
                found.AddRange(await CompareAsync(stream, from, since, until, cancellation));
            }
        }

        return [.. found.OrderByDescending(Weight).ThenBy(static one => one.FirstSeen)];
    }

    private async Task<IEnumerable<LogDifference>> CompareAsync(LogStreamId stream, DateTimeOffset from, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellation)
    {
        var templates = await reader.TemplatesAsync(stream, cancellation);
        var byId = new Dictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var template in templates)
        {
            var tally = new Tally(template);
            foreach (var id in template.Aliases.Append(template.Id))
            {
                byId[id] = tally;
            }
        }

        var first = until;
        await foreach (var (id, minute, lines) in reader.CountsAsync(stream.Key, from, until, null, cancellation))
        {
            first = minute < first ? minute : first;
            if (byId.TryGetValue(id, out var tally))
            {
                tally.Add(minute, lines, since);
            }
        }

        // A stream that is younger than the comparison is compared with the time that it has.
        var before = Math.Max(1, (since - (first < since ? first : since)).TotalMinutes);
        var after = Math.Max(1, (until - since).TotalMinutes);
        return byId.Values.Distinct().Select(one => Difference(stream, one, before, after, since)).OfType<LogDifference>();
    }

    private static LogDifference? Difference(LogStreamId stream, Tally tally, double minutesBefore, double minutesAfter, DateTimeOffset since)
    {
        if (KindOf(tally, minutesBefore, minutesAfter, since) is not { } kind)
        {
            return null;
        }

        var template = tally.Template;
        var (before, after) = (tally.Before / minutesBefore, tally.After / minutesAfter);
        var level = template.Level is LogLevel.Unknown ? "" : $"{template.Level.ToString().ToLowerInvariant()} ";
        var minutes = $"{Math.Ceiling(minutesAfter):0} min";
        var usual = $"usually {before:0.##} a minute";
        return new LogDifference
        {
            TemplateId = template.Id,
            ResourceId = stream.ResourceId,
            Category = stream.Category,
            Template = template.Text,
            Level = template.Level,
            Change = kind,
            Before = Math.Round(before, 3),
            After = Math.Round(after, 3),
            CountBefore = tally.Before,
            CountAfter = tally.After,
            FirstSeen = tally.First ?? template.LastSeen,
            LastSeen = template.LastSeen,
            Examples = template.Examples,
            Text = kind switch
            {
                LogDifferenceKind.New => $"New since {tally.First:HH:mm}: {tally.After} {level}lines in {minutes}, none before.",
                LogDifferenceKind.More => $"More: {tally.After} {level}lines in {minutes}, {usual}.",
                LogDifferenceKind.Fewer => $"Fewer: {tally.After} {level}lines in {minutes}, {usual}.",
                _ => $"Gone: no {level}lines in {minutes}, {usual}.",
            },
        };
    }

    // Counts scatter like a Poisson variable: four standard deviations are no accident.
    private static LogDifferenceKind? KindOf(Tally tally, double minutesBefore, double minutesAfter, DateTimeOffset since)
    {
        if (tally.After > 0 && tally.Before == 0)
        {
            return tally.Template.FirstSeen >= since ? LogDifferenceKind.New : LogDifferenceKind.More;
        }

        var expected = tally.Before * minutesAfter / minutesBefore;
        var deviation = (tally.After - expected) / Math.Sqrt(expected + (0.04 * expected * expected) + 1);
        return deviation switch
        {
            >= Surprise when tally.After >= Math.Max(LeastLines, 2 * expected) => LogDifferenceKind.More,
            <= -Surprise when tally.After == 0 => LogDifferenceKind.Gone,
            <= -Surprise when expected >= LeastLines && tally.After <= expected / 2 => LogDifferenceKind.Fewer,
            _ => null,
        };
    }

    private static double Weight(LogDifference one)
    {
        var level = one.Level switch { LogLevel.Critical => 8, LogLevel.Error => 6, LogLevel.Warning => 3, _ => 1 };
        var kind = one.Change switch { LogDifferenceKind.New => 3, LogDifferenceKind.More => 2, LogDifferenceKind.Gone => 1, _ => 0.8 };
        return level * kind * Math.Log(2 + Math.Max(one.CountAfter, one.CountBefore));
    }

    private sealed class Tally(LogTemplateView template)
    {
        public LogTemplateView Template { get; } = template;

        public long Before { get; private set; }

        public long After { get; private set; }

        public DateTimeOffset? First { get; private set; }

        public void Add(DateTimeOffset minute, long lines, DateTimeOffset since)
        {
            // The minute in which the time lies counts as since: most of what is new begins in it.
            if (minute.AddMinutes(1) <= since)
            {
                Before += lines;
                return;
            }

            After += lines;
            First = First is null || minute < First ? minute : First;
        }
    }
}
