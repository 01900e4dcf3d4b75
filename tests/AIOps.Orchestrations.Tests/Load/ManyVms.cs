using System.Collections.Concurrent;
using AIOps.Correlate;
using AIOps.Ingest;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Remediate;

namespace AIOps.Orchestrations.Tests.Load;

/// <summary>As many VMs as a test wants, each in a subscription of its own so that each has an incident of its own; a restart cures one.</summary>
internal sealed class ManyVms(int count) : IResourceGraph, IActuator
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly string[] _vms =
        [.. Enumerable.Range(0, count).Select(static i => $"/subscriptions/{i:x8}-5d7e-4a61-9c84-1e0a7b6d2f95/resourcegroups/rg-shop/providers/microsoft.compute/virtualmachines/vm-{i}")];
    private readonly ConcurrentDictionary<string, bool> _cured = new();
    private ServiceGraph? _graph;
    private DateTimeOffset _fed = Samples.Noon;

    /// <summary>Whether VMs that nobody restarted run hot.</summary>
    public bool Hot { get; set; }

    /// <summary>Intent ids that arrived, once per arrival.</summary>
    public ConcurrentQueue<string> Arrived { get; } = new();

    /// <summary>Scores what was measured until now, and sends what came of it.</summary>
    public async Task MeasureAsync(DateTimeOffset now, SeriesScorer scorer, AnomalyRouter router)
    {
        var minutes = (int)((now - _fed) / Minute);
        await Parallel.ForEachAsync(_vms, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (vm, stop) =>
        {
            var id = new SeriesId(vm, "Percentage CPU");
            List<MetricSample> samples = [];
            for (var i = 0; i < minutes; i++)
            {
                var (at, minute) = (_fed + (i * Minute), (int)(_fed - Samples.Noon).TotalMinutes + i);
                var value = (Hot && !_cured.ContainsKey(vm) ? 97 : 30 + (3 * Math.Sin(minute * 0.7))) + (minute * 7919 % 13 * 0.1);
                samples.Add(new MetricSample(id, at.UtcTicks, value, value, value, value, 1, 60));
            }

            await router.SendAsync(await scorer.ScoreAsync(id, samples, stop), stop);
        });
        _fed += minutes * Minute;
    }

    public Task<ServiceGraph> GetAsync(CancellationToken cancellation = default) => Task.FromResult(_graph ??= new ServiceGraph(
        [.. _vms.Select(static vm => new ServiceNode(vm, ArmId.ShortNameOf(vm), "microsoft.compute/virtualmachines", new Dictionary<string, string>()))], []));

    public bool CanDo(PlannedAction action) => true;

    public Task<IReadOnlyList<PlanChange>> DryRunAsync(PlannedAction action, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<PlanChange>>([new("power state", "running", "restarted")]);

    public Task<ActionProgress> StartAsync(PlannedAction action, string intentId, CancellationToken cancellation)
    {
        Arrived.Enqueue(intentId);
        _cured[action.TargetId] = true;
        return Task.FromResult(new ActionProgress(ActionState.Running, intentId, TimeSpan.FromSeconds(15), "Accepted."));
    }

    public Task<ActionProgress?> FindAsync(PlannedAction action, string intentId, DateTimeOffset since, CancellationToken cancellation) => Task.FromResult<ActionProgress?>(null);

    public Task<ActionProgress> PollAsync(string operation, CancellationToken cancellation) =>
        Task.FromResult(new ActionProgress(ActionState.Succeeded, null, TimeSpan.Zero, "Done."));
}
