using System.Text;
using System.Text.Json;
using AIOps.Orchestrations.Local.Histories;
using AIOps.Storage;

namespace AIOps.Orchestrations.Local.Instances;

/// <summary>A turn as rows: its JSON in text properties, and further rows when it is longer than one row may be.</summary>
internal static class TurnRows
{
    private const int PartsPerRow = 15;

    /// <summary>Keys of the history begin with this.</summary>
    public const string Prefix = "h";

    public static string RunPrefix(int generation) => $"{Prefix}{generation:D6}-";

    public static IEnumerable<DocumentWrite> Write(string partition, int generation, int number, Turn turn)
    {
        string json = JsonSerializer.Serialize(turn, HistoryJson.Options);
        Dictionary<string, object> properties = [];
        for (int start = 0, row = 0; start < json.Length;)
        {
            // Half of a surrogate pair is not storable text.
            int length = Math.Min(TableRules.MaxTextLength, json.Length - start);
            if (start + length < json.Length && char.IsHighSurrogate(json[start + length - 1])) length--;
            properties["data" + properties.Count] = json.Substring(start, length);
            start += length;
            if (properties.Count < PartsPerRow && start < json.Length) continue;
            yield return new DocumentWrite(WriteKind.Insert, partition, $"{RunPrefix(generation)}{number:D6}-{row++:D2}", properties);
            properties = [];
        }
    }

    public static async Task<List<Turn>> ReadAsync(IAsyncEnumerable<Document> rows, CancellationToken cancellation)
    {
        List<Turn> turns = [];
        StringBuilder json = new();
        await foreach (Document row in rows.WithCancellation(cancellation))
        {
            if (json.Length > 0 && row.Row.EndsWith("-00", StringComparison.Ordinal)) Finish();
            for (int part = 0; row.Properties.TryGetValue("data" + part, out object? text); part++) json.Append((string)text);
        }
        if (json.Length > 0) Finish();
        return turns;

        void Finish()
        {
            turns.Add(JsonSerializer.Deserialize<Turn>(json.ToString(), HistoryJson.Options) ?? throw new JsonException("A turn is null."));
            json.Clear();
        }
    }
}
