namespace AIOps.Diagnose.Grounding;

/// <summary>Every number that the cited facts allow: their values, the numbers of their text, and what can be recomputed from them (differences, ratios, counts, durations).</summary>
internal sealed class CitedValues
{
    private const double LooseRelative = 0.05;

    private readonly List<double> plain = [];
    private readonly List<(double Base, string Dimension, double Figure)> united = [];
    private readonly List<DateTimeOffset> times = [];

    public CitedValues(IReadOnlyList<Evidence> cited)
    {
        foreach (var fact in cited)
        {
            plain.AddRange(fact.Values.Values);
            Derive(fact);
            foreach (var quantity in QuantityReader.Numbers(TextMask.Of(fact.Text, cited)))
            {
                plain.Add(quantity.Value);
                united.Add((quantity.Value * quantity.Factor, quantity.Dimension, quantity.Value));
            }

            times.AddRange(QuantityReader.Times(fact.Text).Where(time => time.Full is not null).Select(time => time.Full!.Value));
            if (fact.From is { } from) times.Add(from);
            if (fact.To is { } to) times.Add(to);
        }

        plain.Add(cited.Count);
        foreach (var first in times.ToList())
        {
            foreach (var second in times.Where(second => second > first)) united.Add(((second - first).TotalSeconds, "time", double.NaN));
        }
    }

    public bool Allows(Quantity printed)
    {
        if (united.Any(value => value.Dimension == printed.Dimension && Same(printed, value.Base / printed.Factor))) return true;
        // A figure that a fact prints with its unit has no other: 98 percent are not 98 milliseconds.
        if (printed.Dimension.Length > 0 && united.Any(value => value.Dimension.Length > 0 && value.Dimension != printed.Dimension && Same(printed, value.Figure))) return false;
        return plain.Any(value => Same(printed, value) || (printed.Dimension is "time" or "size" && Same(printed, value / printed.Factor)));
    }

    public bool Allows(double number) => plain.Any(value => Math.Abs(value - number) <= 1e-6 + (0.005 * Math.Abs(value))) || united.Any(value => Math.Abs(value.Base - number) <= 0.005 * Math.Abs(value.Base));

    public bool Allows((DateTimeOffset? Full, TimeSpan OfDay, TimeSpan Exact) printed) => times.Any(time => printed.Full is { } full
        ? (time - full).Duration() <= printed.Exact
        : (time.TimeOfDay - printed.OfDay).Duration() <= printed.Exact);

    private void Derive(Evidence fact)
    {
        if (!fact.Values.TryGetValue("before", out var before) || !fact.Values.TryGetValue("after", out var after)) return;
        plain.Add(after - before);
        plain.Add(Math.Abs(after - before));
        if (before == 0) return;
        plain.Add(after / before);
        plain.Add(100 * (after - before) / before);
        plain.Add(100 * Math.Abs(after - before) / Math.Abs(before));
    }

    // Rounded correctly, or one off in the last printed digit where that is a small part of the number.
    private static bool Same(Quantity printed, double value)
    {
        var off = Math.Abs(printed.Value - value);
        return off <= (0.5 * printed.Digit) + 1e-9 || (off <= printed.Digit + 1e-9 && off <= LooseRelative * Math.Abs(value));
    }
}
