namespace AIOps.Orchestrations.Local;

/// <summary>FNV-1a over UTF-16 units: the same in every process and version, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class StableHash
{
    public static int Bucket(string text, int buckets)
    {
        uint hash = 2166136261;
        foreach (char c in text) hash = (hash ^ c) * 16777619;
        return (int)(hash % (uint)buckets);
    }
}
