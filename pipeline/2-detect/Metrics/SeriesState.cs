using System.Runtime.InteropServices;
using AIOps.Detect.Metrics.Band;
using AIOps.Detect.Metrics.Episodes;
using AIOps.Detect.Metrics.Exclusion;
using AIOps.Detect.Metrics.Feedback;
using AIOps.Detect.Metrics.Scoring;
using AIOps.Detect.Metrics.Silence;

namespace AIOps.Detect.Metrics;

/// <summary>Everything that is remembered of one series. Unmanaged and of a fixed size: saving it is copying it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct SeriesState
{
    /// <summary>Event time of the last accepted sample, UTC ticks; 0 before the first.</summary>
    public long LastTicks;

    /// <summary>Event time from which the present normal is learnt: the first sample, or the moment a long episode was accepted.</summary>
    public long LearningSinceTicks;

    /// <summary>Value of the last accepted sample.</summary>
    public double LastValue;

    /// <summary>The last value that was not anomalous.</summary>
    public double UsualValue;

    /// <summary>Samples accepted so far; stays at its largest value.</summary>
    public int Seen;

    /// <summary>Samples taken into the recent range.</summary>
    public int Learnt;

    /// <summary>Range without regard to the time of day.</summary>
    public RecentRange Range;

    /// <summary>Ranges by time of day.</summary>
    public DayProfile Profile;

    /// <summary>The open episode, or the breaches that may become one.</summary>
    public EpisodeState Episode;

    /// <summary>How the series arrives.</summary>
    public ArrivalState Arrival;

    /// <summary>Verdicts of people.</summary>
    public FeedbackState Feedback;

    /// <summary>The window that is not learnt.</summary>
    public ExclusionState Exclusion;

    /// <summary>The detector core.</summary>
    public ScoringState Scoring;
}
