using System.Runtime.Intrinsics;
using AIOps.Detect.Metrics.Scoring;

namespace AIOps.Detect.Tests.Metrics.Scoring;

/// <summary>Each fast part equals a plain one on seeded series.</summary>
public class TwinTests
{
    private static double[] Series(int seed, int count)
    {
        var noise = new Noise(seed);
        var level = 50.0;
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            level += i % 700 == 699 ? 20 * noise.Normal() : 0;
            return level + (10 * Math.Sin(i / 45.0)) + noise.Normal() + (noise.Uniform() < 0.01 ? 40 : 0);
        })];
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void A_held_range_without_forgetting_is_the_range_of_the_last_one_to_two_blocks(int seed)
    {
        const int Block = 100;
        var values = Series(seed, 1000);
        var range = HeldRange.At(values[0]);
        var start = 0;
        for (var i = 1; i < values.Length; i++)
        {
            var held = values[Math.Max(0, start - Block)..i];
            var plain = Math.Max(0, Math.Max(values[i] - held.Max(), held.Min() - values[i])) / (held.Max() - held.Min() + 1);

            // The slow shrinkage may only add to what a range without it says.
            var fast = range.Excess((float)values[i], 0, 1);
            Assert.InRange(fast, plain - 1e-4, plain + (2.0 * Block * ScoringTuning.Forget) + 1e-4);
            var turn = i % Block == 0;
            start = turn ? i : start;
            range.Learn((float)values[i], 1, turn);
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void The_vector_shape_equals_the_one_written_with_loops(int seed)
    {
        var values = Series(seed, 2000);
        var shape = MovingShape.At(values[0]);
        var means = Enumerable.Repeat((float)values[0], 8).ToArray();
        var usual = new float[8];
        for (var n = 0; n < values.Length; n++)
        {
            var early = (float)(1.0 / (n + 1));
            var fast = shape.Next(values[n], 30, 1.0 / (n + 1), 0.6f, 0.002f);
            var before = (float)values[n];
            for (var i = 0; i < 8; i++)
            {
                means[i] += Math.Max(MathF.Pow(0.5f, i + 1), early) * ((float)values[n] - means[i]);
                var coefficient = before - means[i];
                before = means[i];
                var scale = MathF.Sqrt(usual[i] * 30) * 0.6f;
                var coded = coefficient / (Math.Abs(coefficient) + scale + (float.Epsilon * 1024));
                usual[i] += Math.Max(early, 0.002f) * (Math.Abs(coefficient) - usual[i]);
                Assert.InRange(fast[i], (byte)Math.Clamp(127.99f + (coded * 127f), 0, 255) - 1, (byte)Math.Clamp(128.01f + (coded * 127f), 0, 255) + 1);
                Assert.Equal(255 - fast[i], fast[i + 8]);
            }
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void The_vector_memory_of_shapes_equals_boxes_of_least_and_largest(int seed)
    {
        var noise = new Noise(seed);
        var memory = default(ShapeMemory);
        var plain = new PlainShapes();
        for (var n = 0; n < 5000; n++)
        {
            var centre = 40 + (25 * (int)(7 * noise.Uniform()));
            var bytes = new byte[16];
            for (var i = 0; i < 8; i++)
            {
                bytes[i] = (byte)Math.Clamp(centre + (12 * noise.Normal()), 0, 255);
                bytes[i + 8] = (byte)(255 - bytes[i]);
            }

            Assert.Equal(plain.Match(bytes, n), memory.Match(Vector128.Create(bytes), n, PlainShapes.Vigilance, PlainShapes.Growth));
        }
    }

    [Fact]
    public void The_usual_course_of_a_day_equals_means_kept_by_half_hour()
    {
        var day = HalfHours.Create();
        var means = new Dictionary<int, double>();
        var noise = new Noise(4);
        var open = new List<double>();
        var slot = -1;
        for (var minute = 0; minute < 6 * Noise.Day; minute += 5)
        {
            var value = noise.Cpu(minute);
            var here = minute % Noise.Day / 30;
            if (here != slot && slot >= 0)
            {
                means[slot] = means.TryGetValue(slot, out var mean) ? mean + (ScoringTuning.DayRate * (open.Average() - mean)) : open.Average();
                open.Clear();
            }

            slot = here;
            open.Add(value);
            day.Learn(SeriesRun.Start.AddMinutes(minute).UtcTicks, value);
            Assert.Equal(means.ContainsKey(here), day.IsKnown);
            if (day.IsKnown)
            {
                var position = (minute % 30 / 30.0) - 0.5;
                var other = (position < 0 ? here + 47 : here + 1) % 48;
                var expected = means.TryGetValue(other, out var neighbour) ? means[here] + (Math.Abs(position) * (neighbour - means[here])) : means[here];
                Assert.InRange(day.Usual, expected - 1e-4, expected + 1e-4);
            }
        }
    }

    // Single precision against double: a record that is one by a hair may fall on the other side, so a few scores in a thousand may differ.
    [Theory, InlineData(1, 300), InlineData(2, 60), InlineData(3, 3600)]
    public void The_scorer_equals_one_written_from_its_description(int seed, int stepSeconds)
    {
        var values = Series(seed, 15_000);
        var fast = new SeriesScorer();
        var plain = new PlainScorer();
        var (apart, told) = (0, 0);
        for (var i = 0; i < values.Length; i++)
        {
            var ticks = SeriesRun.Start.AddSeconds((double)i * stepSeconds).UtcTicks;
            var (one, other) = (fast.Next(ticks, values[i]), plain.Next(ticks, values[i]));
            apart += Math.Abs(one - other) > 1e-3 ? 1 : 0;
            told += other > 0.1 ? 1 : 0;
        }

        Assert.InRange(told, 5, 1000);
        Assert.InRange(apart, 0, values.Length / 200);
    }

    private sealed class PlainShapes
    {
        public const int Vigilance = 50;
        public const float Growth = 0.4f;
        private readonly List<(int[] Least, int[] Largest, int Matched)> _boxes = [];

        public int Match(byte[] shape, int now)
        {
            var distances = _boxes.Select(box => Enumerable.Range(0, 8).Sum(i => Math.Max(0, box.Least[i] - shape[i]) + Math.Max(0, shape[i] - box.Largest[i]))).ToList();
            var distance = distances.Count == 0 ? 0 : distances.Min();
            if (distances.Count == 0 || distance > Vigilance)
            {
                var point = shape.Take(8).Select(value => (int)value).ToArray();
                if (_boxes.Count < ShapeMemory.Capacity)
                {
                    _boxes.Add((point, [.. point], now));
                }
                else
                {
                    _boxes[_boxes.FindIndex(box => box.Matched == _boxes.Min(other => other.Matched))] = (point, [.. point], now);
                }

                return distance;
            }

            var nearest = distances.IndexOf(distance);
            var (least, largest, _) = _boxes[nearest];
            for (var i = 0; i < 8; i++)
            {
                least[i] -= (int)MathF.Ceiling(Growth * Math.Max(0, least[i] - shape[i]));
                largest[i] += (int)MathF.Ceiling(Growth * Math.Max(0, shape[i] - largest[i]));
            }

            _boxes[nearest] = (least, largest, now);
            return distance;
        }
    }
}
