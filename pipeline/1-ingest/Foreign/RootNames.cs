using AIOps.Ingest.Json;

namespace AIOps.Ingest.Foreign;

/// <summary>Root members by which foreign shapes are known, and those that their readers need.</summary>
internal static class RootNames
{
    public const int SchemaId = 0, Data = 1, Alerts = 2, TimeSeries = 3, ResourceMetrics = 4, ResourceLogs = 5, SpecVersion = 6, EventType = 7, Deployment = 8, DeploymentStatus = 9;
    public const int WorkflowRun = 10, Repository = 11, Action = 12, Type = 13, Source = 14, Subject = 15, Id = 16, Time = 17, Topic = 18, EventTime = 19, Resource = 20;
    public const int Message = 21, CreatedDate = 22, PublisherId = 23, Receiver = 24, CommonLabels = 25, Sender = 26, ResourceSpans = 27;
    public const int Labels = 28, Samples = 29, Value = 30, DataBase64 = 31;

    public static readonly NameTable Table = new(
        (SchemaId, "schemaId"), (Data, "data"), (Alerts, "alerts"), (TimeSeries, "timeseries"), (ResourceMetrics, "resourceMetrics"), (ResourceLogs, "resourceLogs"),
        (SpecVersion, "specversion"), (EventType, "eventType"), (Deployment, "deployment"), (DeploymentStatus, "deployment_status"), (WorkflowRun, "workflow_run"),
        (Repository, "repository"), (Action, "action"), (Type, "type"), (Source, "source"), (Subject, "subject"), (Id, "id"), (Time, "time"), (Topic, "topic"),
        (EventTime, "eventTime"), (Resource, "resource"), (Message, "message"), (CreatedDate, "createdDate"), (PublisherId, "publisherId"), (Receiver, "receiver"),
        (CommonLabels, "commonLabels"), (Sender, "sender"), (ResourceSpans, "resourceSpans"), (Labels, "labels"), (Samples, "samples"), (Value, "value"),
        (DataBase64, "data_base64"));
}
