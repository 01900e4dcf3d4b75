using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Members of a record's <c>properties</c> that matter, over all services.</summary>
internal static class Property
{
    public const int StatusCode = 0, DurationMs = 1, TimeTaken = 2, Message = 3, ExceptionMessage = 4, Log = 5, Description = 6, Statement = 7, Level = 8, CorrelationId = 9;
    public const int Title = 10, ResourceName = 11, OldInstances = 12, NewInstances = 13, EventProperties = 14, StatusMessage = 15, Entity = 16, HealthStatus = 17, Error = 18;

    public static readonly NameTable Table = new(
        (StatusCode, "ScStatus httpStatusCode httpStatus statusCode status_code HttpStatusCode responseCode"),
        (DurationMs, "TimeTaken durationMs DurationMs duration_milliseconds"),
        (TimeTaken, "timeTaken"),
        (Message, "message Message msg Msg"),
        (ExceptionMessage, "exceptionMessage"),
        (Log, "log"),
        (Description, "Description description details"),
        (Statement, "statement"),
        (Level, "level Level"),
        (CorrelationId, "correlationId transactionId functionInvocationId"),
        (Title, "title"),
        (ResourceName, "ResourceName resourceName"),
        (OldInstances, "OldInstancesCount oldInstancesCount"),
        (NewInstances, "NewInstancesCount newInstancesCount"),
        (EventProperties, "eventProperties"),
        (StatusMessage, "statusMessage"),
        (Entity, "entity"),
        (HealthStatus, "currentHealthStatus"),
        (Error, "error_info errorInfo"));
}
