using System.Security.Cryptography;
using System.Text;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Knowledge;

/// <summary>Embeddings by content, so that a text is paid for once per host. Without a model, or when it is away, there are none.</summary>
internal sealed class EmbeddingCache(IEmbeddingModel? model = null)
{
    private const int Most = 10_000;
    private const int Batch = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, IReadOnlyList<float>> _known = new(StringComparer.Ordinal);

    /// <summary>One vector per text; null where there is none.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<float>?>> OfAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        if (model is null)
        {
            return [.. texts.Select(_ => (IReadOnlyList<float>?)null)];
        }

        var keys = texts.Select(KeyOf).ToList();
        var missing = texts.Select((text, i) => (text, key: keys[i])).Where(one => Find(one.key) is null).DistinctBy(one => one.key).ToList();
        foreach (var part in missing.Chunk(Batch))
        {
            if (await model.EmbedAsync([.. part.Select(one => one.text)], cancellation) is not { } vectors || vectors.Count != part.Length)
            {
                break;
            }

            Keep(part.Select((one, i) => (one.key, vectors[i])));
        }

        return [.. keys.Select(Find)];
    }

    private IReadOnlyList<float>? Find(string key)
    {
        lock (_gate)
        {
            return _known.GetValueOrDefault(key);
        }
    }

    private void Keep(IEnumerable<(string Key, IReadOnlyList<float> Vector)> made)
    {
        lock (_gate)
        {
            if (_known.Count > Most)
            {
                _known.Clear();
            }

            foreach (var (key, vector) in made)
            {
                _known[key] = vector;
            }
        }
    }

    private static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
