using AIOps.Correlate;
using AIOps.Detect;
using AIOps.Detect.Logs.Detection;
using AIOps.Diagnose;
using AIOps.Ingest.Catalogue;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Links;
using AIOps.Orchestrations.Approvals.Reviews;
using AIOps.Orchestrations.Approvals.Rights;
using AIOps.Orchestrations.Audit;
using AIOps.Orchestrations.Changes;
using AIOps.Orchestrations.Chat;
using AIOps.Orchestrations.DeadLetters;
using AIOps.Orchestrations.Drift;
using AIOps.Orchestrations.Feedback;
using AIOps.Orchestrations.Forecasts;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Investigation;
using AIOps.Orchestrations.Knowledge;
using AIOps.Orchestrations.Live;
using AIOps.Orchestrations.Logs;
using AIOps.Orchestrations.Maintenance;
using AIOps.Orchestrations.Notifications;
using AIOps.Orchestrations.Notifications.Cards;
using AIOps.Orchestrations.Notifications.Posting;
using AIOps.Orchestrations.Observability;
using AIOps.Orchestrations.Plans;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Questions;
using AIOps.Orchestrations.Retention;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Shadow;
using AIOps.Orchestrations.Slo;
using AIOps.Orchestrations.Stats;
using AIOps.Orchestrations.Stats.Parts;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Summaries;
using AIOps.Orchestrations.Topology;
using AIOps.Orchestrations.Workflows.Control;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Remediation;
using AIOps.Remediate.Catalogue;
using AIOps.Remediate.Planning;
using AIOps.Remediate.Policy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations;

/// <summary>
/// Registers the application. The host adds what differs between hosts: an <see cref="AIOps.Storage.IDocumentStore"/>, an <see cref="ISignalBus"/>,
/// a workflow engine filled from <see cref="WorkflowCatalogue"/>, an <see cref="IResourceGraph"/> and the <see cref="IActuator"/>s.
/// </summary>
public static class ApplicationServices
{
    /// <summary>Adds the application; options are bound from <c>AIOps:*</c> and checked at start.</summary>
    public static IServiceCollection AddAiopsApplication(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IErrorBudgets, SloErrorBudgets>();
        services.TryAddSingleton(new WallClock(TimeProvider.System));
        services.AddAiopsOptions(configuration);
        return services.AddStages().AddRepositories().AddHandlers().AddQuestions();
    }

    private static IServiceCollection AddStages(this IServiceCollection services) => services
        .AddSingleton(provider => new MetricCatalogue(provider.GetRequiredService<IOptions<MetricCatalogueOptions>>().Value))
        .AddSingleton(provider => provider.GetRequiredService<IOptions<DetectOptions>>().Value)
        .AddSingleton(provider => provider.GetRequiredService<IOptions<LogDetectOptions>>().Value)
        .AddSingleton<ICorrelator>(provider => new Correlator(provider.GetRequiredService<IOptions<CorrelateOptions>>().Value))
        .AddSingleton<IDiagnostician>(provider => new Diagnostician(provider.GetRequiredService<IOptions<DiagnoseOptions>>().Value))
        .AddSingleton(provider => provider.GetRequiredService<IOptions<ActionOptions>>().Value.ToCatalogue())
        .AddSingleton(provider => new Planner(provider.GetRequiredService<ActionCatalogue>(), provider.GetRequiredService<IOptions<PlannerOptions>>().Value))
        .AddSingleton(provider => new PolicyEngine(provider.GetRequiredService<IOptions<RemediateOptions>>().Value, provider.GetRequiredService<ActionCatalogue>()));

    private static IServiceCollection AddRepositories(this IServiceCollection services) => services
        .AddSingleton<IncidentRepository>()
        .AddSingleton<IncidentStory>()
        .AddSingleton<ApprovalRepository>()
        .AddSingleton<ApprovalStory>()
        .AddSingleton<ApproverDirectory>()
        .AddSingleton<LinkKeyRing>()
        .AddSingleton<ApprovalLinks>()
        .AddSingleton<ReviewRepository>()
        .AddSingleton<AuditLog>()
        .AddSingleton<ChangeRepository>()
        .AddSingleton<DeadLetterRepository>()
        .AddSingleton<PlanRepository>()
        .AddSingleton<IntentRepository>()
        .AddSingleton<ActionLedger>()
        .AddSingleton<KillSwitch>()
        .AddSingleton<SeriesReader>()
        .AddSingleton<LogReader>()
        .AddSingleton<SloLedger>()
        .AddSingleton<SloReader>()
        .AddSingleton<CorrelationStateRepository>()
        .AddSingleton<ChatReceipts>()
        .AddSingleton<MessageBoard>()
        .AddSingleton<CardReader>()
        .AddSingleton<MaintenanceRepository>();

    private static IServiceCollection AddHandlers(this IServiceCollection services) => services
        .AddSingleton<LiveFeed>()
        .AddSingleton<StreamStatistics>()
        .AddSingleton<StatsReader>()
        .AddSingleton<IStatsPart, ApprovalFigures>()
        .AddSingleton<IStatsPart, ModelFigures>()
        .AddSingleton<IStatsPart, QueueFigures>()
        .AddSingleton<IStatsPart, LearningFigures>()
        .AddSingleton<INotifier, LogNotifier>()
        .AddSingleton<NotificationSender>()
        .AddSingleton<ChatDesk>()
        .AddSingleton<DecoderPool>()
        .AddSingleton<CallBook>()
        .AddSingleton<IngestHandler>()
        .AddSingleton<SeriesRoster>()
        .AddSingleton<SeriesStore>()
        .AddSingleton<SeriesCache>()
        .AddSingleton<SeriesLocks>()
        .AddSingleton(static provider => new SeriesDesk(
            provider.GetRequiredService<SeriesReader>(),
            provider.GetRequiredService<SeriesStore>(),
            provider.GetRequiredService<SeriesCache>(),
            provider.GetRequiredService<SeriesLocks>(),
            provider.GetRequiredService<AuditLog>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IBoundsFeedback>(static provider => provider.GetRequiredService<SeriesDesk>())
        .AddSingleton<ResourceStandings>()
        .AddSingleton<ResourceCauses>()
        .AddSingleton<LearningWindows>()
        .AddSingleton<SilenceWatch>()
        .AddSingleton<SilenceTimer>()
        .AddHostedService(static provider => provider.GetRequiredService<SilenceTimer>())
        .AddSingleton<ISeriesCount>(static provider => provider.GetRequiredService<SeriesCache>())
        .AddSingleton<SeriesScorer>()
        .AddSingleton<LogStore>()
        .AddSingleton<LogCache>()
        .AddSingleton(static provider => new LogStatistics(provider.GetRequiredService<LogCache>()))
        .AddSingleton<Deployments>()
        .AddSingleton<LogScorer>()
        .AddSingleton<LogComparison>()
        .AddSingleton<IncidentLogReader>()
        .AddSingleton<ILogFindingSource, StoredLogFindings>()
        .AddSingleton<BurnSeries>()
        .AddSingleton<SloStream>()
        .AddSingleton<AnomalyRouter>()
        .AddSingleton<ISignalHandler, DetectHandler>()
        .AddSingleton<DeadLetterReplay>()
        .AddSingleton<IncidentEraser>()
        .AddSingleton<RetentionSweep>()
        .AddSingleton<ApprovalDesk>()
        .AddSingleton<ReviewDesk>()
        .AddSingleton<KillSwitchDesk>()
        .AddSingleton<WorkflowDesk>()
        .AddSingleton<OperatorDesk>()
        .AddSingleton<FeedbackLedger>()
        .AddSingleton<FeedbackDesk>()
        .AddSingleton<ShadowLedger>()
        .AddSingleton<ShadowScorer>()
        .AddSingleton(static provider => new ShadowReader(
            provider.GetRequiredService<IOptions<ShadowOptions>>(),
            provider.GetRequiredService<DetectOptions>(),
            provider.GetRequiredService<ShadowLedger>(),
            provider.GetRequiredService<ShadowScorer>(),
            provider.GetRequiredService<FeedbackLedger>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<DriftReader>()
        .AddSingleton<StateReader>()
        .AddHostedService<StateGauges>()
        .AddSingleton<RegroupDesk>()
        .AddSingleton<MaintenanceDesk>()
        .AddSingleton<RegroupApplier>()
        .AddSingleton<ForecastReader>()
        .AddSingleton<IForecastFindingSource>(static provider => provider.GetRequiredService<ForecastReader>())
        .AddSingleton<ForecastRound>()
        .AddSingleton<ForecastStarter>()
        .AddSingleton<EvidenceCollector>()
        .AddSingleton<KnowledgeSearch>()
        .AddSingleton(static provider => provider.GetRequiredService<IOptions<ModelSummaryOptions>>().Value)
        .AddSingleton<TokenBudget>()
        .AddSingleton<ModelSummarizer>()
        .AddSingleton<PolicyFactCollector>()
        .AddSingleton<Actuators>()
        .AddSingleton<TargetCheck>()
        .AddSingleton<AlertMover>()
        .AddSingleton<AlertWriter>()
        .AddSingleton<EffectApplier>()
        .AddSingleton<ActionStory>();
}
