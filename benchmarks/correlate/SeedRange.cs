namespace AIOps.Benchmarks.Correlate;

/// <summary><c>A-B</c>, both included.</summary>
internal static class SeedRange
{
    public static IReadOnlyList<int>? Parse(string? text)
    {
        var parts = (text ?? "").Split('-');
        if (!int.TryParse(parts[0], out var first) || first < 0) return null;
        var last = first;
        if (parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], out last)) || last < first) return null;
        return [.. Enumerable.Range(first, last - first + 1)];
    }
}
