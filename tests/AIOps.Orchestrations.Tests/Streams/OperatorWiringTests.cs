using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Orchestrations.Changes;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Maintenance;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Stats;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Storage;

namespace AIOps.Orchestrations.Tests.Streams;

/// <summary>What people, calendars and repeated deliveries do to series that a host is scoring.</summary>
public sealed class OperatorWiringTests : IDisposable
{
    private const int Learnt = 2 * 1440;
    private static readonly Person Alice = new("alice", "Alice", "test");
    private readonly TemporaryStore _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task A_thumb_down_moves_the_band_of_that_one_series_in_the_running_host_and_taking_it_back_moves_it_back()
    {
        using var estate = new Estate(_temporary.Store);
        var (one, other) = (Estate.Cpu(), Estate.Cpu("vm-2"));
        await estate.PlayAsync(0, Learnt, (one, Estate.Calm), (other, Estate.Calm));
        await estate.PlayAsync(Learnt, Learnt + 10, (one, _ => 60), (other, Estate.Calm));
        var alarm = estate.Told.Single(told => told.Phase == AnomalyPhase.Opened);
        await estate.PlayAsync(Learnt + 10, Learnt + 20, (one, Estate.Calm), (other, Estate.Calm));
        var (before, beforeOther) = (await estate.UpperAsync(one, Learnt + 19), await estate.UpperAsync(other, Learnt + 19));

        var bounds = estate.Get<IBoundsFeedback>();
        Assert.Contains("outwards", await bounds.GiveAsync(alarm, useful: false), StringComparison.Ordinal);
        await estate.PlayAsync(Learnt + 20, Learnt + 21, (one, Estate.Calm), (other, Estate.Calm));
        Assert.True(await estate.UpperAsync(one, Learnt + 20) > before + 5);
        Assert.InRange(await estate.UpperAsync(other, Learnt + 20), beforeOther - 1, beforeOther + 1);
        Assert.Equal(1, (await estate.Get<SeriesDesk>().StandingAsync(one, default))!.Feedback.Verdicts);

        Assert.True(await bounds.UndoAsync(alarm));
        Assert.False(await bounds.UndoAsync(alarm));
        await estate.PlayAsync(Learnt + 21, Learnt + 22, (one, Estate.Calm), (other, Estate.Calm));
        Assert.InRange(await estate.UpperAsync(one, Learnt + 21), before - 1, before + 1);
    }

    [Fact]
    public async Task A_verdict_keeps_what_is_not_delivered_yet()
    {
        using var estate = new Estate(_temporary.Store);
        var cpu = Estate.Cpu();
        await estate.PlayAsync(0, Learnt, (cpu, Estate.Calm));
        await estate.PlayAsync(Learnt, Learnt + 10, (cpu, _ => 60));
        var alarm = estate.Told.Single();

        // The host died between writing and delivering; a person was quicker than its heir.
        using var heir = new Estate(_temporary.Store);
        Assert.NotNull(await heir.Get<IBoundsFeedback>().GiveAsync(alarm, useful: true));
        await heir.PlayAsync(Learnt + 10, Learnt + 11, (cpu, _ => 60));
        Assert.Contains(heir.Told, told => told.Id == alarm.Id && told.Phase == AnomalyPhase.Opened);
    }

    [Fact]
    public async Task Planned_work_is_not_learnt_and_can_be_let_in_again()
    {
        using var estate = new Estate(_temporary.Store);
        var (one, other) = (Estate.Cpu(), Estate.Cpu("vm-2"));
        await estate.PlayAsync(0, Learnt, (one, Estate.Calm), (other, Estate.Calm));
        var from = Samples.Noon.AddMinutes(Learnt);
        await estate.Get<MaintenanceRepository>().AddAsync(new PlannedWork
        {
            Id = "w1", Name = "patching", ResourcePrefix = one.ResourceId, From = from, To = from.AddHours(2), Reason = "patching", CreatedBy = "alice", CreatedAt = from,
        });
        await estate.PlayAsync(Learnt, Learnt + 120, (one, minute => Estate.Calm(minute) - 5), (other, Estate.Calm));

        var desk = estate.Get<SeriesDesk>();
        Assert.Equal(120, (await desk.StandingAsync(one, default))!.Exclusion!.Samples);
        Assert.Null((await desk.StandingAsync(other, default))!.Exclusion);
        Assert.Null((await desk.ReadmitAsync(one.Key, "it was normal", Alice, default))!.Exclusion);
    }

    [Fact]
    public async Task A_window_of_one_series_is_excluded_by_hand_and_an_unknown_series_is_told_so()
    {
        using var estate = new Estate(_temporary.Store);
        var cpu = Estate.Cpu();
        await estate.PlayAsync(0, 120, (cpu, Estate.Calm));
        var desk = estate.Get<SeriesDesk>();
        var from = Samples.Noon.AddMinutes(120);
        Assert.NotNull(await desk.ExcludeAsync(cpu.Key, from, from.AddMinutes(30), "load test", Alice, default));
        await estate.PlayAsync(120, 180, (cpu, Estate.Calm));
        Assert.Equal(30, (await desk.StandingAsync(cpu, default))!.Exclusion!.Samples);
        Assert.Null(await desk.ExcludeAsync(new string('0', 32), from, from.AddMinutes(30), "load test", Alice, default));
    }

    [Fact]
    public async Task A_series_that_falls_silent_is_told_once_also_by_a_host_that_started_after_its_last_sample()
    {
        var (quiet, loud) = (Estate.Cpu(), Estate.Cpu("vm-2"));
        using (var estate = new Estate(_temporary.Store))
        {
            await estate.PlayAsync(0, 1440, (quiet, Estate.Calm), (loud, Estate.Calm));
            await estate.LookForSilenceAsync();
            Assert.Empty(estate.Told);
        }

        using var heir = new Estate(_temporary.Store);
        heir.Clock.Now = Samples.Noon.AddMinutes(1440);
        await heir.PlayAsync(1440, 1441, (loud, Estate.Calm));
        await heir.LookForSilenceAsync();
        Assert.Empty(heir.Told);
        await heir.PlayAsync(1441, 1500, (loud, Estate.Calm));
        await heir.LookForSilenceAsync();
        await heir.LookForSilenceAsync();
        var missing = Assert.Single(heir.Told);
        Assert.Equal((AnomalyKind.Missing, quiet.Key), (missing.Kind, missing.SeriesKey));
        Assert.NotNull((await heir.Get<SeriesDesk>().StandingAsync(quiet, default))!.SilentSince);
        await heir.PlayAsync(1500, 1503, (quiet, Estate.Calm), (loud, Estate.Calm));
        Assert.Contains(heir.Told, told => told.Id == missing.Id && told.Phase == AnomalyPhase.Cleared);
    }

    [Fact]
    public async Task Late_samples_are_scored_in_their_order_also_across_batches_and_a_restart()
    {
        var cpu = Estate.Cpu();
        using (var estate = new Estate(_temporary.Store))
        {
            await estate.PlayAsync(0, 120, (cpu, Estate.Calm));
            await estate.PlayAsync(121, 123, (cpu, Estate.Calm));
        }

        using var heir = new Estate(_temporary.Store);
        await heir.PlayAsync(120, 121, (cpu, Estate.Calm));
        var points = await heir.Get<SeriesReader>().PointsAsync(cpu.Key, Samples.Noon, Samples.Noon.AddDays(1));
        Assert.Equal(Enumerable.Range(0, 123), points.Select(point => (int)(point.Time - Samples.Noon).TotalMinutes));
        await heir.PlayAsync(120, 121, (cpu, Estate.Calm));
        Assert.Equal(1, heir.Get<StreamStatistics>().Late);
    }

    [Fact]
    public async Task A_change_that_comes_twice_is_one_and_a_batch_that_failed_is_not_taken_for_known()
    {
        var store = new FailingOnce(_temporary.Store);
        using var estate = new Estate(store);
        var change = new ChangeEvent
        {
            Id = "op-1", ResourceId = Samples.Vm, Time = Samples.Noon, Kind = ChangeKind.Deployment, Operation = "deploy", Status = "Succeeded", Title = "deploy",
        };
        await Assert.ThrowsAsync<IOException>(() => SendAsync(estate, change));
        await SendAsync(estate, change);
        await SendAsync(estate, change);
        Assert.Single(await estate.Get<ChangeRepository>().BetweenAsync(Samples.Noon.AddHours(-1), Samples.Noon.AddHours(1)));
        Assert.Equal(1, estate.Get<StreamStatistics>().Duplicates);
    }

    [Fact]
    public async Task Metrics_of_one_resource_that_deviate_together_are_told_as_one_anomaly_with_their_contributions()
    {
        using var estate = new Estate(_temporary.Store);
        var one = new SeriesId(Samples.Vm, "Percentage CPU", "instance=0");
        var two = new SeriesId(Samples.Vm, "Percentage CPU", "instance=1");
        await estate.PlayAsync(0, Learnt, (one, Estate.Calm), (two, Estate.Calm));
        await estate.PlayAsync(Learnt, Learnt + 30, (one, _ => 97), (two, _ => 97));
        await estate.PlayAsync(Learnt + 30, Learnt + 60, (one, Estate.Calm), (two, Estate.Calm));
        var told = Assert.Single(estate.Told, phase => phase.Phase == AnomalyPhase.Opened);
        Assert.Contains(told.Contributions, part => part.SeriesKey == told.SeriesKey);
        Assert.All(estate.Told, phase => Assert.True(phase.Id == told.Id || phase.Phase == AnomalyPhase.Cleared));
    }

    private static Task SendAsync(Estate estate, ChangeEvent change)
    {
        var writer = new SignalBatchWriter();
        writer.OnChange(change);
        return estate.HandleAsync(writer);
    }

    private sealed class FailingOnce(IDocumentStore inner) : IDocumentStore
    {
        private bool _failed;

        public Task<Document?> GetAsync(string table, string partition, string row, CancellationToken cancellation = default) => inner.GetAsync(table, partition, row, cancellation);

        public IAsyncEnumerable<Document> QueryAsync(string table, string partition, RowRange range, CancellationToken cancellation = default) =>
            inner.QueryAsync(table, partition, range, cancellation);

        public Task<string> PutAsync(string table, DocumentWrite write, CancellationToken cancellation = default)
        {
            if (_failed)
            {
                return inner.PutAsync(table, write, cancellation);
            }

            _failed = true;
            throw new IOException("Storage is away.");
        }

        public Task DeleteAsync(string table, string partition, string row, string? ifMatch = null, CancellationToken cancellation = default) =>
            inner.DeleteAsync(table, partition, row, ifMatch, cancellation);

        public Task<IReadOnlyList<string>> BatchAsync(string table, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation = default) =>
            inner.BatchAsync(table, writes, cancellation);
    }
}
