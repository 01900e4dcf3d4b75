using System.Text.Json.Serialization;

namespace AIOps.Orchestrations.Questions;

/// <summary>An answer that is made of facts only: what it says is said by the citations.</summary>
/// <param name="IncidentId">The incident it is about; null when it is about none.</param>
/// <param name="Text">A few lines; ids in brackets cite. Says "I don't know" where the facts are missing.</param>
/// <param name="Citations">Every fact that the text cites, in order of appearance.</param>
/// <param name="UnderstoodAs">What the question was taken for, for people.</param>
/// <param name="Kind">The same as a word.</param>
/// <param name="Confidence">How sure the answer is, 0 to 1; 0 when it is not known.</param>
public sealed record Answer(string? IncidentId, [property: JsonPropertyName("answer")] string Text, IReadOnlyList<Citation> Citations, string UnderstoodAs, QuestionKind Kind, double Confidence);

/// <summary>A fact behind an answer.</summary>
/// <param name="Id">As cited in the text.</param>
/// <param name="Kind"><c>evidence</c>, <c>timeline</c>, <c>log</c>, <c>change</c>, <c>audit</c>, <c>approval</c>, <c>incident</c>, <c>series</c> or <c>resource</c>.</param>
/// <param name="Link">Address inside the product that shows it.</param>
/// <param name="Text">The fact in one line.</param>
public sealed record Citation(string Id, string Kind, string Link, string Text);
