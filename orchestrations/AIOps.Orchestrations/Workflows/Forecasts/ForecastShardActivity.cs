using AIOps.Detect.Forecasting;
using AIOps.Orchestrations.Forecasts;
using AIOps.Orchestrations.Workflows.Port;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Workflows.Forecasts;

/// <summary>Forecasts the series of one shard.</summary>
internal sealed class ForecastShardActivity(ForecastRound round, IOptions<ForecastOptions> options) : IActivity<ForecastShardRequest, ForecastShardResult>
{
    /// <inheritdoc/>
    public async Task<ForecastShardResult> RunAsync(ForecastShardRequest input, ActivityContext context) =>
        new(await round.RunAsync(input.Shard, input.Now, context.Cancellation), options.Value.Every);
}
