using AIOps.Detect;

namespace AIOps.Correlate.Tests;

/// <summary>A small shop: gateway -> web -> scale set (instances) -> SQL, and an unrelated report app with its own store.</summary>
internal static class Estate
{
    public const string Group = "/subscriptions/s1/resourcegroups/rg-shop/providers/";
    public const string Gateway = Group + "microsoft.network/applicationgateways/agw-shop";
    public const string Web = Group + "microsoft.web/sites/app-shop-web";
    public const string Api = Group + "microsoft.compute/virtualmachinescalesets/vmss-shop-api";
    public const string Instance = Api + "/virtualmachines/2";
    public const string Sql = Group + "microsoft.sql/servers/sql-shop/databases/orders";
    public const string Report = "/subscriptions/s1/resourcegroups/rg-report/providers/microsoft.web/sites/app-report";
    public const string ReportStore = "/subscriptions/s1/resourcegroups/rg-report/providers/microsoft.storage/storageaccounts/streport";

    public static readonly DateTimeOffset T0 = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static ServiceGraph Graph { get; } = GraphOf((Gateway, Web), (Web, Api), (Api, Sql), (Report, ReportStore));

    public static ServiceGraph GraphOf(params (string From, string To)[] calls)
    {
        var ids = calls.SelectMany(call => new[] { call.From, call.To }).Distinct();
        return new ServiceGraph(
            [.. ids.Select(id => new ServiceNode(id, ArmId.ShortNameOf(id), ArmId.Parse(id).Type, new Dictionary<string, string>()))],
            [.. calls.Select(call => new ServiceEdge(call.From, call.To, "calls", "configuration", T0, 1))]);
    }

    public static DateTimeOffset At(double minutes) => T0.AddMinutes(minutes);

    public static Anomaly Phase(
        string resource, string metric, double since, AnomalyPhase phase = AnomalyPhase.Opened, double? at = null, int severity = 2, AnomalyKind kind = AnomalyKind.Spike) => new()
    {
        Id = $"a-{resource}-{metric}-{since}",
        Source = AnomalySource.Metric,
        SeriesKey = $"{resource}|{metric}",
        ResourceId = resource,
        Metric = metric,
        Unit = "Percent",
        Kind = kind,
        Direction = kind == AnomalyKind.Dip ? AnomalyDirection.Down : AnomalyDirection.Up,
        Phase = phase,
        Since = At(since),
        At = At(at ?? since),
        Observed = 96,
        Expected = 34,
        Lower = 28,
        Upper = 41,
        Score = 0.99,
        Severity = severity,
        Explanation = "96 where 34 was expected",
    };
}
