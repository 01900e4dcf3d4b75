using AIOps.Detect.Metrics.Band;
using AIOps.Detect.Metrics.Episodes;
using AIOps.Detect.Metrics.Scoring;
using AIOps.Ingest;

namespace AIOps.Detect.Metrics;

public sealed partial class SeriesMonitor
{
    /// <summary>Scores one sample, then learns it. A sample at or before the last one, or without a number, changes nothing.</summary>
    public Observation Observe(in MetricSample sample)
    {
        var value = _profile.ValueOf(sample);
        var ticks = sample.TimeTicks;
        if (ticks <= _state.LastTicks || !double.IsFinite(value))
        {
            return new Observation(false, value, value, value, value, 0, null);
        }

        if (_state.Seen == 0)
        {
            _state.LearningSinceTicks = ticks;
        }

        var excluded = _state.Exclusion.Holds(ticks);
        var learning = IsLearning(ticks);
        var known = _state.Learnt >= _options.MinimumSamples;
        var band = BandEstimator.Estimate(_state, value, ticks, _condition, learning, _options.DeviationScale);
        var side = known ? EpisodePolicy.SideOf(value, band, _condition, _options.DeviationScale) : AnomalyDirection.None;
        var score = known ? EpisodePolicy.Score(value, band) : 0;
        var novelty = excluded ? 0 : ScoringStep.Next(ref _state.Scoring, ticks, value);
        var step = EpisodeTracker.Advance(ref _state.Episode, side, value, ticks, _condition, _options);
        if (step == EpisodeStep.None && _state.Episode.Open == 0 && !learning && novelty >= _options.PatternScore && side == AnomalyDirection.None)
        {
            step = EpisodeTracker.OpenPattern(ref _state.Episode, value, ticks);
        }

        score = Math.Max(score, novelty);
        var said = Tell(step, value, score, band, sample, learning) ?? ReportAgain(value, band, sample);
        Learn(step, side, value, ticks, band, learning, excluded);
        return new Observation(true, value, band.Expected, band.Lower, band.Upper, score, said);
    }

    private void Learn(EpisodeStep step, AnomalyDirection side, double value, long ticks, in ExpectedBand band, bool learning, bool excluded)
    {
        ref var state = ref _state;
        var hours = state.Seen == 0 ? 0 : (ticks - state.LastTicks) / (double)TimeSpan.TicksPerHour;
        state.Arrival.Learn(hours * 3600, value, state.LastValue);
        if (excluded && step != EpisodeStep.Accepted)
        {
            state.Exclusion.Add(value);
        }
        else
        {
            LearnBand(step, side, value, ticks, band, learning, hours);
        }

        state.LastTicks = ticks;
        state.LastValue = value;
        state.Seen = Math.Min(state.Seen + 1, int.MaxValue - 1);
    }

    private void LearnBand(EpisodeStep step, AnomalyDirection side, double value, long ticks, in ExpectedBand band, bool learning, double hours)
    {
        ref var state = ref _state;
        var deviating = state.Episode.Open != 0 && (AnomalyKind)state.Episode.Kind != AnomalyKind.Pattern;
        if (step == EpisodeStep.Accepted)
        {
            // The new level is learnt from here on; what the day profile knows stays as a second opinion until it has moved.
            (state.LearningSinceTicks, state.Learnt) = (ticks, 0);
        }
        else if (step == EpisodeStep.Cleared && learning)
        {
            state.Range.Widen(state.Episode.Farthest);
        }

        if (side == AnomalyDirection.None && !deviating)
        {
            state.Range.Learn(value, state.UsualValue, hours, state.Learnt);
            state.Profile.Learn(ticks, value);
            state.UsualValue = value;
            state.Learnt = Math.Min(state.Learnt + 1, int.MaxValue - 1);
        }
        else if (learning && state.Profile.IsEmptyAt(ticks))
        {
            // The first day of a slot cannot know whether this is the daily job or an outage; a second day will tell.
            state.Profile.Learn(ticks, value);
        }
        else if (!deviating)
        {
            state.Profile.Learn(ticks, Math.Clamp(value, band.Lower, band.Upper));
        }
    }
}
