using AIOps.Detect.Metrics.Band;
using AIOps.Detect.Metrics.Episodes;
using AIOps.Ingest;

namespace AIOps.Detect.Metrics;

public sealed partial class SeriesMonitor
{
    /// <summary>Asks whether the series should have reported by now; call it from a timer, with the time of the clock.</summary>
    /// <returns>An opened anomaly of kind <see cref="AnomalyKind.Missing"/>, once per silence; null otherwise, and always for a series that idles.</returns>
    public Anomaly? CheckSilence(DateTimeOffset now)
    {
        if (!_state.Arrival.IsOverdue(_state.LastTicks, now.UtcTicks, _state.Learnt, _options))
        {
            return null;
        }

        _state.Arrival.Open(_state.LastTicks);
        var level = _state.Range.Level;
        var band = new ExpectedBand(level, level, level, 1, 0);
        return SilenceOf(AnomalyPhase.Opened, _state.LastTicks, _state.LastValue, now.UtcTicks, band);
    }

    private Anomaly? ReportAgain(double value, in ExpectedBand band, in MetricSample sample)
    {
        var since = _state.Arrival.SilentSinceTicks;
        if (since == 0)
        {
            return null;
        }

        _state.Arrival.Close();
        return SilenceOf(AnomalyPhase.Cleared, since, value, sample.TimeTicks, band);
    }

    private Anomaly SilenceOf(AnomalyPhase phase, long sinceTicks, double value, long ticks, in ExpectedBand band)
    {
        var silence = new EpisodeState
        {
            SinceTicks = sinceTicks,
            Kind = (byte)AnomalyKind.Missing,
            Side = (byte)AnomalyDirection.None,
            SaidSeverity = (byte)(IsLearning(sinceTicks) ? 3 : 2),
        };
        return EpisodeReport.Of(_id, silence, phase, value, ticks, 0, band, 1, _id.Unit ?? _profile.Unit, "");
    }

    private Anomaly? Tell(EpisodeStep step, double value, double score, in ExpectedBand band, in MetricSample sample, bool learning)
    {
        ref var episode = ref _state.Episode;
        if (step == EpisodeStep.None && episode.Open == 0)
        {
            return null;
        }

        var side = (AnomalyDirection)episode.Side;
        var severity = side == AnomalyDirection.None ? 4 : EpisodePolicy.Severity(value, score, band, _condition, side, learning);
        if (side != AnomalyDirection.None && step is EpisodeStep.Opened or EpisodeStep.Updated)
        {
            episode.Kind = (byte)EpisodePolicy.KindOf(value, _state.UsualValue, band, _condition);
        }
        else if (step == EpisodeStep.None && side != AnomalyDirection.None
            && EpisodePolicy.NeedsUpdate(ref episode, severity, value, band, sample.TimeTicks, _condition, _options))
        {
            step = EpisodeStep.Updated;
        }

        if (step == EpisodeStep.None)
        {
            return null;
        }

        var phase = step switch
        {
            EpisodeStep.Opened => AnomalyPhase.Opened,
            EpisodeStep.Updated => AnomalyPhase.Updated,
            _ => AnomalyPhase.Cleared,
        };
        if (phase != AnomalyPhase.Cleared)
        {
            (episode.SaidTicks, episode.SaidSeverity) = (sample.TimeTicks, (byte)severity);
        }

        return EpisodeReport.Of(_id, episode, phase, value, sample.TimeTicks, sample.GrainSeconds, band, score, _id.Unit ?? _profile.Unit, Note(step, learning));
    }

    private string Note(EpisodeStep step, bool learning) => step == EpisodeStep.Accepted
        ? "; it lasted so long that it is now taken as normal"
        : learning ? $" ({Learning})" : "";
}
