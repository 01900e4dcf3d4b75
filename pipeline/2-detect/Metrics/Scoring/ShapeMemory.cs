using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AIOps.Detect.Metrics.Scoring;

/// <summary>
/// A bounded memory of shapes. A shape is eight bytes and their complements; a category is a box around shapes that were alike
/// (complement coding as in fuzzy adaptive resonance: Carpenter, Grossberg and Rosen, 1991, so that a box is one vector of least values).
/// The category that was matched the longest ago makes room for a new one.
/// </summary>
internal struct ShapeMemory
{
    /// <summary>Categories kept.</summary>
    public const int Capacity = 40;

    private Boxes _boxes;
    private Clocks _matched;
    private int _count;

    /// <summary>Distance of a shape to the nearest box, 0 when a box holds it; then learns the shape.</summary>
    /// <param name="shape">Eight bytes and their complements (255 - b).</param>
    /// <param name="now">Running number of the sample.</param>
    /// <param name="vigilance">A shape at most this far from a box belongs to it.</param>
    /// <param name="growth">How much of the way to a shape its box grows, above 0 to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Match(Vector128<byte> shape, int now, int vigilance, float growth)
    {
        var nearest = -1;
        var distance = int.MaxValue;
        for (var i = 0; i < _count; i++)
        {
            // What a byte lacks to reach the box counts; a byte inside saturates to 0.
            var away = Sum(Vector128.SubtractSaturate(_boxes[i], shape));
            if (away < distance)
            {
                (distance, nearest) = (away, i);
                if (away == 0)
                {
                    break;
                }
            }
        }

        if (nearest < 0)
        {
            Add(shape, now);
            return 0;
        }

        if (distance > vigilance)
        {
            Add(shape, now);
            return distance;
        }

        _matched[nearest] = (ushort)now;
        if (distance > 0)
        {
            _boxes[nearest] = Grown(_boxes[nearest], shape, growth);
        }

        return distance;
    }

    private void Add(Vector128<byte> shape, int now)
    {
        var slot = _count;
        if (_count < Capacity)
        {
            _count++;
        }
        else
        {
            slot = 0;
            for (var i = 1; i < Capacity; i++)
            {
                // Ages wrap after 65,536 samples; what was not matched for so long is then merely kept a little longer.
                slot = (ushort)(now - _matched[i]) > (ushort)(now - _matched[slot]) ? i : slot;
            }
        }

        (_boxes[slot], _matched[slot]) = (shape, (ushort)now);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Sum(Vector128<byte> bytes)
    {
        var (low, high) = Vector128.Widen(bytes);
        return Vector128.Sum(low + high);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector128<byte> Grown(Vector128<byte> box, Vector128<byte> shape, float growth)
    {
        var missing = Vector128.SubtractSaturate(box, shape);
        for (var i = 0; i < Vector128<byte>.Count; i++)
        {
            if (missing[i] > 0)
            {
                box = box.WithElement(i, (byte)(box[i] - (int)MathF.Ceiling(growth * missing[i])));
            }
        }

        return box;
    }

    [InlineArray(Capacity)]
    private struct Boxes
    {
        private Vector128<byte> _first;
    }

    [InlineArray(Capacity)]
    private struct Clocks
    {
        private ushort _first;
    }
}
