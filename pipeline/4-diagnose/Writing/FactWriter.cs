using AIOps.Correlate;
using AIOps.Diagnose.Ranking;
using AIOps.Diagnose.Suspects;

namespace AIOps.Diagnose.Writing;

/// <summary>Turns findings into typed facts with their numbers.</summary>
internal sealed class FactWriter(DiagnosisInput input, EvidenceBook book, ResourceNames names, IReadOnlyList<ChangeSuspect> suspects)
{
    public string Alert(Alert alert)
    {
        var anomaly = alert.Anomaly;
        var values = new Dictionary<string, double>();
        var text = $"{QuotedText.Plain(alert.Signal, 80)} of {names.Of(alert.ResourceId)}: {QuotedText.Plain(alert.Title, 160)}";
        if (anomaly is not null && alert.Source != Detect.AnomalySource.Forecast && double.IsFinite(anomaly.Observed) && double.IsFinite(anomaly.Expected))
        {
            values["after"] = anomaly.Observed;
            values["before"] = anomaly.Expected;
            text = $"{QuotedText.Plain(alert.Signal, 80)} of {names.Of(alert.ResourceId)} is {NumberText.Of(anomaly.Observed, anomaly.Unit)} where "
                + $"{NumberText.Of(anomaly.Expected, anomaly.Unit)} was expected";
        }

        var kind = alert.Source switch
        {
            Detect.AnomalySource.Log => EvidenceKind.Log,
            Detect.AnomalySource.Forecast => EvidenceKind.Forecast,
            Detect.AnomalySource.Foreign => EvidenceKind.Reference,
            _ => EvidenceKind.Series,
        };
        return book.Cite(Fact(kind, alert.ResourceId, text, alert.Signal, alert.SeriesKey, alert.StartsAt, alert.LastAt, values), alert.SeriesKey ?? alert.Id);
    }

    public string Finding(Finding finding) => finding.Component switch
    {
        Components.Change => Change(suspects.First(suspect => suspect.Index == finding.Source)),
        Components.Forecast when finding.Ahead is { } ahead => Ahead(ahead),
        Components.AlertPattern => Pattern(finding),
        Components.Forecast => Alert(input.Incident.Alerts[finding.Source].Alert),
        Components.LogNovelty when finding.Series is null => Log(input.LogFindings[finding.Source]),
        _ => Series(finding),
    };

    public string Change(ChangeSuspect suspect)
    {
        var change = suspect.Change;
        var minutes = Math.Round(suspect.Lag.TotalMinutes);
        var text = $"{change.Kind} of {names.Of(suspect.Node)} at {NumberText.Time(change.Time)}, {NumberText.Duration(suspect.Lag)} before the onset "
            + $"({QuotedText.Quote(change.Title)}, {QuotedText.Plain(change.Status, 40)}); "
            + (suspect.Overlaps ? "the resource has an alert" : "the resource itself has no alert")
            + $"; {suspect.Reach} known resources depend on it or are reached from it";
        var values = new Dictionary<string, double> { ["lagMinutes"] = minutes, ["lagSeconds"] = suspect.Lag.TotalSeconds, ["reach"] = suspect.Reach };
        return book.Cite(Fact(EvidenceKind.Change, suspect.Node, text, change.Operation, null, change.Time, change.Time, values), change.Id);
    }

    public string Path(string from, string to, IReadOnlyList<string> path)
    {
        var text = $"{names.Of(from)} depends on {names.Of(to)}"
            + (path.Count > 2 ? $" through {string.Join(", ", path.Skip(1).SkipLast(1).Select(names.Of))}" : "");
        var fact = Fact(EvidenceKind.Edge, to, text, from, null, null, null, new Dictionary<string, double> { ["steps"] = path.Count - 1 });
        return book.Cite(fact, from);
    }

    private string Ahead(ForecastFinding ahead)
    {
        var when = ahead.BreachAt ?? ahead.BreachAtLow ?? input.Now;
        var text = $"{QuotedText.Plain(ahead.Metric, 80)} of {names.Of(ahead.ResourceId)} is {NumberText.Of(ahead.Current, ahead.Unit)} and reaches {NumberText.Of(ahead.Limit, ahead.Unit)} "
            + $"{(ahead.BreachAt is null ? "not before" : "in about")} {NumberText.Duration(when - input.Now)} as forecast";
        var values = new Dictionary<string, double> { ["current"] = ahead.Current, ["limit"] = ahead.Limit, ["hoursToLimit"] = Math.Round((when - input.Now).TotalHours, 2) };
        return book.Cite(Fact(EvidenceKind.Forecast, ahead.ResourceId, text, ahead.Metric, ahead.SeriesKey, input.Now, when, values), $"{ahead.SeriesKey}|forecast");
    }

    private string Pattern(Finding finding)
    {
        var all = input.Incident.Alerts.Select(one => one.Alert.ResourceId).Distinct().Count();
        var text = $"A failure of {names.Of(finding.Node)} would show at {finding.Explained} of the {all} resources that alert";
        var values = new Dictionary<string, double> { ["explained"] = finding.Explained, ["resources"] = all, ["likelihoodPercent"] = Math.Round(100 * finding.Strength) };
        var from = input.Incident.Alerts.Count == 0 ? (DateTimeOffset?)null : input.Incident.Alerts.Min(one => one.Alert.StartsAt);
        return book.Cite(Fact(EvidenceKind.Edge, finding.Node, text, null, null, from, null, values), "pattern");
    }

    private string Log(LogFinding log)
    {
        var text = $"{(log.IsNew ? "New" : "More frequent")} {(log.IsError ? "error " : "")}lines in {names.Of(log.ResourceId)}: {QuotedText.Quote(log.Template)}, "
            + $"{NumberText.Plain(log.After)} a minute against {NumberText.Plain(log.Before)} before";
        var values = new Dictionary<string, double> { ["before"] = log.Before, ["after"] = log.After };
        return book.Cite(Fact(EvidenceKind.Log, log.ResourceId, text, log.TemplateId, null, log.FirstSeen, null, values), log.TemplateId);
    }

    private string Series(Finding finding)
    {
        var series = finding.Series!;
        var window = input.Series.FirstOrDefault(one => one.SeriesKey == series.Key);
        var unit = window?.Unit;
        var shift = finding.Shift;
        var verb = shift.After >= shift.Normal ? "rose" : "fell";
        var text = $"{QuotedText.Plain(series.Metric, 80)} of {names.Of(series.Node)} {verb} from {NumberText.Of(shift.Normal, unit)} to {NumberText.Of(shift.After, unit)}";
        var values = new Dictionary<string, double>
        {
            ["before"] = shift.Normal, ["after"] = shift.After, ["delta"] = shift.After - shift.Normal, ["z"] = Math.Round(Math.Min(shift.Z, 1e6), 2),
        };
        if (!double.IsNaN(finding.Share))
        {
            text += $"; {NumberText.Percent(finding.Share)} of the symptom's excess begins here";
            values["sharePercent"] = Math.Round(100 * finding.Share);
        }

        if (finding.Node != series.Node) text += $"; it depends on {names.Of(finding.Node)}";

        var from = series.After.Count > 0 ? new DateTimeOffset(OnsetOf(series, shift), TimeSpan.Zero) : (DateTimeOffset?)null;
        var to = series.After.Count > 0 ? new DateTimeOffset(series.After[^1].Ticks, TimeSpan.Zero) : (DateTimeOffset?)null;
        return book.Cite(Fact(EvidenceKind.Series, series.Node, text, series.Metric, series.Key, from, to, values), $"{series.Key}|{(double.IsNaN(finding.Share) ? "shift" : "excess")}{(finding.Node != series.Node ? "|" + finding.Node : "")}");
    }

    // The first value that is nearer to the new level than to the old one.
    private static long OnsetOf(ObservedSeries series, Shift shift)
    {
        var middle = (shift.Normal + shift.After) / 2;
        var up = shift.After >= shift.Normal;
        return series.After.Where(point => up ? point.Value >= middle : point.Value <= middle).Select(point => point.Ticks).DefaultIfEmpty(series.After[0].Ticks).First();
    }

    private static Evidence Fact(
        EvidenceKind kind, string resourceId, string text, string? signal, string? seriesKey, DateTimeOffset? from, DateTimeOffset? to,
        Dictionary<string, double> values) => new()
        {
            Id = "", Kind = kind, ResourceId = resourceId, Text = text, Signal = signal, SeriesKey = seriesKey, From = from, To = to, Values = values,
            Link = seriesKey is null || signal is null ? null : $"/api/series?resourceId={Uri.EscapeDataString(resourceId)}&metric={Uri.EscapeDataString(signal)}",
        };
}
