using System.Runtime.CompilerServices;

namespace AIOps.Detect.Metrics.Scoring;

/// <summary>Everything the scorer remembers of one series. Unmanaged and of a fixed size.</summary>
internal struct ScoringState
{
    /// <summary>Number of features.</summary>
    public const int Features = (int)Feature.Spread + 1;

    /// <summary>Samples seen; stays at its largest value.</summary>
    public int Seen;

    /// <summary>Samples since the long blocks turned.</summary>
    public int LongBlock;

    /// <summary>Samples since the blocks of shape distances turned.</summary>
    public int ShapeBlock;

    /// <summary>Samples since the short blocks turned.</summary>
    public int ShortBlock;

    /// <summary>Equal values in a row.</summary>
    public int Run;

    /// <summary>The value before.</summary>
    public double Previous;

    /// <summary>Mean that residuals are taken from.</summary>
    public double ResidualMean;

    /// <summary>Short mean.</summary>
    public double ShortMean;

    /// <summary>Mean absolute difference of neighbours.</summary>
    public double Spread;

    /// <summary>Share of samples that differ from the one before: a series that hardly ever changes is not stuck.</summary>
    public double Lively;

    /// <summary>Mean over thousands of samples: what a series without a season would be predicted by.</summary>
    public double SlowMean;

    /// <summary>Mean absolute value.</summary>
    public double Size;

    /// <summary>Mean deviation from the usual course of the day.</summary>
    public double SeasonMean;

    /// <summary>Mean square error of the usual course of the day.</summary>
    public double SeasonError;

    /// <summary>Mean square error of the slow mean.</summary>
    public double SlowError;

    /// <summary>The usual course of the day.</summary>
    public HalfHours Day;

    /// <summary>The recent shape.</summary>
    public MovingShape Shape;

    /// <summary>Shapes seen before.</summary>
    public ShapeMemory Shapes;

    /// <summary>Held range of each <see cref="Feature"/>.</summary>
    public HeldRanges Ranges;

    /// <summary>From surprise to one alarm per episode.</summary>
    public EpisodeGate Gate;

    /// <summary>Held ranges by feature.</summary>
    [InlineArray(Features)]
    public struct HeldRanges
    {
        private HeldRange _first;
    }
}
