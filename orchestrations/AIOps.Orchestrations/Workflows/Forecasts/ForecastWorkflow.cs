using AIOps.Orchestrations.Forecasts;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Orchestrations.Workflows.Forecasts;

/// <summary>One instance, for ever: every few minutes it fans out over the shards, waits for all, and sleeps. A shard that fails is tried again in the next round.</summary>
internal sealed class ForecastWorkflow : IWorkflow<ForecastInput, Nothing>
{
    /// <summary>Pause when no shard answered.</summary>
    private static readonly TimeSpan Fallback = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public async Task<Nothing> RunAsync(IWorkflowContext context, ForecastInput input)
    {
        context.SetStatus("forecasts");
        var results = await Task.WhenAll(ForecastTables.Shards.Select(shard => ShardAsync(context, shard)));
        var done = results.OfType<ForecastShardResult>().ToList();
        var next = context.Now + (done.Count == 0 ? Fallback : done[0].Every);
        context.SetStatus($"{done.Sum(static shard => shard.Series)} series forecast{(done.Count < results.Length ? $", {results.Length - done.Count} shards failed" : "")}, again at {next:yyyy-MM-dd HH:mm:ss} UTC");
        await context.SleepUntilAsync(next);
        context.ContinueAsNew(new ForecastInput(input.Round + 1));
        return Nothing.Value;
    }

    private static async Task<ForecastShardResult?> ShardAsync(IWorkflowContext context, string shard)
    {
        try
        {
            return await context.CallAsync(ForecastNames.Shard, new ForecastShardRequest(shard, context.Now));
        }
        catch (StepFailedException)
        {
            return null;
        }
    }
}
