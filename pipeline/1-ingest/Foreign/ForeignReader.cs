using AIOps.Ingest.Decoding;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Foreign;

/// <summary>Recognises shapes of other systems by the names at the root.</summary>
internal static class ForeignReader
{
    /// <summary>Reads the object when it is of a foreign shape; it has then become signals or rejects.</summary>
    public static bool TryRead(ref DecodeContext context, int start, int end)
    {
        var root = default(Members);
        var cursor = new JsonCursor(context.Body, start);
        if (!ObjectReader.TryRead(ref cursor, RootNames.Table, ref root)) return false;
        if (root.Has(RootNames.SchemaId) && root.Has(RootNames.Data)) CommonAlert.Read(ref context, root, start, end);
        else if (root[RootNames.ResourceMetrics].Kind == JsonKind.Array) OtlpMetrics.Read(ref context, root[RootNames.ResourceMetrics]);
        else if (root[RootNames.ResourceLogs].Kind == JsonKind.Array) OtlpLogs.Read(ref context, root[RootNames.ResourceLogs]);
        else if (root[RootNames.TimeSeries].Kind == JsonKind.Array) PrometheusSamples.Read(ref context, root[RootNames.TimeSeries]);
        else if (root.Has(RootNames.Labels) && (root.Has(RootNames.Samples) || root.Has(RootNames.Value))) PrometheusSamples.ReadSeries(ref context, new(start, end - start, JsonKind.Object));
        else if (root[RootNames.Alerts].Kind == JsonKind.Array) Alertmanager.Read(ref context, root[RootNames.Alerts]);
        else if (root.Has(RootNames.SpecVersion) || (root.Has(RootNames.EventType) && root.Has(RootNames.EventTime))) CloudEvent.Read(ref context, root, start, end);
        else if (root.Has(RootNames.EventType) && root.Has(RootNames.Resource)) AzureDevOpsHook.Read(ref context, root, start, end);
        else if (root.Has(RootNames.Repository) && (root.Has(RootNames.Deployment) || root.Has(RootNames.WorkflowRun))) GitHubHook.Read(ref context, root, start, end);
        else return false;
        return true;
    }

    /// <summary>Reads the object when it is a common alert: the one shape that other events carry.</summary>
    public static bool TryReadAlert(ref DecodeContext context, int start)
    {
        var root = default(Members);
        var cursor = new JsonCursor(context.Body, start);
        if (!ObjectReader.TryRead(ref cursor, RootNames.Table, ref root) || !root.Has(RootNames.SchemaId) || !root.Has(RootNames.Data)) return false;
        CommonAlert.Read(ref context, root, start, cursor.Position);
        return true;
    }
}
