using AIOps.Orchestrations.Forecasts;

namespace AIOps.Local.Host;

/// <summary>Starts the forecast workflow with the local host.</summary>
internal sealed class ForecastTimer(ForecastStarter starter) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => starter.EnsureAsync(stoppingToken);
}
