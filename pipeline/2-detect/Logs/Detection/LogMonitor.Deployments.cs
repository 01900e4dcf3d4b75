using AIOps.Ingest;

namespace AIOps.Detect.Logs.Detection;

/// <summary>
/// What a deployment did to the logs: templates that are new since, that are written more often, and those that are gone though nothing took their place. New information alone is what
/// a release brings; it is named, and raises nothing.
/// </summary>
public sealed partial class LogMonitor
{
    /// <summary>Lines that must be missing before a template counts as gone after a deployment: that none comes by chance is out of the question (1 in 20,000).</summary>
    private const double LeastMissed = 10;

    /// <summary>New lines of a warning or an error soon after a deployment that are told before they are frequent enough for themselves.</summary>
    private const long LeastNews = 2;

    /// <summary>What is gone was only put in other words when the new lines are at least this part of it (a third).</summary>
    private const double Renamed = 3;
    private const int NamedTemplates = 3;

    private Deployment? deployment;
    private bool deploymentTold;

    /// <summary>The newest deployment; null before the first.</summary>
    public Deployment? Deployment => deployment;

    /// <summary>Takes note of a deployment. An earlier one than the newest changes nothing.</summary>
    public void Note(Deployment made)
    {
        ArgumentNullException.ThrowIfNull(made);
        if (made.TimeTicks <= (deployment?.TimeTicks ?? 0)) return;
        (deployment, deploymentTold) = (made, false);
        foreach (var watch in watches.Values) watch.BeforeDeployment = watch.Baseline.Lately;
    }

    private bool IsAfterDeployment(long ticks) => deployment is { } made && ticks >= made.TimeTicks && ticks - made.TimeTicks <= options.DeploymentTime.Ticks;

    private void CompareDeployment(long end, bool learnt)
    {
        if (!learnt || deploymentTold || HasOpen || deployment is not { } made || !IsAfterDeployment(end)) return;
        var windows = (double)(end - made.TimeTicks) / options.Window.Ticks;
        var fresh = watches.Values.Where(watch => watch.FirstTicks >= made.TimeTicks).ToList();
        var gone = watches.Values.Where(watch => watch.LastTicks < made.TimeTicks && watch.IsRegular && watch.Level < LogLevel.Warning && watch.BeforeDeployment * windows >= LeastMissed).ToList();
        // A service that starts anew is silent for a while; and what others took the place of is not gone.
        if (stream.Window < Alive * stream.Baseline.Lately) gone.Clear();
        if (gone.Sum(watch => watch.BeforeDeployment) * windows <= Renamed * fresh.Where(static watch => watch.Level < LogLevel.Warning).Sum(static watch => watch.Count)) gone.Clear();
        var bad = fresh.Where(static watch => watch.Level >= LogLevel.Warning).OrderByDescending(static watch => watch.Level).ThenByDescending(static watch => watch.Count).ToList();
        if (gone.Count == 0 && !bad.Exists(static watch => watch.Count >= LeastNews)) return;
        deploymentTold = true;
        var told = bad.Concat(gone.OrderByDescending(static watch => watch.BeforeDeployment)).First();
        var isGone = bad.Count == 0;
        var parts = new[] { Named("new", [.. bad, .. fresh.Except(bad)]), Named("gone", gone) };
        Open(
            told, AnomalyKind.Pattern, $"{(isGone ? GoneReason : "")}Other lines{AfterDeployment(end)}: {string.Join("; ", parts.Where(static part => part.Length > 0))}", made.TimeTicks,
            isGone ? told.BeforeDeployment * windows : 0, isGone ? 0 : told.Count, told.Id, isGone ? 3 : SeverityOf(told.Level));
    }

    private string Named(string what, List<TemplateWatch> found)
    {
        if (found.Count == 0) return "";
        var names = found.Take(NamedTemplates).Select(watch => $"\"{Short(redact(miner.Find(watch.Id)?.Text ?? watch.Id))}\" ({(what == "new" ? $"{watch.Count} lines" : $"usually {watch.BeforeDeployment:0.#} in {options.Window.TotalMinutes:0} min")})");
        return $"{found.Count} {what}: {string.Join(", ", names)}{(found.Count > NamedTemplates ? ", ..." : "")}";
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;

    private string AfterDeployment(long ticks) => IsAfterDeployment(ticks) ? $", soon after {deployment!.Title} ({new DateTime(deployment.TimeTicks, DateTimeKind.Utc):HH:mm})" : "";
}
