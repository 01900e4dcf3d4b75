namespace AIOps.Correlate;

/// <summary>Range checks of options whose message names the option, the value and what is allowed.</summary>
internal static class Require
{
    public static void Between<T>(string option, T value, T lowest, T highest)
        where T : IComparable<T>
    {
        if (!(value.CompareTo(lowest) >= 0 && value.CompareTo(highest) <= 0))
            throw new ArgumentException($"AIOps:Correlate:{option.Replace('.', ':')} is {value}; allowed is {lowest} to {highest}.");
    }
}
