using System.Security.Cryptography;
using System.Text;

namespace AIOps.Storage;

/// <summary>Keys that the store takes, made from what the product has.</summary>
public static class RowKeys
{
    /// <summary>Longest result of <see cref="Safe"/>, in characters: leaves room for a prefix within the 512 of a key.</summary>
    public const int MaxSafeLength = 256;

    /// <summary>A 19-digit key that sorts later times first: tables know ascending order only.</summary>
    public static string NewestFirst(DateTimeOffset time) => (DateTime.MaxValue.Ticks - time.UtcTicks).ToString("D19");

    /// <summary>A 19-digit key that sorts earlier times first.</summary>
    public static string OldestFirst(DateTimeOffset time) => time.UtcTicks.ToString("D19");

    /// <summary>
    /// A key from any text: different texts give different keys, letters and digits stay readable, forbidden characters become <c>~</c> and four hex
    /// digits, and what is longer than <see cref="MaxSafeLength"/> is cut and ended with its SHA-256. The empty text gives <c>~</c>.
    /// </summary>
    public static string Safe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0) return "~";
        string key = text.All(Stays) ? text : Escape(text);
        return key.Length <= MaxSafeLength ? key : key[..128] + "~" + Hash(text);
    }

    /// <summary>SHA-256 of a text as 64 lower-case hex digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text)));

    private static bool Stays(char c) => c != '~' && c != '\uffff' && TableRules.IsKeyCharacter(c);

    private static string Escape(string text)
    {
        StringBuilder key = new(text.Length + 16);
        foreach (char c in text)
        {
            if (Stays(c)) key.Append(c);
            else key.Append('~').Append(((int)c).ToString("x4"));
        }
        return key.ToString();
    }
}
