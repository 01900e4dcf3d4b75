namespace AIOps.Diagnose.Retrieval;

/// <summary>A text that can be found again: a resolved and confirmed incident, or a part of a runbook.</summary>
/// <param name="Id">Id to cite.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">The text, redacted.</param>
/// <param name="Scope">Only searches of the same scope see it; empty = everybody.</param>
public sealed record KnowledgeItem(string Id, string Title, string Text, string Scope = "");

/// <summary>A found text.</summary>
/// <param name="Item">The text.</param>
/// <param name="Score">BM25 score; larger is better, comparable only inside one search.</param>
public sealed record KnowledgeHit(KnowledgeItem Item, double Score);

/// <summary>Ranks texts by the words they share with a question (Okapi BM25, k1 = 1.2 and b = 0.75 as in Robertson and Zaragoza 2009). Titles count twice.</summary>
public sealed class Bm25Index
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly List<(KnowledgeItem Item, Dictionary<string, int> Counts, int Length)> items = [];
    private readonly Dictionary<string, int> documents = new(StringComparer.Ordinal);
    private readonly double averageLength;

    /// <summary>Indexes texts.</summary>
    public Bm25Index(IEnumerable<KnowledgeItem> texts)
    {
        foreach (var item in texts)
        {
            var words = Words.Of($"{item.Title} {item.Title} {item.Text}").ToList();
            var counts = words.GroupBy(word => word, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
            items.Add((item, counts, words.Count));
            foreach (var word in counts.Keys) documents[word] = documents.GetValueOrDefault(word) + 1;
        }

        averageLength = items.Count == 0 ? 1 : Math.Max(1, items.Average(item => item.Length));
    }

    /// <summary>The best texts of a scope, best first; none that shares no word.</summary>
    public IReadOnlyList<KnowledgeHit> Search(string question, string scope = "", int take = 3)
    {
        var words = Words.Of(question).Distinct().ToList();
        return [.. items.Where(item => item.Item.Scope.Length == 0 || item.Item.Scope == scope)
            .Select(item => new KnowledgeHit(item.Item, words.Sum(word => Score(word, item.Counts, item.Length))))
            .Where(hit => hit.Score > 0).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Item.Id, StringComparer.Ordinal).Take(take)];
    }

    private double Score(string word, Dictionary<string, int> counts, int length)
    {
        if (!counts.TryGetValue(word, out var count)) return 0;
        var rarity = Math.Log(1 + ((items.Count - documents[word] + 0.5) / (documents[word] + 0.5)));
        return rarity * count * (K1 + 1) / (count + (K1 * (1 - B + (B * length / averageLength))));
    }
}
