using AIOps.Detect.Metrics.Band;

namespace AIOps.Detect.Tests.Metrics.Band;

/// <summary>What is learnt value by value equals what a plain look at the whole history says.</summary>
public sealed class BandTwinTests
{
    private const int MinutesPerSlot = 1440 / DaySlots.Count;
    private static readonly long Midnight = new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc).Ticks;

    [Theory, InlineData(1, 1), InlineData(2, 7), InlineData(3, 20), InlineData(4, 60)]
    public void The_day_profile_is_the_range_of_each_slot_over_the_days_before(int seed, int step)
    {
        const int days = 6;
        var values = Series(seed, days * 1440 / step);
        var profile = DayProfile.Create();
        for (var i = 0; i < values.Length; i++)
        {
            if (i * step % 97 < step)
            {
                AssertSame(profile, Plain(values, i, step), i * step);
            }

            profile.Learn(Midnight + (i * step * TimeSpan.TicksPerMinute), values[i]);
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public void The_level_is_the_mean_at_first_and_then_a_sum_of_fading_values(int seed)
    {
        const double perHour = 60, gain = 1 / perHour;
        var values = Series(seed, 400);
        var range = default(RecentRange);
        for (var i = 0; i < values.Length; i++)
        {
            range.Learn(values[i], values[Math.Max(0, i - 1)], 1 / perHour, i);
            var first = Math.Min(i + 1, (int)perHour);
            var plain = values.Take(first).Average() * Math.Pow(1 - gain, i + 1 - first);
            for (var j = first; j <= i; j++)
            {
                plain += gain * Math.Pow(1 - gain, i - j) * values[j];
            }

            Assert.Equal(plain, range.Level, 1e-9);
            Assert.True(range.Low <= range.High && range.Noise >= 0);
            Assert.True(i >= 20 || (range.High >= values.Take(i + 1).Max() - 1e-9 - range.Noise && range.Low <= values.Take(i + 1).Min() + 1e-9 + range.Noise), $"a young range holds all of its {i + 1} values");
        }
    }

    // The whole history, slot visit by slot visit; a visit counts once the next slot has ended too.
    private static (double Low, double High)[] Plain(double[] values, int before, int step)
    {
        var ranges = Enumerable.Repeat((double.NaN, double.NaN), DaySlots.Count).ToArray();
        List<(int Slot, double Low, double High)> visits = [];
        for (var i = 0; i < before; i++)
        {
            var slot = i * step % 1440 / MinutesPerSlot;
            visits = visits.Count > 0 && visits[^1].Slot == slot
                ? [.. visits[..^1], (slot, Math.Min(visits[^1].Low, values[i]), Math.Max(visits[^1].High, values[i]))]
                : [.. visits, (slot, values[i], values[i])];
        }

        foreach (var (slot, low, high) in visits.SkipLast(2))
        {
            var (oldLow, oldHigh) = ranges[slot];
            ranges[slot] = double.IsNaN(oldLow) ? (low, high) : (oldLow + ((low < oldLow ? 0.5 : 0.15) * (low - oldLow)), oldHigh + ((high > oldHigh ? 0.5 : 0.15) * (high - oldHigh)));
        }

        return ranges;
    }

    private static void AssertSame(DayProfile profile, (double Low, double High)[] plain, int minute)
    {
        var slot = minute % 1440 / MinutesPerSlot;
        var around = new[] { slot, (slot + 1) % DaySlots.Count, (slot + DaySlots.Count - 1) % DaySlots.Count }.Select(at => plain[at]).Where(static range => !double.IsNaN(range.Low)).ToList();
        Assert.Equal(around.Count > 0, profile.TryRange(Midnight + (minute * TimeSpan.TicksPerMinute), out var low, out var high));
        if (around.Count > 0)
        {
            // Eight significant bits, rounded outwards each day: never inside what was seen, and at most a few hundredths outside.
            var (least, most) = (around.Min(static range => range.Low), around.Max(static range => range.High));
            Assert.InRange(low, least - (0.03 * Math.Abs(least)) - 1e-6, least + 1e-6);
            Assert.InRange(high, most - 1e-6, most + (0.03 * Math.Abs(most)) + 1e-6);
        }
    }

    private static double[] Series(int seed, int count)
    {
        var noise = new Noise(seed);
        return [.. Enumerable.Range(0, count).Select(i => 50 + (20 * Math.Sin(i / 31.0)) + (3 * noise.Normal()))];
    }
}
