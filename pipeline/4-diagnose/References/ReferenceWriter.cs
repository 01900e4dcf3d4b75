using AIOps.Diagnose.Writing;

namespace AIOps.Diagnose.References;

/// <summary>Adds past incidents and runbooks to a diagnosis as evidence, and a sentence that cites them to its summary.</summary>
public static class ReferenceWriter
{
    /// <summary>References cited at most.</summary>
    private const int Most = 3;

    /// <summary>The diagnosis with the references; causes and their order stay as they are.</summary>
    public static Diagnosis Add(Diagnosis diagnosis, IReadOnlyList<KnowledgeReference> references)
    {
        if (references.Count == 0) return diagnosis;
        var facts = diagnosis.Evidence.ToList();
        var resource = diagnosis.Causes.Count > 0 ? diagnosis.Causes[0].ResourceId : facts.Select(fact => fact.ResourceId).FirstOrDefault("");
        List<string> sentences = [];
        List<string> ids = [];
        foreach (var reference in references.Take(Most))
        {
            var id = $"E{facts.Count + 1}";
            facts.Add(new()
            {
                Id = id, Kind = EvidenceKind.Reference, ResourceId = resource, Text = TextOf(reference), Signal = reference.Id, From = reference.At, Link = reference.Link,
            });
            ids.Add(id);
            sentences.Add($"{TextOf(reference)} [{id}].");
        }

        var summary = diagnosis.Summary;
        return diagnosis with
        {
            Evidence = facts,
            Summary = summary with { Text = $"{summary.Text} {string.Join(' ', sentences)}", EvidenceIds = [.. summary.EvidenceIds, .. ids] },
        };
    }

    private static string TextOf(KnowledgeReference reference)
    {
        var why = reference.Why.Count == 0 ? "" : $" (both mention {string.Join(", ", reference.Why.Take(4).Select(word => QuotedText.Plain(word, 30)))})";
        if (reference.Kind == ReferenceKind.Runbook) return $"The runbook section {QuotedText.Quote(reference.Title, 100)} deals with something like this{why}";
        var end = reference.Resolution.Length == 0 ? "" : $", and ended with {QuotedText.Quote(reference.Resolution, 140)}";
        var when = reference.At is { } at ? $" on {NumberText.Day(at)}" : "";
        return $"It resembles {QuotedText.Quote(reference.Title, 100)}, which was resolved{when}{end}{why}";
    }
}
