using AIOps.Ingest;
using AIOps.Ingest.Identity;

namespace AIOps.Detect.Logs.Detection;

/// <summary>What is raised, and how it is told.</summary>
public sealed partial class LogMonitor
{
    // A new or rare template of level warning or worse, once it was written often enough to be no accident.
    private void LookForNews(TemplateWatch watch, LogTemplate template, in LogLine line, long weight)
    {
        if (watch.Episode is { } episode)
        {
            // Lines that stopped and come again end the anomaly; there is nothing to add to it.
            if (episode.Reason.StartsWith(GoneReason, StringComparison.Ordinal)) return;
            if (line.TimeTicks - episode.ToldTicks >= options.UpdateInterval.Ticks) Tell(watch, episode, AnomalyPhase.Updated, line.TimeTicks, template.Text, watch.Window);
            return;
        }

        if (watch.NewsTicks is not { } since) return;
        watch.News += weight;
        var level = watch.Level;
        if (level < LogLevel.Warning || watch.News < (level == LogLevel.Critical ? 1 : options.NewLines)) return;
        Open(watch, AnomalyKind.NewTemplate, watch.Rare ? "Rare" : "New", since, 0, watch.News, template.Text, SeverityOf(level));
    }

    private void Open(TemplateWatch watch, AnomalyKind kind, string reason, long since, double expected, double lines, string subject, int severity)
    {
        var id = ByteHash.Of(System.Text.Encoding.UTF8.GetBytes($"{Id.Key}\n{watch.Id}\n{kind}\n{since}")).ToString("x16");
        watch.Episode = new() { Id = $"log-{id}", Kind = kind, Reason = reason, SinceTicks = since, Expected = expected, Severity = Math.Min(severity, 4), Lines = lines, LastTicks = LastTicks };
        open++;
        Tell(watch, watch.Episode, AnomalyPhase.Opened, LastTicks, subject, lines);
    }

    private void End(TemplateWatch watch, LogEpisode episode, long ticks, string subject)
    {
        open--;
        watch.Episode = null;
        // What the anomaly said is not said again.
        (watch.Lasting, watch.LastingExpected) = (0, 0);
        Tell(watch, episode, AnomalyPhase.Cleared, ticks, subject, 0);
    }

    private void Tell(TemplateWatch watch, LogEpisode episode, AnomalyPhase phase, long ticks, string subject, double lines)
    {
        episode.ToldTicks = ticks;
        var template = miner.Find(watch.Id);
        var text = redact(template?.Text ?? subject);
        var per = options.Window.TotalMinutes;
        events.Add(new Anomaly
        {
            Id = episode.Id,
            Source = AnomalySource.Log,
            SeriesKey = Id.Key,
            ResourceId = Id.ResourceId,
            Metric = Id.Category,
            Dimensions = watch.Id.Length == 0 ? "" : template is null ? $"level={watch.Id}" : $"template={watch.Id}",
            Kind = episode.Kind,
            Direction = episode.Kind == AnomalyKind.Pattern ? AnomalyDirection.None : episode.Reason.StartsWith(GoneReason, StringComparison.Ordinal) ? AnomalyDirection.Down : AnomalyDirection.Up,
            Phase = phase,
            Since = new(episode.SinceTicks, TimeSpan.Zero),
            At = new(ticks, TimeSpan.Zero),
            Observed = lines,
            Expected = episode.Expected,
            Lower = 0,
            Upper = Math.Max(episode.Expected * options.RateFactor, options.RateLines),
            Score = 1 - (1 / (1 + Math.Max(lines, episode.Lines))),
            Severity = episode.Severity,
            Explanation = Explain(watch, episode, phase, text, per),
            Log = new(template?.Id, text, watch.Level, [.. watch.Examples], episode.Expected, episode.Lines, IsAfterDeployment(episode.SinceTicks) ? deployment!.Title : null),
        });
    }

    private string Explain(TemplateWatch watch, LogEpisode episode, AnomalyPhase phase, string text, double minutes)
    {
        var level = watch.Level.ToString().ToLowerInvariant();
        var since = new DateTime(episode.SinceTicks, DateTimeKind.Utc).ToString("HH:mm");
        var quote = text.Length > 160 ? text[..160] + "…" : text;
        var head = episode.Reason switch
        {
            "New" => $"New {level} lines since {since}: {episode.Lines:0}, none before{AfterDeployment(episode.SinceTicks)}",
            "Rare" => $"Rare {level} lines since {since}: {episode.Lines:0}, none for a day or more{AfterDeployment(episode.SinceTicks)}",
            "More" => $"More {level} lines since {since}: {episode.Lines:0}, usually {episode.Expected:0.#} in {minutes:0} min{AfterDeployment(episode.SinceTicks)}",
            _ when episode.Reason.StartsWith(GoneReason, StringComparison.Ordinal) => episode.Reason[GoneReason.Length..],
            _ => episode.Reason,
        };
        var what = watch.Id.Length == 0 ? "" : $": {quote}";
        return phase == AnomalyPhase.Cleared ? $"Over. {head}{what}" : head + what;
    }

    private static int SeverityOf(LogLevel level) => level switch { LogLevel.Critical => 1, LogLevel.Error => 2, LogLevel.Warning => 3, _ => 4 };
}
