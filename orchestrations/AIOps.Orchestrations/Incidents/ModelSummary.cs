namespace AIOps.Orchestrations.Incidents;

/// <summary>What a language model wrote about an incident and what became of every sentence: the page shows which text came from whom.</summary>
public sealed record ModelSummary
{
    /// <summary>Name of the model or deployment.</summary>
    public required string Model { get; init; }

    /// <summary>Time of the diagnosis that it is about.</summary>
    public required DateTimeOffset DiagnosisAt { get; init; }

    /// <summary>True when the model's text is the incident's summary; false when the template's is.</summary>
    public required bool Shown { get; init; }

    /// <summary>Why the template is shown; empty when the model's text is.</summary>
    public required string Fallback { get; init; }

    /// <summary>The template summary, whichever is shown.</summary>
    public required string Template { get; init; }

    /// <summary>Version of the prompt (<c>summary.v2</c>); null when the model was not asked.</summary>
    public required string? PromptVersion { get; init; }

    /// <summary>SHA-256 of the prompt's instructions, 64 hex digits; null when the model was not asked.</summary>
    public required string? PromptHash { get; init; }

    /// <summary>Tokens billed, prompt and answer.</summary>
    public required int Tokens { get; init; }

    /// <summary>Every sentence of the model with its verdict.</summary>
    public required IReadOnlyList<ModelClaim> Claims { get; init; }

    /// <summary>The action of the catalogue that the model would take; null when it named none that exists. Planning does not read it.</summary>
    public required string? ProposedActionId { get; init; }

    /// <summary>What the model would look at next; only what names something known.</summary>
    public required IReadOnlyList<string> NextChecks { get; init; }
}

/// <summary>A sentence of the model.</summary>
/// <param name="Text">The sentence; untrusted when it was dropped.</param>
/// <param name="Kind"><c>fact</c>, <c>root</c>, <c>caused</c>, <c>hypothesis</c> or <c>action</c>.</param>
/// <param name="EvidenceIds">What it cites.</param>
/// <param name="Verdict"><c>kept</c>, <c>hypothesis</c> (shown as a possibility) or <c>dropped</c>.</param>
/// <param name="Reason">Why it is not kept as it is; empty when it is.</param>
public sealed record ModelClaim(string Text, string Kind, IReadOnlyList<string> EvidenceIds, string Verdict, string Reason);
