using System.Text;
using AIOps.Ingest.Identity;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Foreign;

/// <summary>Labels of Prometheus: an object, or an array of <c>name</c>/<c>value</c> pairs. Only the ones asked for are copied out.</summary>
internal static class LabelSet
{
    private const int Name = 0, Value = 1;
    private const int MaxText = 1500;

    private static readonly NameTable PairNames = new((Name, "name Name"), (Value, "value Value"));

    /// <summary>Reads the label sets of a token into pairs; at most 64.</summary>
    public static List<KeyValuePair<string, string>> Read(in JsonToken token, ReadOnlySpan<byte> body)
    {
        var labels = new List<KeyValuePair<string, string>>();
        if (token.Kind == JsonKind.Object)
        {
            var members = new MemberEnumerator(body, token.Start);
            while (members.MoveNext() && labels.Count < 64) Add(labels, members.Name, members.Value, body);
        }
        else if (token.Kind == JsonKind.Array)
        {
            var elements = new ElementEnumerator(body, token);
            while (elements.MoveNext() && labels.Count < 64)
            {
                if (ObjectReader.TryEnter(elements.Current, body, PairNames, out var pair)) Add(labels, pair[Name], pair[Value], body);
            }
        }

        return labels;
    }

    /// <summary>The first of the names that has a value.</summary>
    public static string? First(List<KeyValuePair<string, string>> labels, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var label in labels)
            {
                if (label.Key == name) return label.Value;
            }
        }

        return null;
    }

    /// <summary>The Azure resource that the labels name, lower case; null when they name none.</summary>
    public static string? ResourceOf(List<KeyValuePair<string, string>> labels) =>
        First(labels, "resource_id", "resourceId", "azure_resource_id", "microsoft.resourceid", "cloud.resource_id", "cluster_resource_id") is { } id ? ResourceIds.Normal(id) : null;

    /// <summary><c>name=value</c> joined by blanks, capped.</summary>
    public static string Describe(List<KeyValuePair<string, string>> labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels)
        {
            if (text.Length > MaxText) break;
            text.Append(text.Length > 0 ? " " : "").Append(name).Append('=').Append(JsonText.Cap(value, 200));
        }

        return text.ToString();
    }

    private static void Add(List<KeyValuePair<string, string>> labels, in JsonToken name, in JsonToken value, ReadOnlySpan<byte> body)
    {
        if (JsonText.OrNull(name, body, 256) is { } key && JsonText.OrNull(value, body) is { } text) labels.Add(new(key, text));
    }
}
