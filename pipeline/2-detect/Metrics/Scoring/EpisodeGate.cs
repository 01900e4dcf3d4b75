namespace AIOps.Detect.Metrics.Scoring;

/// <summary>
/// One alarm per episode: evidence adds up over neighbouring samples, an alarm silences what is not clearly stronger for a while,
/// and a series that keeps alarming has to show more each time, as does one that has been watched for long. Works on scores, so it needs no threshold.
/// </summary>
internal struct EpisodeGate
{
    private float _evidence;
    private float _silence;
    private float _habit;

    /// <summary>The score that leaves: the evidence when it opens or escalates an episode, else 0.</summary>
    /// <param name="surprise">Surprise of one sample, 0 to 1.</param>
    /// <param name="seen">Samples of the series so far.</param>
    public double Pass(double surprise, int seen)
    {
        _silence *= ScoringTuning.SilenceKept;
        _habit *= ScoringTuning.HabitKept;
        _evidence = 1 - ((1 - (float)surprise) * (1 - (ScoringTuning.EvidenceKept * _evidence)));
        if (surprise <= 0)
        {
            return 0;
        }

        var age = MathF.Log2(Math.Max(1, (float)seen / ScoringTuning.YoungSamples));
        var score = _evidence / (1 + (ScoringTuning.HabitWeight * _habit)) / (1 + (ScoringTuning.AgeWeight * age));
        if (score <= ScoringTuning.Escalation * _silence)
        {
            return 0;
        }

        _habit += Math.Max(0, score - _silence);
        _silence = Math.Max(_silence, score);
        return score;
    }
}
