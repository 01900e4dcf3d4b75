namespace AIOps.Ingest.Catalogue;

/// <summary>One line of the built-in list.</summary>
/// <param name="ResourceType">Lower case, or <c>*</c> for any.</param>
/// <param name="Metric">Metric name.</param>
/// <param name="Profile">What is known of it.</param>
internal sealed record CatalogueEntry(string ResourceType, string Metric, MetricProfile Profile)
{
    /// <summary>Percent, 0 to 100, average, more is worse; a healthy minute moves by about <paramref name="scale"/> points.</summary>
    public static CatalogueEntry Share(string type, string metric, MetricSense sense = MetricSense.UpIsBad, double scale = 5, double? limit = null, MetricAggregation aggregation = MetricAggregation.Average) =>
        new(type, metric, new()
        {
            Aggregation = aggregation, Unit = "Percent", Sense = sense, Shape = MetricShape.Share, LowerBound = 0, UpperBound = 100, PriorScale = scale,
            RelativeScale = 0.1, ExhaustionLimit = limit, Known = true,
        });

    /// <summary>Events per grain, total.</summary>
    public static CatalogueEntry Count(string type, string metric, MetricSense sense = MetricSense.Both, double scale = 2) =>
        new(type, metric, new()
        {
            Aggregation = MetricAggregation.Total, Unit = "Count", Sense = sense, Shape = MetricShape.Count, LowerBound = 0, PriorScale = scale, RelativeScale = 0.3,
            Known = true,
        });

    /// <summary>A level that moves continuously and is not negative.</summary>
    public static CatalogueEntry Gauge(
        string type, string metric, MetricSense sense, string unit = "Count", double scale = 1, double? limit = null, MetricAggregation aggregation = MetricAggregation.Average) =>
        new(type, metric, new()
        {
            Aggregation = aggregation, Unit = unit, Sense = sense, Shape = MetricShape.Gauge, LowerBound = 0, PriorScale = scale, RelativeScale = 0.2,
            ExhaustionLimit = limit, Known = true,
        });

    /// <summary>A time, average, more is worse.</summary>
    public static CatalogueEntry Latency(string type, string metric, string unit = "MilliSeconds", double scale = 5) =>
        new(type, metric, new() { Unit = unit, Sense = MetricSense.UpIsBad, Shape = MetricShape.Latency, LowerBound = 0, PriorScale = scale, RelativeScale = 0.3, Known = true });

    /// <summary>Bytes or operations moved per grain, total unless said otherwise.</summary>
    public static CatalogueEntry Throughput(
        string type, string metric, string unit = "Bytes", double scale = 65_536, MetricAggregation aggregation = MetricAggregation.Total, MetricSense sense = MetricSense.Both) =>
        new(type, metric, new()
        {
            Aggregation = aggregation, Unit = unit, Sense = sense, Shape = MetricShape.Throughput, LowerBound = 0, PriorScale = scale, RelativeScale = 0.4, Known = true,
        });

    /// <summary>Available or not: the worst value inside the grain counts, less is worse.</summary>
    public static CatalogueEntry State(string type, string metric, double top, string unit = "Count", double scale = 0.05) =>
        new(type, metric, new()
        {
            Aggregation = MetricAggregation.Average, Unit = unit, Sense = MetricSense.DownIsBad, Shape = MetricShape.State, LowerBound = 0, UpperBound = top,
            PriorScale = scale * top, RelativeScale = 0, Known = true,
        });
}
