using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AIOps.Detect.Metrics.Scoring;

/// <summary>
/// The recent shape of a series: what eight exponential means with memories of 2, 4, ... 256 samples say beyond each other.
/// These differences are Haar coefficients with soft edges, and need no window of samples.
/// </summary>
internal struct MovingShape
{
    private Vector256<float> _means;
    private Vector256<float> _usual;

    /// <summary>A shape that has only seen one value.</summary>
    public static MovingShape At(double value) => new() { _means = Vector256.Create((float)value) };

    /// <summary>Takes in a value and codes the shape: each coefficient as a byte, 128 when it is 0, and its complement.</summary>
    /// <param name="value">The value.</param>
    /// <param name="height">Height of the range of values; with the usual size of a coefficient it sets what half of the scale is.</param>
    /// <param name="early">1 / (samples seen + 1): the gain while that is larger than the usual one.</param>
    /// <param name="softness">Size of a coefficient, in geometric means of usual size and height, that is coded as half of the scale.</param>
    /// <param name="forget">Gain of the usual size.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector128<byte> Next(double value, double height, double early, float softness, float forget)
    {
        var gains = Vector256.Create(1f / 2, 1f / 4, 1f / 8, 1f / 16, 1f / 32, 1f / 64, 1f / 128, 1f / 256);
        var now = Vector256.Create((float)value);
        _means += Vector256.Max(gains, Vector256.Create((float)early)) * (now - _means);
        var coefficients = Vector256.Shuffle(_means, Vector256.Create(7, 0, 1, 2, 3, 4, 5, 6)).WithElement(0, (float)value) - _means;
        var sizes = Vector256.Abs(coefficients);
        var scale = Vector256.Sqrt(_usual * (float)height) * softness;
        var coded = coefficients / (sizes + scale + Vector256.Create(float.Epsilon * 1024));
        _usual += Vector256.Create(Math.Max((float)early, forget)) * (sizes - _usual);
        var levels = Vector256.ConvertToInt32(Vector256.Create(128f) + (coded * 127f));
        var shorts = Vector128.Narrow(levels.GetLower(), levels.GetUpper());
        var bytes = Vector128.Narrow(shorts, shorts).AsByte();
        return bytes ^ Vector128.Create(0UL, ulong.MaxValue).AsByte();
    }
}
