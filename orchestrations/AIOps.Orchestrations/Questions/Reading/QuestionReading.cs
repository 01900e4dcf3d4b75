namespace AIOps.Orchestrations.Questions.Reading;

/// <summary>What a question was taken for.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Confidence">How sure the reading is, 0 to 1.</param>
/// <param name="IncidentId">An incident id in the text; null when it names none.</param>
internal sealed record QuestionReading(QuestionKind Kind, double Confidence, string? IncidentId)
{
    /// <summary>The kind in words.</summary>
    public string InWords => Kind switch
    {
        QuestionKind.Status => "What is going on?",
        QuestionKind.Changes => "What changed?",
        QuestionKind.Errors => "What do the logs say?",
        QuestionKind.Similar => "Did it happen before?",
        QuestionKind.Why => "Why this cause?",
        QuestionKind.Waiting => "What waits for a person?",
        QuestionKind.Decisions => "Who decided?",
        QuestionKind.BlastRadius => "What is affected?",
        QuestionKind.Trend => "Is it getting better?",
        QuestionKind.Command => "A request to do something",
        _ => "Not understood",
    };
}
