namespace AIOps.Ingest.Records;

/// <summary>Numbers of the record members that matter, for <see cref="RecordNames"/>.</summary>
internal static class Field
{
    public const int Records = 0, Time = 1, TimeStamp = 2, TimeGenerated = 3, EventTime = 4;
    public const int ResourceId = 5, OwnResourceId = 6;
    public const int MetricName = 7, Count = 8, Total = 9, Minimum = 10, Maximum = 11, Average = 12, TimeGrain = 13, Unit = 14, Dimension = 15;
    public const int Category = 16, Type = 17, OperationName = 18, ResultType = 19, ResultSignature = 20, ResultDescription = 21, DurationMs = 22;
    public const int CorrelationId = 23, OperationId = 24, Level = 25, UpperLevel = 26, SeverityLevel = 27, Properties = 28, Identity = 29;
    public const int StatusCode = 30, StatusText = 31, Message = 32, OuterMessage = 33, InnermostMessage = 34, ExceptionType = 35;
    public const int Name = 36, Sum = 37, Min = 38, Max = 39, ItemCount = 40, Value = 41, Success = 42, ResultCode = 43;
    public const int RoleName = 44, RoleInstance = 45, ObjectName = 46, CounterName = 47, Instance = 48, CounterValue = 49, Computer = 50;
    public const int Namespace = 51, Val = 52, Tags = 53, Caller = 54, CategoryValue = 55, Counter = 56, Text = 57, Foreign = 58, Target = 59, DependencyType = 60;

    public const ulong AnyTime = 1UL << Time | 1UL << TimeStamp | 1UL << TimeGenerated | 1UL << EventTime;
    public const ulong AnyResource = 1UL << ResourceId | 1UL << OwnResourceId;
    public const ulong AnyCategory = 1UL << Category | 1UL << Type | 1UL << OperationName | 1UL << CategoryValue;
    public const ulong AnyText = 1UL << Message | 1UL << Text | 1UL << ResultDescription;
}
