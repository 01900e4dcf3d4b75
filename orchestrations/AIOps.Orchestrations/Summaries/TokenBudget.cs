using System.Globalization;
using AIOps.Storage;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Summaries;

/// <summary>
/// Counts tokens per incident and per day (UTC), in storage, so that all instances of a host share one budget and a restart forgets nothing.
/// Tokens are reserved before a call and settled after it: parallel calls cannot overdraw.
/// </summary>
public sealed class TokenBudget(IDocumentStore store, ModelSummaryOptions options, TimeProvider time)
{
    private const string Days = "day";
    private const string Incidents = "incident";

    private readonly RecordTable<TokenSpend> _spent = new(store, "modelspend");

    /// <summary>Sets tokens aside when both budgets have room.</summary>
    /// <returns>False when they have not: nothing is set aside then.</returns>
    public async Task<bool> TryReserveAsync(string incidentId, int tokens, CancellationToken cancellation)
    {
        if (!await AddAsync(Days, Today(), tokens, options.TokensPerDay, cancellation))
        {
            return false;
        }

        if (await AddAsync(Incidents, incidentId, tokens, options.TokensPerIncident, cancellation))
        {
            return true;
        }

        await AddAsync(Days, Today(), -tokens, int.MaxValue, cancellation);
        return false;
    }

    /// <summary>Replaces a reservation by what the call cost.</summary>
    public async Task SettleAsync(string incidentId, int reserved, int used, CancellationToken cancellation)
    {
        await AddAsync(Days, Today(), used - reserved, int.MaxValue, cancellation);
        await AddAsync(Incidents, incidentId, used - reserved, int.MaxValue, cancellation);
    }

    /// <summary>Tokens of a day (UTC), reservations included.</summary>
    public async Task<int> SpentOnAsync(DateOnly day, CancellationToken cancellation) => (await _spent.GetAsync(Days, RowOf(day), cancellation))?.Value.Tokens ?? 0;

    private async Task<bool> AddAsync(string partition, string row, int tokens, int limit, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await _spent.GetAsync(partition, row, cancellation);
            var sum = (long)(read?.Value.Tokens ?? 0) + tokens;
            if (sum > limit)
            {
                return false;
            }

            var written = new TokenSpend((int)Math.Max(0, sum));
            if (read is null ? await _spent.TryInsertAsync(partition, row, written, cancellation) : await _spent.TryReplaceAsync(read, written, cancellation))
            {
                return true;
            }
        }
    }

    private string Today() => RowOf(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    private static string RowOf(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

/// <summary>Tokens spent.</summary>
/// <param name="Tokens">How many.</param>
internal sealed record TokenSpend(int Tokens);
