using System.Numerics;
using AIOps.Detect.Conditions;

namespace AIOps.Detect.Metrics.Episodes;

/// <summary>What a sample changed of the episode of its series.</summary>
internal enum EpisodeStep
{
    /// <summary>Nothing to tell.</summary>
    None,

    /// <summary>N of the last M samples deviate.</summary>
    Opened,

    /// <summary>Clearly worse, of another shape, or due for a refresh.</summary>
    Updated,

    /// <summary>Usual again for long enough.</summary>
    Cleared,

    /// <summary>Went on for so long that it is the new normal.</summary>
    Accepted,
}

/// <summary>The state machine of an episode: N of M opens, a run of usual samples clears.</summary>
internal static class EpisodeTracker
{
    // Samples after which an odd movement that led to nothing is over.
    private const int PatternSamples = 30;

    /// <summary>Takes in the side of one sample.</summary>
    public static EpisodeStep Advance(ref EpisodeState state, AnomalyDirection side, double value, long ticks, AlertCondition condition, DetectOptions options)
    {
        var pattern = state.Open != 0 && (AnomalyKind)state.Kind == AnomalyKind.Pattern;
        state.Above = (state.Above << 1) | (side == AnomalyDirection.Up ? 1u : 0);
        state.Below = (state.Below << 1) | (side == AnomalyDirection.Down ? 1u : 0);
        if (pattern)
        {
            return Pattern(ref state, side, value, ticks, condition);
        }

        return state.Open == 0 ? Closed(ref state, side, value, ticks, condition) : Opened(ref state, side, value, ticks, condition, options);
    }

    /// <summary>Opens an episode of an unusual movement inside the band.</summary>
    public static EpisodeStep OpenPattern(ref EpisodeState state, double value, long ticks)
    {
        (state.Open, state.Side, state.Kind, state.Usual) = (1, (byte)AnomalyDirection.None, (byte)AnomalyKind.Pattern, 0);
        (state.SinceTicks, state.Farthest) = (ticks, value);
        return EpisodeStep.Opened;
    }

    // An odd movement that becomes a deviation is told again, under the same id; else it ends by itself.
    private static EpisodeStep Pattern(ref EpisodeState state, AnomalyDirection side, double value, long ticks, AlertCondition condition)
    {
        var since = state.SinceTicks;
        state.Open = 0;
        if (Closed(ref state, side, value, ticks, condition) == EpisodeStep.Opened)
        {
            state.SinceTicks = since;
            return EpisodeStep.Updated;
        }

        state.SinceTicks = since;
        if (++state.Usual >= PatternSamples)
        {
            return EpisodeStep.Cleared;
        }

        state.Open = 1;
        return EpisodeStep.None;
    }

    private static EpisodeStep Closed(ref EpisodeState state, AnomalyDirection side, double value, long ticks, AlertCondition condition)
    {
        var window = (uint)((1UL << condition.BreachWindow) - 1);
        if (side == AnomalyDirection.None)
        {
            return EpisodeStep.None;
        }

        var bits = (side == AnomalyDirection.Up ? state.Above : state.Below) & window;
        var count = BitOperations.PopCount(bits);
        if (count == 1)
        {
            (state.SinceTicks, state.Farthest) = (ticks, value);
        }

        state.Farthest = side == AnomalyDirection.Up ? Math.Max(state.Farthest, value) : Math.Min(state.Farthest, value);
        if (count < condition.BreachSamples)
        {
            return EpisodeStep.None;
        }

        (state.Open, state.Side, state.Usual) = (1, (byte)side, 0);
        return EpisodeStep.Opened;
    }

    private static EpisodeStep Opened(ref EpisodeState state, AnomalyDirection side, double value, long ticks, AlertCondition condition, DetectOptions options)
    {
        if ((byte)side == state.Side)
        {
            state.Usual = 0;
            state.Farthest = side == AnomalyDirection.Up ? Math.Max(state.Farthest, value) : Math.Min(state.Farthest, value);
            if (ticks - state.SinceTicks >= options.AcceptAfter.Ticks)
            {
                state.Open = 0;
                return EpisodeStep.Accepted;
            }

            return EpisodeStep.None;
        }

        state.Usual++;
        if (state.Usual < condition.ClearSamples)
        {
            return EpisodeStep.None;
        }

        (state.Open, state.Above, state.Below) = (0, 0, 0);
        return EpisodeStep.Cleared;
    }
}
