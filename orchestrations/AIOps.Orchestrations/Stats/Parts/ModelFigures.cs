using AIOps.Orchestrations.Summaries;

namespace AIOps.Orchestrations.Stats.Parts;

/// <summary>What the language model cost today (UTC). Left out without a model.</summary>
internal sealed class ModelFigures(ModelSummarizer model, TokenBudget tokens, ModelSummaryOptions options, TimeProvider time) : IStatsPart
{
    public string Name => "model";

    public async Task<object?> ReadAsync(CancellationToken cancellation)
    {
        if (!model.HasModel)
        {
            return null;
        }

        var spent = await tokens.SpentOnAsync(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), cancellation);
        return new
        {
            name = model.ModelName,
            tokensToday = spent,
            tokensPerDay = options.TokensPerDay,
            costTodayUsd = options.DollarsPerMillionTokens > 0 ? options.CostOf(spent) : (double?)null,
        };
    }
}
