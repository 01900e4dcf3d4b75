namespace AIOps.Diagnose.Retrieval;

/// <summary>A text that can be found again: a resolved and confirmed incident, or a part of a runbook.</summary>
/// <param name="Id">Id to cite.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">The text, redacted.</param>
/// <param name="Scope">Only searches of the same scope see it; empty = everybody.</param>
public sealed record KnowledgeItem(string Id, string Title, string Text, string Scope = "");

/// <summary>A found text.</summary>
/// <param name="Item">The text.</param>
/// <param name="Score">BM25 score, cosine or fused score; larger is better, comparable only inside one search.</param>
public sealed record KnowledgeHit(KnowledgeItem Item, double Score)
{
    /// <summary>Share of the question's weight (rare words weigh more) that the text shares, 0 to 1; 0 when it was found by meaning alone.</summary>
    public double Coverage { get; init; }

    /// <summary>The shared words, rarest first: why it was found.</summary>
    public IReadOnlyList<string> SharedWords { get; init; } = [];
}
