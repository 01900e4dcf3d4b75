namespace AIOps.Storage;

/// <summary>Bytes that are longer than one property may be, as <c>name0</c>, <c>name1</c>...</summary>
public static class BinaryParts
{
    /// <summary>Adds the bytes to the properties of a row.</summary>
    /// <param name="properties">The row.</param>
    /// <param name="name">Name before the number.</param>
    /// <param name="bytes">At most what a row may hold, 1 MiB with everything else.</param>
    public static void Write(Dictionary<string, object> properties, string name, ReadOnlySpan<byte> bytes)
    {
        for (var part = 0; part == 0 || bytes.Length > 0; part++)
        {
            var length = Math.Min(bytes.Length, TableRules.MaxBinaryLength);
            properties[name + part] = bytes[..length].ToArray();
            bytes = bytes[length..];
        }
    }

    /// <summary>The bytes; empty when there are none.</summary>
    /// <param name="properties">The row.</param>
    /// <param name="name">Name before the number.</param>
    public static byte[] Read(IReadOnlyDictionary<string, object> properties, string name)
    {
        List<byte[]> parts = [];
        while (properties.TryGetValue(name + parts.Count, out var part))
        {
            parts.Add((byte[])part);
        }

        return parts.Count == 1 ? parts[0] : [.. parts.SelectMany(static part => part)];
    }
}
