using AIOps.Detect.Slo;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Slo;

/// <summary>Reads how the objectives stand.</summary>
public sealed class SloReader(SloLedger ledger, IOptions<SloOptions> options, TimeProvider time)
{
    private static readonly TimeSpan SilentAfter = TimeSpan.FromHours(1);

    /// <summary>Every objective, in the order of the configuration.</summary>
    public async Task<IReadOnlyList<SloStatus>> ReadAsync(CancellationToken cancellation)
    {
        List<SloStatus> found = [];
        foreach (var objective in options.Value.Objectives)
        {
            found.Add(await StatusAsync(objective, await WindowAsync(objective, cancellation), cancellation));
        }

        return found;
    }

    /// <summary>One objective with its days, or null when there is none of that name.</summary>
    public async Task<(SloStatus Status, IReadOnlyList<BudgetDay> Days)?> FindAsync(string name, CancellationToken cancellation)
    {
        if (options.Value.Objectives.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } objective)
        {
            return null;
        }

        var history = await WindowAsync(objective, cancellation);
        return (await StatusAsync(objective, history, cancellation), Days(objective, history));
    }

    private long Now() => SloHistory.MinuteOf(time.GetUtcNow());

    private Task<SloHistory> WindowAsync(SloObjective objective, CancellationToken cancellation) =>
        ledger.HistoryAsync(objective, Now() - (objective.WindowDays * (long)SloDay.Length) + 1, Now(), cancellation);

    private async Task<SloStatus> StatusAsync(SloObjective objective, SloHistory history, CancellationToken cancellation)
    {
        var firing = (await ledger.MemoryAsync(objective, cancellation))?.Value.State.Firing ?? new Dictionary<string, long>();
        var budget = ErrorBudget.Of(history, Now() - (objective.WindowDays * (long)SloDay.Length) + 1, Now(), objective.Allowance);
        var newest = history.Newest;
        var readings = newest is { } minute ? SloMonitor.Read(objective, options.Value, history, minute) : [];
        var pace = readings.Count == 0 ? 0 : readings[^1].Long.Rate;
        return new SloStatus
        {
            Name = objective.Name,
            Description = objective.Description,
            Kind = objective.Kind,
            ResourceId = objective.ResourceId.ToLowerInvariant(),
            Target = objective.Target,
            WindowDays = objective.WindowDays,
            Indicator = Indicator(objective),
            Health = Health(budget, firing, newest),
            Budget = budget,
            Rules = [.. readings.Select(one => new RuleStatus(
                one.Rule.Name, one.Rule.Factor, one.Long, one.Short, one.Enough,
                firing.TryGetValue(one.Rule.Name, out var since) ? Time(since) : null, SloAlert.SeriesOf(objective, one.Rule).Key))],
            EvaluatedAt = newest is { } at ? Time(at) : null,
            ExhaustedAt = pace > 1 && budget.LastsAt(pace, objective.WindowDays) is { } rest ? time.GetUtcNow() + rest : null,
        };
    }

    private SloHealth Health(ErrorBudget budget, IReadOnlyDictionary<string, long> firing, long? newest) => newest switch
    {
        null => SloHealth.NoData,
        { } minute when time.GetUtcNow() - Time(minute) > SilentAfter => SloHealth.NoData,
        _ when firing.ContainsKey("fast-burn") => SloHealth.FastBurn,
        _ when budget.Remaining <= 0 => SloHealth.Exhausted,
        _ when firing.Count > 0 => SloHealth.SlowBurn,
        _ => SloHealth.Ok,
    };

    private List<BudgetDay> Days(SloObjective objective, SloHistory history)
    {
        List<BudgetDay> days = [];
        var first = Now() - (objective.WindowDays * (long)SloDay.Length) + 1;
        for (var day = SloDay.DayOf(first); day <= SloDay.DayOf(Now()); day++)
        {
            var last = Math.Min(Now(), ((day + 1) * SloDay.Length) - 1);
            var sum = history.Sum(day * SloDay.Length, last);
            if (sum.Total > 0)
            {
                days.Add(new BudgetDay(Time(day * SloDay.Length), sum.Total, Math.Max(0, sum.Total - sum.Good), ErrorBudget.Of(history, first, last, objective.Allowance).Remaining));
            }
        }

        return days;
    }

    private static DateTimeOffset Time(long minute) => DateTimeOffset.FromUnixTimeSeconds(minute * 60);

    private static string Indicator(SloObjective one) => one.Kind switch
    {
        SloKind.Latency => $"{(one.Total is null ? "minutes" : "requests in minutes")} with {one.Aggregation.ToString().ToLowerInvariant()} {one.Metric} at most {one.Threshold}",
        _ when one.Good is not null => $"{one.Good} out of {one.Total}",
        _ => $"{one.Total} without {one.Bad}",
    };
}
