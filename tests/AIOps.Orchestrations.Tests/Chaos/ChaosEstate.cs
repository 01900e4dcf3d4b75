using AIOps.Contracts.Time;
using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Chaos;

/// <summary>Three VMs of three subscriptions whose CPU the run drives. Their telemetry is scored on calm storage: what becomes of its anomalies is under test.</summary>
internal sealed class ChaosEstate : IAsyncDisposable
{
    public const int CalmMinutes = 380;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly Lazy<Task<string>> Calm = new(MakeCalmAsync);
    private readonly ServiceProvider _scoring;
    private readonly SeriesId[] _series = [.. Vms.Select(static vm => new SeriesId(vm, "Percentage CPU"))];
    private readonly DateTimeOffset[] _fed = [.. Vms.Select(static _ => Samples.Noon)];

    private ChaosEstate(SqliteDocumentStore store, TimeProvider clock, int fedMinutes)
    {
        Array.Fill(_fed, Samples.Noon.AddMinutes(fedMinutes));
        _scoring = Application.Create(store, new FakeActuator(), clock);
    }

    public static IReadOnlyList<string> Vms { get; } =
        [.. Enumerable.Range(1, 3).Select(static i => $"/subscriptions/0000000{i}-5d7e-4a61-9c84-1e0a7b6d2f95/resourcegroups/rg-shop/providers/microsoft.compute/virtualmachines/vm-{i}")];

    /// <summary>CPU of each VM from now on, in percent.</summary>
    public double[] Cpu { get; } = [30, 30, 30];

    /// <summary>An estate whose VMs have been calm for hours, on a copy of the rows that this leaves behind.</summary>
    public static async Task<(ChaosEstate Estate, SqliteDocumentStore Store)> CreateAsync(string folder, TimeProvider clock)
    {
        var path = Path.Combine(folder, "aiops.db");
        File.Copy(await Calm.Value, path);
        var store = new SqliteDocumentStore(new SqliteStoreOptions { Path = path });
        return (new ChaosEstate(store, clock, CalmMinutes), store);
    }

    /// <summary>Scores what has been measured until now.</summary>
    /// <returns>Anomalies in order, each with the number of its VM.</returns>
    public async Task<IReadOnlyList<(int Vm, Anomaly Anomaly)>> MeasureAsync(DateTimeOffset now)
    {
        List<(int, Anomaly)> found = [];
        for (var vm = 0; vm < Vms.Count; vm++)
        {
            List<MetricSample> samples = [];
            for (; _fed[vm] <= now - Minute; _fed[vm] += Minute)
            {
                var minute = (int)(_fed[vm] - Samples.Noon).TotalMinutes;
                var value = Cpu[vm] + (Cpu[vm] < 50 ? 3 * Math.Sin(minute * 0.7) : 0) + (minute * 7919 % 13 * 0.1);
                samples.Add(new MetricSample(_series[vm], _fed[vm].UtcTicks, value, value, value, value, 1, 60));
            }

            if (samples.Count > 0)
            {
                found.AddRange((await _scoring.GetRequiredService<SeriesScorer>().ScoreAsync(_series[vm], samples, default)).Select(anomaly => (vm, anomaly)));
            }
        }

        return found;
    }

    public ValueTask DisposeAsync() => _scoring.DisposeAsync();

    private static async Task<string> MakeCalmAsync()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("aiops-calm").FullName, "aiops.db");
        using var store = new SqliteDocumentStore(new SqliteStoreOptions { Path = path });
        await using var estate = new ChaosEstate(store, new ManualClock(Samples.Noon), 0);
        await estate.MeasureAsync(Samples.Noon.AddMinutes(CalmMinutes));
        return path;
    }
}

/// <summary>The topology of the three VMs.</summary>
internal sealed class ChaosTopology : IResourceGraph
{
    private static readonly ServiceGraph Graph = new(
        [.. ChaosEstate.Vms.Select(static vm => new ServiceNode(vm, ArmId.ShortNameOf(vm), "microsoft.compute/virtualmachines", new Dictionary<string, string>()))], []);

    public Task<ServiceGraph> GetAsync(CancellationToken cancellation = default) => Task.FromResult(Graph);
}
