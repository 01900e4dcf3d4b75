using AIOps.Ingest.Decoding;
using AIOps.Ingest.Identity;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Foreign;

/// <summary>The common alert schema of Azure Monitor, for every monitoring service.</summary>
internal static class CommonAlert
{
    private const int MaxDescription = 2000;

    private const int Essentials = 0, Context = 1, AlertId = 2, Rule = 3, Severity = 4, Condition = 5, Service = 6, Targets = 7, OriginId = 8, Fired = 9, Resolved = 10;
    private const int Description = 11, ContextCondition = 12, AllOf = 13, MetricName = 14, Annotations = 15, Summary = 16, ContextProperties = 17, Title = 18, RuleId = 19;
    private const int Expression = 20;

    private static readonly NameTable Names = new(
        (Essentials, "essentials"), (Context, "alertContext"), (AlertId, "alertId"), (Rule, "alertRule"), (Severity, "severity"), (Condition, "monitorCondition"),
        (Service, "monitoringService"), (Targets, "alertTargetIDs alertTargetIds"), (OriginId, "originAlertId"), (Fired, "firedDateTime"), (Resolved, "resolvedDateTime"),
        (Description, "description"), (ContextCondition, "condition"), (AllOf, "allOf"), (MetricName, "metricName"), (Annotations, "annotations"), (Summary, "summary"),
        (ContextProperties, "properties"), (Title, "title"), (RuleId, "alertRuleId alertRuleID"), (Expression, "expression"));

    public static void Read(ref DecodeContext context, in Members root, int start, int end)
    {
        var body = context.Body;
        if (!Enter(root[RootNames.Data], body, out var data) || !Enter(data[Essentials], body, out var essentials))
        {
            context.Reject(RejectKind.MissingField, "data.essentials is missing or no object; send the common alert schema whole", start, end);
            return;
        }

        var id = JsonText.OrNull(essentials.First(OriginId, AlertId), body);
        if (id is null)
        {
            context.Reject(RejectKind.MissingField, "data.essentials has neither originAlertId nor alertId; send one of them", start, end);
            return;
        }

        var firing = !string.Equals(JsonText.OrNull(essentials[Condition], body), "Resolved", StringComparison.OrdinalIgnoreCase);
        var time = firing || !essentials.Has(Resolved) ? essentials[Fired] : essentials[Resolved];
        if (!context.TryTime(time, body, start, end, out var ticks, out var stands)) return;
        Enter(data[Context], body, out var details);
        var service = JsonText.OrNull(essentials[Service], body) ?? "Azure Monitor";
        context.Alert(
            new()
            {
                Source = "azure-monitor",
                ExternalId = id,
                Firing = firing,
                Severity = SeverityOf(JsonText.OrNull(essentials[Severity], body)),
                ResourceIds = TargetsOf(essentials[Targets], body),
                Title = JsonText.OrNull(essentials[Rule], body) ?? LastPart(JsonText.OrNull(essentials[RuleId], body)) ?? JsonText.OrNull(essentials[Description], body) ?? service,
                Time = new(ticks, TimeSpan.Zero),
                TimeIsEnqueued = stands,
                Metric = MetricOf(details, body),
                Description = JsonText.Cap(DescriptionOf(essentials, details, body, service), MaxDescription),
            },
            SignalSource.AzureAlerts);
    }

    private static int SeverityOf(string? text) => text is ['S' or 's', _, _, >= '0' and <= '4'] ? text[3] - '0' : 3;

    private static string? LastPart(string? id) => id?[(id.LastIndexOf('/') + 1)..];

    private static List<string> TargetsOf(in JsonToken targets, ReadOnlySpan<byte> body)
    {
        var ids = new List<string>();
        var elements = new ElementEnumerator(body, targets);
        while (elements.MoveNext() && ids.Count < 64)
        {
            if (JsonText.OrNull(elements.Current, body) is { } id) ids.Add(ResourceIds.Normal(id));
        }

        return ids;
    }

    private static string? MetricOf(in Members details, ReadOnlySpan<byte> body)
    {
        if (!Enter(details[ContextCondition], body, out var condition)) return null;
        var elements = new ElementEnumerator(body, condition[AllOf]);
        return elements.MoveNext() && Enter(elements.Current, body, out var first) ? JsonText.OrNull(first[MetricName], body) : null;
    }

    private static string DescriptionOf(in Members essentials, in Members details, ReadOnlySpan<byte> body, string service)
    {
        var text = JsonText.OrNull(essentials[Description], body);
        if (text is null && Enter(details[Annotations], body, out var annotations)) text = JsonText.OrNull(annotations.First(Summary, Description), body);
        if (text is null && Enter(details[ContextProperties], body, out var properties)) text = JsonText.OrNull(properties.First(Title, Description), body);
        text ??= JsonText.OrNull(details[Expression], body);
        return text is null ? service : $"{service}: {text}";
    }

    private static bool Enter(in JsonToken token, ReadOnlySpan<byte> body, out Members members) => ObjectReader.TryEnter(token, body, Names, out members);
}
