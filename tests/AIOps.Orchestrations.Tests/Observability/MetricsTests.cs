using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AIOps.Correlate;
using AIOps.Orchestrations.DeadLetters;
using AIOps.Orchestrations.Feedback;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Summaries;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Observability;

/// <summary>What the product measures of itself while it heals an incident, and that every metric which a dashboard names is among it.</summary>
public sealed partial class MetricsTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["AIOps:Summaries:DollarsPerMillionTokens"] = "3",
        ["AIOps:Shadow:Enabled"] = "true",
        ["AIOps:Shadow:SeriesPercent"] = "100",
        ["AIOps:Slo:Objectives:0:Name"] = "cpu",
        ["AIOps:Slo:Objectives:0:Kind"] = "Latency",
        ["AIOps:Slo:Objectives:0:Target"] = "0.99",
        ["AIOps:Slo:Objectives:0:ResourceId"] = Samples.Vm,
        ["AIOps:Slo:Objectives:0:Metric"] = "Percentage CPU",
        ["AIOps:Slo:Objectives:0:Threshold"] = "90",
    };

    [Fact]
    public async Task Healing_an_incident_measures_the_whole_path_and_every_metric_of_the_dashboards()
    {
        using var measured = new Measured();
        await using var loop = new TracedLoop(Settings, static services => services.AddSingleton<ILanguageModel>(
            new FakeModel(static _ => new ModelReply(ModelOutcome.Invalid, null, 1000, "not the agreed shape"))));
        await HealAsync(loop);
        await GaugesAsync(measured);

        var sums = measured.Sums;
        Assert.True(sums["aiops.ingest.signals"] > 380, "signals");

        // Other tests of the process count too: at least what happened here.
        Assert.True(sums["aiops.ingest.rejects{kind=Malformed}"] >= 2, "the piece, and again when it was replayed");
        Assert.True(sums["aiops.deadletters.replayed"] >= 1, "replays");
        Assert.True(sums["aiops.incidents{event=opened}"] >= 1, "incidents opened");
        Assert.True(sums["aiops.incidents{event=resolved}"] >= 1, "incidents resolved");
        Assert.True(sums["aiops.approvals{event=approved}"] >= 1, "approvals");
        Assert.True(sums["aiops.actions{event=verified}"] >= 1, "actions verified");
        Assert.True(sums["aiops.model.cost{model=fake-model}"] >= 0.003, "1,000 tokens at 3 dollars a million");
        Assert.True(sums.ContainsKey("aiops.slo.budget_remaining{objective=cpu}"), "budget");

        var exported = measured.Instruments.Values.SelectMany(PrometheusName.Of).ToHashSet();
        Assert.All(Dashboards.MetricNames(), name => Assert.True(exported.Contains(name), $"A dashboard shows {name}, which nothing emits. Emitted: {string.Join(", ", exported.Order())}"));
        AzureAsksForWhatIsMeasured(measured);
        BothDashboardsShowTheSame(measured);
    }

    /// <summary>Grafana and the workbook show the same figures. The engine and the queue of the local host are not in Azure; there, Durable Functions' own trouble is shown instead.</summary>
    private static void BothDashboardsShowTheSame(Measured measured)
    {
        var instruments = measured.Instruments.SelectMany(static one => PrometheusName.Of(one.Value).Select(name => (name, one.Key))).ToLookup(static one => one.name, static one => one.Key);
        var grafana = Dashboards.MetricNames().SelectMany(name => instruments[name]).Where(static name => !name.StartsWith("aiops.workflow.", StringComparison.Ordinal) && name != "aiops.queue.depth");
        var azure = AzureQueries.OfWorkbook().Where(static name => !name.StartsWith("aiops.workflow.", StringComparison.Ordinal));
        Assert.Equal(grafana.Distinct().Order(StringComparer.Ordinal), azure.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Alerts and workbook of <c>infra/</c>: every metric that they name was measured, with every tag that they read. What only a fault measures has its own tests.</summary>
    private static void AzureAsksForWhatIsMeasured(Measured measured)
    {
        var queries = AzureQueries.OfMetrics();
        Assert.True(queries.Count >= 15, $"{queries.Count} queries");
        var named = queries.SelectMany(static query => query.Metrics.Select(metric => (metric, query.Tags))).Where(static one => !one.metric.StartsWith("aiops.workflow.", StringComparison.Ordinal));
        Assert.All(named, one => Assert.True(
            one.Tags.Count == 0
                ? measured.Instruments.ContainsKey(one.metric)
                : one.Tags.All(tag => measured.Sums.Keys.Any(sum => sum.StartsWith(one.metric + "{", StringComparison.Ordinal) && sum.Contains(tag + "=", StringComparison.Ordinal))),
            $"infra/ asks for {one.metric} [{string.Join(", ", one.Tags)}], which nothing emits"));
        Assert.Equal(["aiops.workflow.activity.failures", "aiops.workflow.stuck"], queries.SelectMany(static query => query.Metrics).Where(static name => name.StartsWith("aiops.workflow.", StringComparison.Ordinal)).Distinct().Order());
    }

    private static async Task HealAsync(TracedLoop loop)
    {
        await loop.StartAsync();
        await loop.CalmAsync(380);
        await loop.SendAsync("""{"records":[{"time":"2026""");
        var letter = (await loop.Get<DeadLetterRepository>().ListAsync(null, 1))[0];
        await loop.Get<DeadLetterReplay>().ReplayAsync(letter.Id, default);
        loop.Cpu = 97;
        var incident = await loop.UntilAsync(IncidentStatus.AwaitingApproval);
        var alice = new Person("alice", "Alice", "test");
        await loop.Get<OperatorDesk>().AcknowledgeAsync(incident.Id, alice, default);
        await loop.Get<FeedbackDesk>().GiveAsync(incident.Id, alice, new FeedbackSubject("cause", null), true, "", default);
        await loop.ApproveAsync(incident);
        await loop.UntilAsync(IncidentStatus.Verifying);
        loop.Cpu = 30;
        await loop.UntilAsync(IncidentStatus.Resolved);
    }

    /// <summary>The first reading starts the look at storage, a later one shows it.</summary>
    private static async Task GaugesAsync(Measured measured)
    {
        for (var look = 0; look < 200 && !measured.Sums.ContainsKey("aiops.slo.budget_remaining{objective=cpu}"); look++)
        {
            measured.Observe();
            await Task.Delay(20);
        }
    }
}

/// <summary>The metric names of the dashboards that ship with the product.</summary>
internal static partial class Dashboards
{
    public static IReadOnlyList<string> MetricNames()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AIOps.Functions.sln")))
        {
            folder = folder.Parent!;
        }

        var dashboard = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "docs", "monitoring", "grafana-aiops.json")))!;
        var queries = dashboard["panels"]!.AsArray().SelectMany(panel => panel!["targets"]?.AsArray() ?? []).Select(target => target!["expr"]!.GetValue<string>());
        return [.. queries.SelectMany(static query => Name().Matches(query)).Select(static match => match.Value).Distinct().Order()];
    }

    [GeneratedRegex(@"\baiops_[A-Za-z_]+")]
    private static partial Regex Name();
}
