using System.Text;

namespace AIOps.Storage.Sqlite;

/// <summary>
/// Keys as bytes whose byte order is the ordinal order of the text. UTF-8 sorts characters beyond the basic plane after U+FFFF, UTF-16 before U+E000;
/// so each UTF-16 unit is written as its own UTF-8 like sequence (CESU-8). ASCII keys stay readable in any SQLite tool.
/// </summary>
internal static class KeyBytes
{
    public static byte[] Encode(string key)
    {
        if (Ascii.IsValid(key)) return Encoding.ASCII.GetBytes(key);
        List<byte> bytes = new(key.Length * 3);
        foreach (char c in key)
        {
            if (c < 0x80)
            {
                bytes.Add((byte)c);
            }
            else if (c < 0x800)
            {
                bytes.Add((byte)(0xC0 | (c >> 6)));
                bytes.Add((byte)(0x80 | (c & 0x3F)));
            }
            else
            {
                bytes.Add((byte)(0xE0 | (c >> 12)));
                bytes.Add((byte)(0x80 | ((c >> 6) & 0x3F)));
                bytes.Add((byte)(0x80 | (c & 0x3F)));
            }
        }
        return [.. bytes];
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes)) return Encoding.ASCII.GetString(bytes);
        StringBuilder key = new(bytes.Length);
        for (int i = 0; i < bytes.Length;)
        {
            byte first = bytes[i];
            if (first < 0x80)
            {
                key.Append((char)first);
                i++;
            }
            else if (first < 0xE0)
            {
                key.Append((char)(((first & 0x1F) << 6) | (bytes[i + 1] & 0x3F)));
                i += 2;
            }
            else
            {
                key.Append((char)(((first & 0x0F) << 12) | ((bytes[i + 1] & 0x3F) << 6) | (bytes[i + 2] & 0x3F)));
                i += 3;
            }
        }
        return key.ToString();
    }
}
