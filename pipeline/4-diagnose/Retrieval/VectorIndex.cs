namespace AIOps.Diagnose.Retrieval;

/// <summary>Ranks texts by the cosine of their embedding with the question's. Texts without an embedding are left out.</summary>
public sealed class VectorIndex
{
    private readonly List<(KnowledgeItem Item, IReadOnlyList<float> Vector, double Norm)> items = [];

    /// <summary>Indexes texts with their vectors; both lists have the same length.</summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public VectorIndex(IReadOnlyList<KnowledgeItem> texts, IReadOnlyList<IReadOnlyList<float>?> vectors)
    {
        if (texts.Count != vectors.Count) throw new ArgumentException($"{texts.Count} texts and {vectors.Count} vectors.");
        for (var i = 0; i < texts.Count; i++)
        {
            if (vectors[i] is { Count: > 0 } vector && Norm(vector) is > 0 and var norm) items.Add((texts[i], vector, norm));
        }
    }

    /// <summary>The nearest texts of a scope, best first; none whose cosine is below <paramref name="least"/>.</summary>
    public IReadOnlyList<KnowledgeHit> Search(IReadOnlyList<float> question, string scope = "", int take = 3, double least = 0.3)
    {
        var norm = Norm(question);
        return norm <= 0 ? [] : [.. items.Where(item => (item.Item.Scope.Length == 0 || item.Item.Scope == scope) && item.Vector.Count == question.Count)
            .Select(item => new KnowledgeHit(item.Item, Dot(item.Vector, question) / (item.Norm * norm)))
            .Where(hit => hit.Score >= least).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Item.Id, StringComparer.Ordinal).Take(take)];
    }

    private static double Norm(IReadOnlyList<float> vector) => Math.Sqrt(Dot(vector, vector));

    private static double Dot(IReadOnlyList<float> one, IReadOnlyList<float> other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Count; i++) sum += one[i] * (double)other[i];
        return sum;
    }
}
