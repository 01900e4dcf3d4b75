using System.Globalization;
using AIOps.Detect.Metrics.Episodes;
using AIOps.Ingest;

namespace AIOps.Detect.Slo;

/// <summary>A burning budget in the form that correlation takes.</summary>
public static class SloAlert
{
    /// <summary>Identity of the burn-rate series of a rule: what charts and verification look at.</summary>
    public static SeriesId SeriesOf(SloObjective objective, BurnRule rule) =>
        new(objective.ResourceId.ToLowerInvariant(), $"SLO {objective.Name}", $"rule={rule.Name}");

    /// <summary>The anomaly phase of a transition; both phases of one burn share the id.</summary>
    public static Anomaly Of(SloObjective objective, SloTransition transition)
    {
        var reading = transition.Reading;
        var series = SeriesOf(objective, reading.Rule);
        var since = Time(transition.Since);
        return new Anomaly
        {
            Id = EpisodeReport.IdOf(series.Key, "slo", since.UtcTicks),
            Source = AnomalySource.Slo,
            SeriesKey = series.Key,
            ResourceId = series.ResourceId,
            Metric = series.Metric,
            Dimensions = series.Dimensions,
            Kind = AnomalyKind.BudgetBurn,
            Direction = AnomalyDirection.Up,
            Phase = transition.Fired ? AnomalyPhase.Opened : AnomalyPhase.Cleared,
            Since = since,
            At = Time(transition.Minute),
            Observed = reading.Short.Rate,
            Expected = 1,
            Lower = 0,
            Upper = reading.Rule.Factor,
            Score = transition.Fired ? 1 : 0,
            Severity = reading.Rule.Severity,
            Explanation = Text(objective, transition),
        };
    }

    private static DateTimeOffset Time(long minute) => DateTimeOffset.FromUnixTimeSeconds(minute * 60);

    private static string Text(SloObjective objective, SloTransition transition)
    {
        var reading = transition.Reading;
        var target = (100 * objective.Target).ToString("0.###", CultureInfo.InvariantCulture);
        return transition.Fired
            ? $"SLO {objective.Name} ({target} %) burns its error budget {Times(reading.Long.Rate)} too fast over {Window(reading.Long)} and {Times(reading.Short.Rate)} over {Window(reading.Short)}; {Times(reading.Rule.Factor)} is the limit"
            : $"SLO {objective.Name} ({target} %) is back under {Times(reading.Rule.Factor)}: {Times(reading.Short.Rate)} over {Window(reading.Short)}";
    }

    private static string Times(double rate) => rate.ToString(rate < 100 ? "0.#" : "0", CultureInfo.InvariantCulture) + " times";

    private static string Window(Burn burn) => burn.Minutes >= 60 ? $"{burn.Minutes / 60} h" : $"{burn.Minutes} min";
}
