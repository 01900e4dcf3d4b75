using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Ingest;
using AIOps.Orchestrations.Changes;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>What changed from a day before the incident until its end: on its own resources first.</summary>
internal sealed class ChangesAnswer(ChangeRepository changes, TimeProvider time) : IAnswerer
{
    private const int Shown = 6;
    private static readonly TimeSpan Before = TimeSpan.FromHours(24);

    public QuestionKind Kind => QuestionKind.Changes;

    public bool NeedsIncident => true;

    public async Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation)
    {
        var record = scope.Incident!;
        var incident = record.Incident;
        var from = incident.StartedAt - Before;
        var found = await changes.BetweenAsync(from, incident.ResolvedAt ?? time.GetUtcNow(), cancellation);
        var own = incident.Alerts.Select(member => member.Alert.ResourceId)
            .Concat(record.Diagnosis?.Causes.Select(cause => cause.ResourceId) ?? [])
            .Select(ArmId.WholeOf)
            .ToHashSet();
        var near = found.Where(change => own.Contains(ArmId.WholeOf(change.ResourceId))).OrderByDescending(change => change.Time).ToList();
        if (near.Count == 0)
        {
            writer.Say($"No change of its {own.Count} {(own.Count == 1 ? "resource" : "resources")} is on record between {Quoted.Time(from)} and now; changes that nobody sent here are not known to me.");
        }
        else
        {
            writer.Say($"{near.Count} {(near.Count == 1 ? "change" : "changes")} of its resources since {Quoted.Time(from)}, newest first:");
        }

        foreach (var (change, index) in near.Take(Shown).Select((change, index) => (change, index)))
        {
            writer.Item($"{Described(change, incident.StartedAt)} {writer.Cite(Cites.Change(incident.Id, index + 1, change))}");
        }

        if (found.Count > near.Count)
        {
            writer.Say($"{found.Count - near.Count} more on other resources in that time.");
        }

        foreach (var fact in record.Diagnosis?.Evidence.Where(fact => fact.Kind == EvidenceKind.Change).Take(3) ?? [])
        {
            writer.Item($"In the diagnosis: {Quoted.Line(fact.Text)} {writer.Cite(Cites.Evidence(incident.Id, fact))}");
        }
    }

    private static string Described(ChangeEvent change, DateTimeOffset start)
    {
        var when = change.Time <= start ? $"{Quoted.Ago(start - change.Time)} before it began" : $"{Quoted.Ago(change.Time - start)} after it began";
        var who = change.Caller is { Length: > 0 } caller ? $" by {HostileText.Plain(caller, 60)}" : "";
        return $"{Quoted.Time(change.Time)} ({when}): {Quoted.Title(change.Title)}, {HostileText.Plain(change.Status, 20)}{who}, on {HostileText.Plain(ArmId.ShortNameOf(change.ResourceId), 80)}";
    }
}
