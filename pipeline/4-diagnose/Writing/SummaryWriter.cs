using System.Text;
using AIOps.Correlate;
using AIOps.Detect;

namespace AIOps.Diagnose.Writing;

/// <summary>The summary that needs no model: what happened, since when, the likely cause and why, what else was considered, what changed. Every sentence cites.</summary>
internal sealed class SummaryWriter(DiagnosisInput input, ResourceNames names)
{
    public Summary Write(
        IReadOnlyList<Cause> causes, IReadOnlyDictionary<string, string> alertIds, string? pathId, IReadOnlyList<string> changeIds, IReadOnlyList<Evidence> facts)
    {
        var texts = facts.ToDictionary(fact => fact.Id, fact => fact.Text);
        var builder = new StringBuilder();
        Opening(builder, alertIds, texts);
        if (causes.Count == 0)
        {
            builder.Append(" The cause is unknown: nothing in the metrics, logs and changes of these resources and their neighbours stands out enough to be named.");
        }
        else
        {
            Likely(builder, causes[0], texts, pathId);
            Others(builder, causes);
        }

        Changes(builder, changeIds, texts);
        var text = builder.ToString();
        return new(text, "template", [.. facts.Select(fact => fact.Id).Where(id => text.Contains($"[{id}]", StringComparison.Ordinal))]);
    }

    private void Opening(StringBuilder builder, IReadOnlyDictionary<string, string> alertIds, Dictionary<string, string> texts)
    {
        var alerts = input.Incident.Alerts.Select(one => one.Alert).OrderBy(alert => alert.StartsAt).ThenBy(alert => alert.Severity).ToList();
        builder.Append($"Since {NumberText.Time(input.Incident.StartedAt)}");
        if (alerts.Count == 0)
        {
            builder.Append(" something is wrong, but no alert says what.");
            return;
        }

        builder.Append($", {Noticed(alerts[0], texts[alertIds[alerts[0].Id]])} [{alertIds[alerts[0].Id]}]");
        var resources = alerts.Select(alert => alert.ResourceId).Distinct().Count();
        if (alerts.Count > 1) builder.Append($"; in all {alerts.Count} alerts on {resources} {(resources == 1 ? "resource" : "resources")}{Cited(alerts, alertIds)}");
        builder.Append('.');
    }

    // The numbers where there are any; else what kind of news it is.
    private string Noticed(Alert alert, string fact) => alert switch
    {
        { Kind: AnomalyKind.Missing } => $"{QuotedText.Plain(alert.Signal, 80)} of {names.Of(alert.ResourceId)} has stopped arriving",
        { Source: AnomalySource.Foreign } => $"the alert {QuotedText.Quote(alert.Signal)} holds for {names.Of(alert.ResourceId)}",
        { Source: AnomalySource.Log } => $"the log of {names.Of(alert.ResourceId)} has changed",
        { Source: AnomalySource.Forecast } => $"{QuotedText.Plain(alert.Signal, 80)} of {names.Of(alert.ResourceId)} is on its way to its limit",
        { Anomaly: not null } => fact,
        _ => $"{QuotedText.Plain(alert.Signal, 80)} of {names.Of(alert.ResourceId)} has left its usual range",
    };

    private static string Cited(IReadOnlyList<Alert> alerts, IReadOnlyDictionary<string, string> alertIds) =>
        " " + string.Join(' ', alerts.Skip(1).Select(alert => alertIds[alert.Id]).Distinct().Take(4).Select(id => $"[{id}]"));

    private static void Likely(StringBuilder builder, Cause cause, Dictionary<string, string> texts, string? pathId)
    {
        builder.Append($" The most likely cause ({NumberText.Percent(cause.Confidence)} sure): {cause.Title}.");
        foreach (var id in cause.Contributions.SelectMany(contribution => contribution.EvidenceIds).Distinct().Take(4))
            builder.Append($" {texts[id]} [{id}].");
        if (pathId is not null) builder.Append($" {texts[pathId]} [{pathId}].");
    }

    private static void Others(StringBuilder builder, IReadOnlyList<Cause> causes)
    {
        if (causes.Count < 2) return;
        var others = causes.Skip(1).Take(2).Select(cause =>
            $"{cause.Title} ({NumberText.Percent(cause.Confidence)}) {string.Join(' ', cause.Contributions.SelectMany(one => one.EvidenceIds).Distinct().Take(2).Select(id => $"[{id}]"))}");
        builder.Append($" Also considered: {string.Join("; ", others)}.");
    }

    private static void Changes(StringBuilder builder, IReadOnlyList<string> changeIds, Dictionary<string, string> texts)
    {
        if (changeIds.Count == 0)
        {
            builder.Append(" No change was recorded shortly before.");
            return;
        }

        builder.Append($" Changed shortly before: {string.Join("; ", changeIds.Take(3).Select(id => $"{texts[id]} [{id}]"))}.");
    }
}
