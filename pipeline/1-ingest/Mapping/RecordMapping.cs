namespace AIOps.Ingest.Mapping;

/// <summary>What a mapped record becomes.</summary>
public enum MappedKind
{
    /// <summary>A metric sample; needs <c>resourceId</c>, <c>metric</c> and <c>value</c>.</summary>
    Metric,

    /// <summary>A log record; needs <c>message</c> or <c>category</c>.</summary>
    Log,

    /// <summary>A foreign alert; needs <c>id</c> and <c>title</c>.</summary>
    Alert,

    /// <summary>A change; needs <c>resourceId</c> and <c>operation</c>.</summary>
    Change,
}

/// <summary>
/// How to read JSON objects of an own shape. Paths are member names joined by dots (<c>host.name</c>); a value that starts with <c>=</c> stands for itself (<c>=web</c>).
/// </summary>
public sealed class RecordMapping
{
    /// <summary>Members that a field may be mapped to, per kind.</summary>
    public static IReadOnlyDictionary<MappedKind, IReadOnlyList<string>> AllowedFields { get; } = new Dictionary<MappedKind, IReadOnlyList<string>>
    {
        [MappedKind.Metric] = ["resourceId", "metric", "value", "time", "unit", "dimensions"],
        [MappedKind.Log] = ["resourceId", "category", "operation", "level", "result", "status", "durationMs", "correlationId", "message", "time"],
        [MappedKind.Alert] = ["resourceId", "id", "title", "severity", "state", "metric", "description", "time"],
        [MappedKind.Change] = ["resourceId", "operation", "status", "caller", "correlationId", "title", "time"],
    };

    private static readonly Dictionary<MappedKind, string[]> Needed = new()
    {
        [MappedKind.Metric] = ["resourceId", "metric", "value"], [MappedKind.Log] = ["message"], [MappedKind.Alert] = ["id", "title"], [MappedKind.Change] = ["resourceId", "operation"],
    };

    /// <summary>Name, for reasons. Default: empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Which objects are meant: paths that must be there, or <c>path=value</c>; all must hold. Needed, at least one.</summary>
    public IList<string> Match { get; init; } = [];

    /// <summary>What the object becomes. Default: Log.</summary>
    public MappedKind Kind { get; init; } = MappedKind.Log;

    /// <summary>Field to path, see <see cref="AllowedFields"/>. <c>dimensions</c> is a path to an object. <c>state</c> of an alert is over when it says resolved, ok, closed or inactive.</summary>
    public IDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    internal string? PathOf(string field) => Fields.TryGetValue(field, out var path) ? path : null;

    internal void Validate(string option)
    {
        if (Match.Count == 0 || Match.Any(string.IsNullOrWhiteSpace)) throw new ArgumentException($"{option}:Match is empty; allowed is at least one path or path=value.");
        foreach (var field in Fields.Keys)
        {
            if (!AllowedFields[Kind].Contains(field, StringComparer.OrdinalIgnoreCase))
                throw new ArgumentException($"{option}:Fields:{field} is not known; allowed for {Kind} is {string.Join(", ", AllowedFields[Kind])}.");
        }

        foreach (var field in Needed[Kind])
        {
            if (string.IsNullOrWhiteSpace(PathOf(field))) throw new ArgumentException($"{option}:Fields:{field} is missing; allowed is a path, or = and a fixed value.");
        }
    }
}
