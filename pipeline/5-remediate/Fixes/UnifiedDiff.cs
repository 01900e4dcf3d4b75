using System.Globalization;
using System.Text;

namespace AIOps.Remediate.Fixes;

/// <summary>A unified diff of two short texts, in one hunk: fragments are shown whole.</summary>
internal static class UnifiedDiff
{
    /// <summary>Diff in the form that <c>git apply</c> and <c>patch</c> read; empty when nothing differs.</summary>
    public static string Of(string file, string before, string after)
    {
        if (before == after) return "";
        var (old, now) = (Lines(before), Lines(after));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"--- a/{file}\n+++ b/{file}\n@@ -1,{old.Length} +1,{now.Length} @@\n");
        var common = Common(old, now);
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                text.Append(' ').Append(old[i]).Append('\n');
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                text.Append('-').Append(old[i++]).Append('\n');
            }
            else
            {
                text.Append('+').Append(now[j++]).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');

    /// <summary>Length of the longest common subsequence of what follows each pair of positions.</summary>
    private static int[,] Common(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
