using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Diagnose;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>What the logs say, as far as the diagnosis and the alerts hold it: templates and counts, never raw lines.</summary>
internal sealed class ErrorsAnswer : IAnswerer
{
    private const int Shown = 6;

    public QuestionKind Kind => QuestionKind.Errors;

    public bool NeedsIncident => true;

    public Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation)
    {
        var incident = scope.Incident!.Incident;
        var facts = scope.Incident.Diagnosis?.Evidence.Where(fact => fact.Kind == EvidenceKind.Log).ToList() ?? [];
        var alerts = incident.Alerts.Select(member => member.Alert).Where(alert => alert.Source == AnomalySource.Log).ToList();
        if (facts.Count == 0 && alerts.Count == 0)
        {
            writer.Unknown("no log fact is on record for this incident");
            return Task.CompletedTask;
        }

        writer.Say($"{facts.Count + alerts.Count} {(facts.Count + alerts.Count == 1 ? "thing stands" : "things stand")} out in the logs:");
        foreach (var fact in facts.Take(Shown))
        {
            writer.Item($"{Quoted.Line(fact.Text)} {writer.Cite(Cites.Evidence(incident.Id, fact))}");
        }

        foreach (var alert in alerts.Where(alert => alert.SeriesKey is not null).Take(Shown))
        {
            writer.Item($"{Quoted.Time(alert.StartsAt)} on {HostileText.Plain(ArmId.ShortNameOf(alert.ResourceId), 80)}: {Quoted.Title(alert.Title)} {writer.Cite(Cites.Series(alert))}");
        }

        return Task.CompletedTask;
    }
}
