namespace AIOps.Remediate.Policy;

/// <summary>Matches a resource id against a pattern in which <c>*</c> stands for any text. Linear time: patterns come from configuration, but ids from outside.</summary>
internal static class TargetPattern
{
    public static bool Matches(string pattern, string resourceId)
    {
        int p = 0, r = 0, star = -1, mark = 0;
        while (r < resourceId.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = r;
            }
            else if (p < pattern.Length && char.ToLowerInvariant(pattern[p]) == char.ToLowerInvariant(resourceId[r]))
            {
                p++;
                r++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                r = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }
}
