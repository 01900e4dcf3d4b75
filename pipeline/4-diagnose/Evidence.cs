namespace AIOps.Diagnose;

/// <summary>What a fact is about.</summary>
public enum EvidenceKind
{
    /// <summary>A metric against its band or its normal.</summary>
    Series,

    /// <summary>A log template count or error share.</summary>
    Log,

    /// <summary>A change of the estate.</summary>
    Change,

    /// <summary>A dependency edge.</summary>
    Edge,

    /// <summary>A forecast.</summary>
    Forecast,

    /// <summary>A statement of the platform or of a past incident.</summary>
    Reference,

    /// <summary>A check after an action.</summary>
    Verification,
}

/// <summary>A typed fact, citable by id.</summary>
public sealed record Evidence
{
    /// <summary>Unique inside the incident, short enough to cite (<c>E1</c>, <c>E2</c> ...).</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>The resource, lower case.</summary>
    public required string ResourceId { get; init; }

    /// <summary>One sentence with the numbers.</summary>
    public required string Text { get; init; }

    /// <summary>Metric or template, when the fact has one.</summary>
    public string? Signal { get; init; }

    /// <summary>Key of the series, to open its chart; null when there is none.</summary>
    public string? SeriesKey { get; init; }

    /// <summary>Start of the window that the fact covers.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the window that the fact covers.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The numbers of the text by name (<c>before</c>, <c>after</c>, <c>z</c> ...): what a grounding check compares with.</summary>
    public IReadOnlyDictionary<string, double> Values { get; init; } = new Dictionary<string, double>();

    /// <summary>Address inside the product that shows the raw data; null when there is none.</summary>
    public string? Link { get; init; }
}
