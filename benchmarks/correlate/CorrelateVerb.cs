using System.CommandLine;
using AIOps.Benchmarks.Correlate.Simulation;

namespace AIOps.Benchmarks.Correlate;

/// <summary>Correlation on simulated estates (no public set has labelled incidents with their alerts).</summary>
internal sealed class CorrelateVerb : IBenchmarkVerb
{
    public Command Create()
    {
        var defaults = new GeneratorOptions();
        var seeds = new Option<string>("--seeds") { DefaultValueFactory = _ => "1-20", Description = "First and last seed, A-B" };
        var services = new Option<int>("--services") { DefaultValueFactory = _ => defaults.Services, Description = "Services of the estate, 10 to 1000" };
        var hidden = Share("--hidden-edges", defaults.HiddenEdges, "Edges that the correlator does not see");
        var stale = Share("--stale-edges", defaults.StaleEdges, "Edges that it sees although they are gone");
        var rate = new Option<double>("--faults-per-hour") { DefaultValueFactory = _ => defaults.FaultsPerHour, Description = "Mean rate of faults" };
        var masked = Share("--masked", defaults.Masked, "Affected services that show nothing");
        var worst = new Option<double>("--worst-severity") { DefaultValueFactory = _ => defaults.WorstSeverity, Description = "Impact of the worst fault in units of the tools' thresholds" };
        var noise = Share("--noise", defaults.Noise, "Alerts that belong to no fault");
        var lost = Share("--lost", defaults.Lost, "Notifications that never arrive");
        var doubled = Share("--duplicated", defaults.Duplicated, "Notifications that arrive twice");
        var skewed = Share("--skewed", defaults.Skewed, "Resources with a wrong clock");
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 1, Description = "Seeds at the same time; more than one makes alerts per second mean little" };
        var cases = new Option<FileInfo?>("--cases") { Description = "File for what went wrong: one JSON object per merge, split, missed fault, false incident and cause below rank 3" };
        var json = new Option<FileInfo?>("--json") { Description = "File for the result" };
        var command = new Command("correlate", "Simulated estates, faults, cascades and three noisy tools: incidents of the product against the truth and against baselines")
        {
            seeds, services, hidden, stale, rate, masked, worst, noise, lost, doubled, skewed, threads, cases, json,
        };
        seeds.Validators.Add(result =>
        {
            if (SeedRange.Parse(result.GetValueOrDefault<string>()) is null) result.AddError("--seeds must be A-B with 0 <= A <= B");
        });
        services.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 10 or > 1000) result.AddError("--services must be 10 to 1000");
        });
        command.SetAction(parsed =>
        {
            var options = new GeneratorOptions
            {
                Services = parsed.GetValue(services),
                HiddenEdges = parsed.GetValue(hidden),
                StaleEdges = parsed.GetValue(stale),
                FaultsPerHour = parsed.GetValue(rate),
                Masked = parsed.GetValue(masked),
                WorstSeverity = parsed.GetValue(worst),
                Noise = parsed.GetValue(noise),
                Lost = parsed.GetValue(lost),
                Duplicated = parsed.GetValue(doubled),
                Skewed = parsed.GetValue(skewed),
            };
            var result = CorrelateRun.Run(options, SeedRange.Parse(parsed.GetValue(seeds))!, Math.Max(1, parsed.GetValue(threads)), parsed.GetValue(cases));
            CorrelateReport.Print(result);
            if (parsed.GetValue(json) is { } file) CorrelateReport.Write(file, options, result);
        });
        return command;
    }

    private static Option<double> Share(string name, double value, string description)
    {
        var option = new Option<double>(name) { DefaultValueFactory = _ => value, Description = description + ", 0 to 0.9" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 0.9)) result.AddError($"{name} must be 0 to 0.9");
        });
        return option;
    }
}
