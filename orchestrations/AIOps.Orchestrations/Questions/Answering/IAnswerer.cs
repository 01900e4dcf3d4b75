using AIOps.Orchestrations.Incidents;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>Answers one kind of question from what is stored.</summary>
internal interface IAnswerer
{
    /// <summary>The kind.</summary>
    QuestionKind Kind { get; }

    /// <summary>True when the question makes sense for an incident only.</summary>
    bool NeedsIncident { get; }

    /// <summary>Writes the answer.</summary>
    Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation);
}

/// <summary>What a question is about.</summary>
/// <param name="Incident">The incident; null when none is meant.</param>
internal sealed record QuestionScope(IncidentRecord? Incident);
