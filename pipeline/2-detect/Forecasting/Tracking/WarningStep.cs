using System.Globalization;
using AIOps.Detect.Forecasting.Exhaustion;
using AIOps.Detect.Metrics.Episodes;
using AIOps.Ingest;

namespace AIOps.Detect.Forecasting.Tracking;

/// <summary>Begins, worsens and ends the warning of a series.</summary>
internal static class WarningStep
{
    /// <summary>Room won since the warning, as a share of the way that was left then, that counts as averted.</summary>
    private const double RoomWon = 0.2;

    /// <summary>The phase that a forecast makes, or null.</summary>
    public static Anomaly? Next(ForecastState state, SeriesId series, ForecastTarget target, ExhaustionPolicy policy, Outlook outlook, in TimeToLimit hours)
    {
        var warning = state.Warning;
        var standing = policy.Next(new WarningStanding(warning.Id is not null, warning.Count), hours, 1);
        var severity = SeverityOf(target, hours.Median);
        if (standing.IsOpen && warning.Id is null)
        {
            state.Warning = new WarningState
            {
                Id = EpisodeReport.IdOf(series.Key, "forecast", outlook.MadeAt.UtcTicks), Since = outlook.MadeAt, Level = outlook.Current, Severity = severity,
            };
            return Phase(state, series, outlook, AnomalyPhase.Opened);
        }

        if (!standing.IsOpen && warning.Id is not null)
        {
            var phase = Phase(state, series, outlook, AnomalyPhase.Cleared);
            Close(state, target, outlook.Current);
            return phase;
        }

        state.Warning = warning with { Count = standing.Count };
        if (warning.Id is null || severity >= warning.Severity)
        {
            return null;
        }

        state.Warning = state.Warning with { Severity = severity };
        return Phase(state, series, outlook, AnomalyPhase.Updated);
    }

    private static void Close(ForecastState state, ForecastTarget target, double current)
    {
        var warning = state.Warning;
        var left = Math.Abs(target.Limit - warning.Level);
        var won = Math.Abs(target.Limit - current) - left;
        state.Tally = warning.Reached ? state.Tally
            : won > RoomWon * left ? state.Tally with { Averted = state.Tally.Averted + 1 }
            : state.Tally with { FalseWarnings = state.Tally.FalseWarnings + 1 };
        state.Warning = new WarningState();
    }

    private static Anomaly Phase(ForecastState state, SeriesId series, Outlook outlook, AnomalyPhase phase) => new()
    {
        Id = state.Warning.Id!,
        Source = AnomalySource.Forecast,
        SeriesKey = series.Key,
        ResourceId = series.ResourceId,
        Metric = series.Metric,
        Dimensions = series.Dimensions,
        Unit = series.Unit,
        Kind = AnomalyKind.Exhaustion,
        Direction = outlook.Direction,
        Phase = phase,
        Since = state.Warning.Since,
        At = outlook.MadeAt,
        Observed = outlook.Current,
        Expected = Usual(state),
        Lower = Math.Min(Usual(state), outlook.Current),
        Upper = Math.Max(outlook.Limit, outlook.Current),
        Score = phase == AnomalyPhase.Cleared ? 0 : 0.9,
        Severity = state.Warning.Severity,
        Explanation = phase == AnomalyPhase.Cleared ? Ended(state, outlook) : $"{series.Metric} is {Level(outlook.Current, series.Unit)} and {outlook.Text}",
    };

    private static string Ended(ForecastState state, Outlook outlook) =>
        $"no longer near its limit: {Level(outlook.Current, null)} now, {Level(state.Warning.Level, null)} when the warning began";

    private static string Level(double value, string? unit) => value.ToString(Math.Abs(value) < 1000 ? "0.#" : "0", CultureInfo.InvariantCulture) + (unit == "Percent" ? " %" : "");

    /// <summary>The median level of the last day.</summary>
    private static double Usual(ForecastState state)
    {
        var day = state.Coarse.Values().TakeLast(48).Where(double.IsFinite).Order().ToList();
        return day[day.Count / 2];
    }

    private static int SeverityOf(ForecastTarget target, double hours) => target.Kind == LimitKind.Capacity || hours > 6 ? 3 : hours > 1 ? 2 : 1;
}
