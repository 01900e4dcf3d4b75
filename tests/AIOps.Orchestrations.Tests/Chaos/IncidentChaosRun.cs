using System.Diagnostics;
using AIOps.Contracts.Storage;
using AIOps.Contracts.Time;
using AIOps.Detect;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Local.Engine;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Remediate;
using AIOps.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Tests.Chaos;

/// <summary>
/// One seeded run of the product's own workflows: three VMs fall ill, and until every incident is closed the host is killed, the clock jumps, anomalies come twice and
/// mixed, wake-ups get lost, storage conflicts, times out and throttles, the other side is busy and forgets to answer, and people decide in every way.
/// </summary>
internal sealed class IncidentChaosRun : IAsyncDisposable
{
    private static readonly TimeSpan Fixed = TimeSpan.FromMinutes(45), LongestStory = TimeSpan.FromHours(10);

    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["AIOps:Remediate:ApprovalExpiry"] = "00:10:00",
        ["AIOps:Planner:VerifyWithin"] = "00:08:00",
        ["AIOps:Planner:GoodSamples"] = "2",
        ["AIOps:Incidents:ApprovalPoll"] = "00:01:00",
        ["AIOps:Incidents:ClearGrace"] = "00:03:00",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-chaos-");
    private readonly ManualClock _clock = new(Samples.Noon.AddMinutes(ChaosEstate.CalmMinutes));
    private readonly List<(DateTimeOffset NotBefore, Anomaly Anomaly)> _deliveries = [];
    private readonly Random _random;
    private readonly ChaosActuator _actuator;
    private readonly ChaosPeople _people;
    private readonly bool[] _helps;
    private readonly int _seed;
    private ChaosEstate _estate = null!;
    private SqliteDocumentStore _file = null!;
    private ChaosStore _store = null!;
    private TroubledWorkflows? _workflows;
    private ServiceProvider? _host;
    private DateTimeOffset _latest;
    private int _lives;

    public IncidentChaosRun(int seed)
    {
        (_seed, _random, _actuator) = (seed, new Random(seed), new ChaosActuator(seed));
        _people = new ChaosPeople(_random);
        _helps = [.. ChaosEstate.Vms.Select(_ => _random.Next(5) > 0)];
        _latest = _clock.GetUtcNow();
    }

    public ChaosTally Tally { get; } = new();

    /// <summary>Runs to the end and says what is wrong; empty when nothing is.</summary>
    public async Task<string> RunAsync()
    {
        (_estate, _file) = await ChaosEstate.CreateAsync(_folder.FullName, _clock);
        await LiveAsync();
        Array.Fill(_estate.Cpu, 97);
        var start = _latest;
        while (_latest - start < LongestStory)
        {
            await TroubleAsync();
            await MeasureAsync(start);
            await DeliverAsync();
            await _people.ActAsync(await new ApprovalRepository(_file).ListAsync(ApprovalStatus.Pending, 100), Get<ApprovalDesk>(), _latest);
            await LetRunAsync();
            if (_latest - start > Fixed && await IncidentChaosCheck.IsOverAsync(_file)) break;
        }

        var wrong = await IncidentChaosCheck.WrongAsync(_file, _actuator, _people);
        Tally.Add(_store.Troubles, _workflows!.Lost, _actuator.Arrived.Count, _people.Honoured.Count);
        return wrong.Count == 0 ? "" : $"seed {_seed}: {string.Join("; ", wrong)}";
    }

    public async ValueTask DisposeAsync()
    {
        await DieAsync();
        await _estate.DisposeAsync();
        _file.Dispose();
        _folder.Delete(recursive: true);
    }

    private T Get<T>()
        where T : notnull => _host!.GetRequiredService<T>();

    private async Task TroubleAsync()
    {
        var roll = _random.NextDouble();
        if (roll < 0.05) await LiveAsync();
        else if (roll < 0.1) _clock.Jump(TimeSpan.FromSeconds(_random.Next(-90, 90)));
        _clock.Advance(TimeSpan.FromSeconds(_random.Next(10, 75)));
        if (_clock.GetUtcNow() > _latest) _latest = _clock.GetUtcNow();
    }

    /// <summary>An action that helps cures its VM; what nobody cured somebody repairs by hand in the end.</summary>
    private async Task MeasureAsync(DateTimeOffset start)
    {
        while (_actuator.Done.TryDequeue(out var target))
        {
            var vm = ChaosEstate.Vms.ToList().IndexOf(target);
            if (_helps[vm]) _estate.Cpu[vm] = 30;
        }

        if (_latest - start > Fixed) Array.Fill(_estate.Cpu, 30);
        foreach (var (_, anomaly) in await _estate.MeasureAsync(_clock.GetUtcNow()))
        {
            _deliveries.Add((_latest, anomaly));
            // At least once: the same again later, when newer ones have been seen.
            while (_random.Next(3) == 0) _deliveries.Add((_latest.AddSeconds(_random.Next(30, 300)), anomaly));
        }
    }

    private async Task DeliverAsync()
    {
        // First deliveries keep the order of their series; VMs and repetitions mix.
        var due = _deliveries.Where(delivery => delivery.NotBefore <= _latest).GroupBy(static delivery => delivery.Anomaly.ResourceId).ToArray();
        _random.Shuffle(due);
        foreach (var delivery in due.SelectMany(static deliveries => deliveries).ToList())
        {
            try
            {
                await Get<AnomalyRouter>().SendAsync([delivery.Anomaly], default);
                _deliveries.Remove(delivery);
            }
            catch (TimeoutException)
            {
                // The batch comes again.
                return;
            }
        }
    }

    private async Task LetRunAsync()
    {
        var engine = Get<EmbeddedWorkflowEngine>();
        var begin = Stopwatch.GetTimestamp();
        do await Task.Delay(1);
        while (!engine.IsIdle && Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(2)); // hours must not pass beside a step on a busy machine
    }

    private async Task LiveAsync()
    {
        await DieAsync();
        _store = new ChaosStore(_file, (_seed * 1000) + _lives++);
        var host = Application.Create(_store, _actuator, _clock, new Dictionary<string, string?>(Settings), services =>
        {
            services.AddSingleton<IResourceGraph, ChaosTopology>();
            services.AddSingleton<IErrorBudgets, AmpleBudget>();
            services.AddSingleton<IWorkflowClient>(provider => _workflows = new TroubledWorkflows(provider.GetRequiredService<EmbeddedWorkflowEngine>(), (_seed * 1000) + _lives));
            services.AddLogging(static logging => logging.SetMinimumLevel(LogLevel.None));
        });
        _host = host;
        await host.GetRequiredService<EmbeddedWorkflowEngine>().StartAsync(default);
        _ = host.GetRequiredService<IWorkflowClient>();
    }

    private async Task DieAsync()
    {
        if (_host is null) return;
        _store.Die();
        Tally.Add(_store.Troubles, _workflows?.Lost ?? 0, 0, 0);
        Tally.Kills++;
        await Get<EmbeddedWorkflowEngine>().StopAsync(default);
        await _host.DisposeAsync();
        _host = null;
    }
}

/// <summary>How much happened in the runs.</summary>
internal sealed class ChaosTally
{
    public int Kills { get; set; }

    public int Troubles { get; private set; }

    public int LostWakeUps { get; private set; }

    public int Actions { get; private set; }

    public int Decisions { get; private set; }

    public void Add(int troubles, int lost, int actions, int decisions)
    {
        Troubles += troubles;
        LostWakeUps += lost;
        Actions += actions;
        Decisions += decisions;
    }

    public void Add(ChaosTally other)
    {
        Add(other.Troubles, other.LostWakeUps, other.Actions, other.Decisions);
        Kills += other.Kills;
    }
}
