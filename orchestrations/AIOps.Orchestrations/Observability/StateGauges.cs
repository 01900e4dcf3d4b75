using System.Diagnostics.Metrics;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Stats;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AIOps.Orchestrations.Observability;

/// <summary>
/// Gauges of what storage says: open incidents, what waits, dead letters, budgets. A reading of the exporter is answered from the last look and starts the next
/// one, so that nothing is read when nobody listens and no exporter waits for storage.
/// </summary>
internal sealed partial class StateGauges : IHostedService, IDisposable
{
    private readonly Meter _meter = new(ProductMeter.MeterName);
    private readonly StateReader _reader;
    private readonly ILogger<StateGauges> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private volatile StateReading _last = StateReading.Empty;
    private int _busy;

    public StateGauges(StateReader reader, ISeriesCount series, IEnumerable<IBacklog> queues, ILogger<StateGauges> logger)
    {
        (_reader, _logger) = (reader, logger);
        _meter.CreateObservableGauge("aiops.detect.series", () => series.InMemory, "{series}", "Series in this host's memory.");
        _meter.CreateObservableGauge("aiops.queue.depth", () => queues.Select(one => Of(one.Waiting, "queue", one.Name)), "{message}", "Messages that wait for their handler.");
        _meter.CreateObservableGauge("aiops.incidents.open", () => Look().OpenBySeverity.Select((count, severity) => Of(count, "severity", severity)), "{incident}", "Incidents that are not resolved.");
        _meter.CreateObservableGauge("aiops.approvals.waiting", () => Look().Waiting, "{approval}", "Approvals that wait for a person.");
        _meter.CreateObservableGauge("aiops.deadletters.waiting", () => Look().DeadLetters, "{letter}", "Dead letters that were not replayed; at most 1,000 are counted.");
        _meter.CreateObservableGauge("aiops.model.tokens_today", () => Look().TokensToday, "{token}", "Tokens of this day (UTC), reservations included.");
        _meter.CreateObservableGauge("aiops.slo.budget_remaining", () => Look().Objectives.Select(one => Of(one.Remaining, "objective", one.Name)), "1", "Share of an objective's error budget that is left.");
        _meter.CreateObservableGauge("aiops.slo.burn_rate", Burns, "1", "Burn rate of an objective over the short window of a rule.");
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping.Cancel();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        _stopping.Dispose();
    }

    private IEnumerable<Measurement<double>> Burns() => Look().Objectives.SelectMany(static one => one.Burns.Select(burn =>
        new Measurement<double>(burn.Rate, new KeyValuePair<string, object?>("objective", one.Name), new KeyValuePair<string, object?>("rule", burn.Rule))));

    private static Measurement<T> Of<T>(T value, string tag, object of)
        where T : struct => new(value, new KeyValuePair<string, object?>(tag, of));

    private StateReading Look()
    {
        if (!_stopping.IsCancellationRequested && Interlocked.Exchange(ref _busy, 1) == 0)
        {
            _ = ReadAsync();
        }

        return _last;
    }

    private async Task ReadAsync()
    {
        try
        {
            _last = await _reader.ReadAsync(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
        catch (Exception failure)
        {
            LogUnreadable(failure);
        }
        finally
        {
            Interlocked.Exchange(ref _busy, 0);
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "The gauges keep their last values: storage could not be read")]
    private partial void LogUnreadable(Exception failure);
}
