using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Orchestrations.Series;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>Whether it gets better: the newest points of the alerts' series against their bands, and against the time before.</summary>
internal sealed class TrendAnswer(SeriesReader series, TimeProvider time) : IAnswerer
{
    private const int Shown = 5;
    private static readonly TimeSpan Window = TimeSpan.FromHours(2);

    public QuestionKind Kind => QuestionKind.Trend;

    public bool NeedsIncident => true;

    public async Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation)
    {
        var record = scope.Incident!;
        var incident = record.Incident;
        if (incident.Status == IncidentStatus.Resolved)
        {
            writer.Say($"It is over since {Quoted.Time(incident.ResolvedAt ?? incident.UpdatedAt)} {writer.Cite(Cites.Incident(record))}: {Quoted.Line(incident.Resolution ?? "resolved")}");
            return;
        }

        var active = incident.Alerts.Count(member => member.Alert.EndsAt is null);
        writer.Say($"{incident.Alerts.Count - active} of {incident.Alerts.Count} alerts have ended {writer.Cite(Cites.Incident(record))}.");
        var seen = 0;
        foreach (var alert in incident.Alerts.Select(member => member.Alert).Where(alert => alert.SeriesKey is not null).DistinctBy(alert => alert.SeriesKey).Take(Shown))
        {
            var until = time.GetUtcNow();
            var points = await series.PointsAsync(alert.SeriesKey!, until - Window, until, cancellation);
            if (points.Count >= 2)
            {
                seen++;
                writer.Item($"{Sentence(alert, points)} {writer.Cite(Cites.Series(alert))}");
            }
        }

        if (record.Verification is { } proof)
        {
            writer.Say($"Verification of the action: {proof.State}. {Quoted.Line(proof.Text)}");
        }
        else if (seen == 0)
        {
            writer.Unknown("no points of its signals came in the last two hours");
        }
    }

    private static string Sentence(Alert alert, IReadOnlyList<SeriesPoint> points)
    {
        var last = points[^1];
        var worst = points.MaxBy(Outside);
        var state = Outside(last) == 0 ? "is inside its band again"
            : Outside(last) < 0.8 * Outside(worst) ? "comes back"
            : "is still outside its band";
        var name = $"{HostileText.Plain(alert.Signal, 60)} of {HostileText.Plain(ArmId.ShortNameOf(alert.ResourceId), 60)}";
        return $"{name} {state}: {Quoted.Number(last.Value)} at {Quoted.Time(last.Time)} (band {Quoted.Number(last.Lower)} to {Quoted.Number(last.Upper)}), worst of two hours {Quoted.Number(worst.Value)}";
    }

    private static double Outside(SeriesPoint point) => Math.Max(0, Math.Max(point.Value - point.Upper, point.Lower - point.Value));
}
