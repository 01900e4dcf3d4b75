namespace AIOps.Diagnose.Retrieval;

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
        // A word that no text has says nothing about which text fits.
        var whole = words.Where(documents.ContainsKey).Sum(Rarity);
        return [.. items.Where(item => item.Item.Scope.Length == 0 || item.Item.Scope == scope)
            .Select(item => Hit(item.Item, item.Counts, item.Length, words, whole))
            .Where(hit => hit.Score > 0).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Item.Id, StringComparer.Ordinal).Take(take)];
    }

    private KnowledgeHit Hit(KnowledgeItem item, Dictionary<string, int> counts, int length, List<string> words, double whole)
    {
        var shared = words.Where(counts.ContainsKey).OrderByDescending(Rarity).ThenBy(word => word, StringComparer.Ordinal).ToList();
        return new(item, shared.Sum(word => Score(word, counts[word], length)))
        {
            Coverage = whole <= 0 ? 0 : shared.Sum(Rarity) / whole,
            SharedWords = shared,
        };
    }

    private double Score(string word, int count, int length) =>
        Rarity(word) * count * (K1 + 1) / (count + (K1 * (1 - B + (B * length / averageLength))));

    private double Rarity(string word) => Math.Log(1 + ((items.Count - documents[word] + 0.5) / (documents[word] + 0.5)));
}
