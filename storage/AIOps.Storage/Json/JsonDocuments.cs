using System.Text;
using System.Text.Json;

namespace AIOps.Storage.Json;

/// <summary>
/// Maps a record to the properties of a row and back: its JSON under <c>data0</c>, and <c>data1</c>, <c>data2</c>... when it is longer than one property
/// may be.
/// </summary>
public static class JsonDocuments
{
    /// <summary>The properties of a row that holds a value.</summary>
    /// <param name="value">What to store; its JSON may have about 500,000 characters (a row holds 1 MiB of UTF-16).</param>
    /// <param name="also">Further properties, for people who look into the table; not read back.</param>
    /// <param name="options">JSON options; <see cref="AiopsJson.Options"/> when null.</param>
    public static IReadOnlyDictionary<string, object> ToProperties<T>(
        T value, IEnumerable<KeyValuePair<string, object>>? also = null, JsonSerializerOptions? options = null)
    {
        string json = JsonSerializer.Serialize(value, options ?? AiopsJson.Options);
        Dictionary<string, object> properties = also is null ? [] : new(also);
        int part = 0;
        for (int start = 0; start < json.Length; part++)
        {
            int length = Math.Min(TableRules.MaxTextLength, json.Length - start);
            // Half of a surrogate pair is not storable text.
            if (start + length < json.Length && char.IsHighSurrogate(json[start + length - 1])) length--;
            properties["data" + part] = json.Substring(start, length);
            start += length;
        }
        return properties;
    }

    /// <summary>Reads the value of a row back.</summary>
    /// <exception cref="JsonException">The row holds no such value.</exception>
    public static T Read<T>(Document document, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonSerializer.Deserialize<T>(Text(document), options ?? AiopsJson.Options)
            ?? throw new JsonException($"Row '{document.Row}' of partition '{document.Partition}' holds null.");
    }

    /// <summary>A write that creates or replaces the row of a value.</summary>
    public static DocumentWrite Upsert<T>(string partition, string row, T value) => new(WriteKind.Upsert, partition, row, ToProperties(value));

    /// <summary>A write that creates the row of a value; a conflict when the row exists.</summary>
    public static DocumentWrite Insert<T>(string partition, string row, T value) => new(WriteKind.Insert, partition, row, ToProperties(value));

    /// <summary>A write that replaces the row of a value; a conflict when the row has another ETag.</summary>
    public static DocumentWrite Replace<T>(string partition, string row, T value, string etag) =>
        new(WriteKind.Replace, partition, row, ToProperties(value), etag);

    private static string Text(Document document)
    {
        if (!document.Properties.TryGetValue("data0", out object? first))
            throw new JsonException($"Row '{document.Row}' of partition '{document.Partition}' holds no data0.");
        if (!document.Properties.TryGetValue("data1", out object? next)) return (string)first;
        StringBuilder json = new((string)first);
        for (int part = 2; ; part++)
        {
            json.Append((string)next);
            if (!document.Properties.TryGetValue("data" + part, out next)) return json.ToString();
        }
    }
}
