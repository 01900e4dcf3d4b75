using System.ComponentModel.DataAnnotations;
using System.Reflection;
using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Detect.Forecasting;
using AIOps.Detect.Logs.Detection;
using AIOps.Detect.Slo;
using AIOps.Diagnose;
using AIOps.Ingest;
using AIOps.Ingest.Catalogue;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Investigation;
using AIOps.Orchestrations.Knowledge;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Retention;
using AIOps.Orchestrations.Shadow;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Summaries;
using AIOps.Orchestrations.Workflows.Incidents;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Planning;
using AIOps.Remediate.Policy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations;

/// <summary>Binds every options class of the product to its section, and checks all of them before the host starts.</summary>
internal static class ApplicationOptions
{
    public static void AddAiopsOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.Bind<StreamOptions>(configuration, "Streams").Ranged("Streams");
        services.Bind<IncidentOptions>(configuration, "Incidents").Ranged("Incidents");
        services.Bind<NotificationOptions>(configuration, "Notifications").Ranged("Notifications");
        services.Bind<RetentionOptions>(configuration, "Retention").Ranged("Retention");
        services.Bind<EvidenceOptions>(configuration, "Evidence").Ranged("Evidence");
        services.Bind<KnowledgeOptions>(configuration, "Knowledge").Ranged("Knowledge");
        services.Bind<ModelSummaryOptions>(configuration, "Summaries").Checked(static options => options.Validate());
        services.Bind<IngestOptions>(configuration, "Ingest").Checked(static options => options.Validate());
        services.Bind<MetricCatalogueOptions>(configuration, "Metrics").Checked(static options => options.Validate());
        services.Bind<DetectOptions>(configuration, "Detect").Checked(static options => ThrowFirst(options.Validate()));
        services.AddOptions<ShadowOptions>().Configure(options => configuration.GetSection("AIOps:Detect").Bind(options.Detect));
        services.Bind<ShadowOptions>(configuration, "Shadow").Checked(static options => ThrowFirst(options.Detect.Validate().Select(static error => error.Replace("AIOps:Detect", "AIOps:Shadow:Detect", StringComparison.Ordinal))));
        services.AddOptions<ShadowOptions>().Ranged("Shadow");
        services.Bind<LogDetectOptions>(configuration, "Logs").Checked(static options => ThrowFirst(options.Validate()));
        services.Bind<ForecastOptions>(configuration, "Forecast").Checked(static options => ThrowFirst(options.Validate()));
        services.Bind<SloOptions>(configuration, "Slo").Checked(static options => ThrowFirst(options.Validate()));
        services.Bind<CorrelateOptions>(configuration, "Correlate").Checked(static options => options.Validate());
        services.Bind<DiagnoseOptions>(configuration, "Diagnose").Checked(static options => options.Validate());
        services.Bind<ActionOptions>(configuration, "Actions").Checked(static options => ThrowFirst(options.Validate()));
        // What may be named in the other options depends on it; when it is wrong itself, its own check says so.
        var catalogue = new Lazy<ActionCatalogue>(() => (configuration.GetSection("AIOps:Actions").Get<ActionOptions>() ?? new ActionOptions()).ToCatalogue());
        services.Bind<PlannerOptions>(configuration, "Planner").Checked(options => ThrowFirst(options.Validate(catalogue.Value)));
        services.Bind<ApprovalOptions>(configuration, "Approvals").Checked(static options => ThrowFirst(options.Validate()));
        services.Bind<RemediateOptions>(configuration, "Remediate")
            .Checked(options => ThrowFirst(RemediateOptionsCheck.Validate(options, catalogue.Value)));
    }

    private static OptionsBuilder<T> Bind<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class => services.AddSingleton(new OptionSection($"AIOps:{section}", typeof(T))).AddOptions<T>().BindStrictly(configuration.GetSection($"AIOps:{section}"));

    /// <summary>The stages check themselves by throwing; the message names option, value and what is allowed.</summary>
    private static void Checked<T>(this OptionsBuilder<T> builder, Action<T> check)
        where T : class => builder.Services.AddSingleton<IValidateOptions<T>>(new StageCheck<T>(check));

    /// <summary>Options whose members carry a range: the error names option, value and what is allowed.</summary>
    private static void Ranged<T>(this OptionsBuilder<T> builder, string section)
        where T : class => builder.Checked(options =>
    {
        foreach (var property in typeof(T).GetProperties())
        {
            var value = property.GetValue(options);
            if (property.GetCustomAttribute<RangeAttribute>() is { } range && !range.IsValid(value))
            {
                throw new ArgumentException($"AIOps:{section}:{property.Name} is {value}; allowed is {range.Minimum} to {range.Maximum}.");
            }
        }
    });

    private static void ThrowFirst(IEnumerable<string> errors)
    {
        if (errors.FirstOrDefault() is { } error)
        {
            throw new ArgumentException(error);
        }
    }

    private sealed class StageCheck<T>(Action<T> check) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            try
            {
                check(options);
                return ValidateOptionsResult.Success;
            }
            catch (ArgumentException wrong)
            {
                return ValidateOptionsResult.Fail(wrong.Message);
            }
        }
    }
}
