namespace AIOps.Detect.Metrics;

/// <summary>How far a series is learnt.</summary>
/// <param name="Samples">Samples learnt.</param>
/// <param name="Needed">Samples after which the series counts as learnt; 0 while its step is unknown.</param>
/// <param name="Done">True when the learning time is over.</param>
public readonly record struct LearningProgress(int Samples, int Needed, bool Done)
{
    /// <summary><c>learning k/n</c>, or empty when it is done.</summary>
    public override string ToString() => Done ? "" : $"learning {Samples}/{Needed}";
}
