namespace AIOps.Ingest.Foreign;

/// <summary>
/// Turns running totals into increases. Bounded: when it is full, it forgets everything and the next sample of each series only sets its start. Where the samples of one series arrive
/// on several decoders, each of them sees a part; such sources should send deltas (OTLP) or rates (a recording rule).
/// </summary>
internal sealed class RunningTotals
{
    private const int Capacity = 65_536;

    private readonly Dictionary<string, (long Ticks, double Value)> last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Ticks, double Value)> counts = new(StringComparer.Ordinal);

    /// <summary>Replaces a total by its increase since the sample before. False for the first sample, and for one that is not newer.</summary>
    public bool TryIncrease(SeriesId series, long ticks, ref double value) => TryIncrease(last, series, ticks, ref value);

    /// <summary>The same for the number of values of a histogram.</summary>
    public bool TryIncreaseCount(SeriesId series, long ticks, ref double value) => TryIncrease(counts, series, ticks, ref value);

    private static bool TryIncrease(Dictionary<string, (long Ticks, double Value)> last, SeriesId series, long ticks, ref double value)
    {
        if (!last.TryGetValue(series.Key, out var before))
        {
            if (last.Count >= Capacity) last.Clear();
            last.Add(series.Key, (ticks, value));
            return false;
        }

        if (ticks <= before.Ticks) return false;
        last[series.Key] = (ticks, value);
        // A total that fell was reset to zero: all of it is new.
        if (value >= before.Value) value -= before.Value;
        return true;
    }
}
