using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Questions;

namespace AIOps.Orchestrations.Notifications.Cards;

/// <summary>What a message says about an incident, for every channel alike: from storage, harmless, short.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Title">One line.</param>
/// <param name="Severity">0 (critical) to 4 (verbose).</param>
/// <param name="Status">Where it stands, in words.</param>
/// <param name="IsOver">True once it is resolved.</param>
/// <param name="Summary">A few sentences.</param>
/// <param name="Facts">Name and value, in order.</param>
/// <param name="Path">Its page inside the product.</param>
public sealed record IncidentCard(
    string IncidentId, string Title, int Severity, string Status, bool IsOver, string Summary, IReadOnlyList<(string Name, string Value)> Facts, string Path)
{
    /// <summary>The card of a record as it is now.</summary>
    public static IncidentCard Of(IncidentRecord record)
    {
        var incident = record.Incident;
        return new IncidentCard(
            incident.Id,
            HostileText.Plain(incident.Title, 150),
            incident.Severity,
            InWords(incident.Status),
            incident.Status == IncidentStatus.Resolved,
            HostileText.Plain(Spaced(incident.Resolution ?? record.Diagnosis?.Summary.Text ?? "The causes are not known yet."), 700),
            [.. FactsOf(record)],
            $"/incidents/{Uri.EscapeDataString(incident.Id)}");
    }

    private static IEnumerable<(string Name, string Value)> FactsOf(IncidentRecord record)
    {
        var incident = record.Incident;
        yield return ("Severity", $"{incident.Severity} ({SeverityWord(incident.Severity)})");
        yield return ("Began", $"{incident.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
        if (record.Diagnosis?.Causes is [var top, ..])
        {
            yield return ("Most likely cause", $"{HostileText.Plain(top.Title, 120)} ({top.Confidence:P0})");
        }

        var count = incident.Alerts.Count + record.MoreAlerts;
        var resources = incident.Alerts.Select(member => member.Alert.ResourceId).Distinct().Count();
        yield return ("Alerts", $"{count} on {resources} {(resources == 1 ? "resource" : "resources")}");
        if (record.AcknowledgedBy is { } who)
        {
            yield return ("Acknowledged by", HostileText.Plain(who, 80));
        }
    }

    private static string Spaced(string text) => text.ReplaceLineEndings(" ");

    private static string SeverityWord(int severity) => severity switch
    {
        0 => "critical",
        1 => "error",
        2 => "warning",
        3 => "informational",
        _ => "verbose",
    };

    private static string InWords(IncidentStatus status) => status switch
    {
        IncidentStatus.AwaitingApproval => "waits for approval",
        IncidentStatus.Remediating => "an action runs",
        IncidentStatus.Verifying => "the signal is watched",
        IncidentStatus.Resolved => "resolved",
        IncidentStatus.Escalated => "needs a person",
        _ => "open",
    };
}
