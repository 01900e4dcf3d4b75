using AIOps.Detect;
using AIOps.Ingest.Catalogue;

namespace AIOps.Local.Cli.Backtest;

/// <summary>The configuration that is tried out.</summary>
/// <param name="Detect">How series are watched.</param>
/// <param name="Catalogue">What is known of metrics.</param>
internal sealed record BacktestRule(DetectOptions Detect, MetricCatalogue Catalogue)
{
    /// <summary>Reads <c>AIOps:Detect</c> and <c>AIOps:Metrics</c> of a file; other sections are let be.</summary>
    /// <exception cref="InvalidDataException">The file is no JSON object, or an option is misspelt or out of its range; the message names it.</exception>
    public static BacktestRule Read(FileInfo file)
    {
        try
        {
            var aiops = new ConfigurationBuilder().AddJsonFile(file.FullName, optional: false).Build().GetSection("AIOps");
            var detect = Bind<DetectOptions>(aiops.GetSection("Detect"));
            var metrics = Bind<MetricCatalogueOptions>(aiops.GetSection("Metrics"));
            if (detect.Validate() is [var wrong, ..])
            {
                throw new InvalidDataException(wrong);
            }

            metrics.Validate();
            return new BacktestRule(detect, new MetricCatalogue(metrics));
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"{file.Name}: {error.InnerException?.Message ?? error.Message}", error);
        }
    }

    private static T Bind<T>(IConfigurationSection section)
        where T : new() => section.Exists() ? section.Get<T>(static binder => binder.ErrorOnUnknownConfiguration = true) ?? new T() : new T();
}
