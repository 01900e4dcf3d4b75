using System.Globalization;

namespace AIOps.Benchmarks.Causes.Reading;

/// <summary>A point in time of a file: epoch seconds, or what else recorders write.</summary>
internal static class EpochTime
{
    /// <summary>Seconds of the year 5138: a larger number counts something smaller than seconds.</summary>
    private const double LastSecond = 1e11;

    /// <summary>Epoch seconds of a number (seconds, milliseconds, microseconds or nanoseconds, told apart by their size) or of an ISO 8601 time, UTC where it names no zone; NaN for anything else.</summary>
    public static double Of(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return Of(number);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUnixTimeMilliseconds() / 1000.0 : double.NaN;
    }

    /// <summary>Epoch seconds of a number of any of these units.</summary>
    public static double Of(double number)
    {
        while (double.IsFinite(number) && Math.Abs(number) >= LastSecond) number /= 1000;
        return number;
    }
}
