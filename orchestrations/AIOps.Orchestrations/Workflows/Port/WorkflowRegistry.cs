using System.Text.Json;
using AIOps.Orchestrations.Observability;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Workflows.Port;

/// <summary>Which code runs under which name. Filled once at start-up, read by every engine.</summary>
public sealed class WorkflowRegistry
{
    private readonly Dictionary<string, List<WorkflowRegistration>> workflows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActivityRegistration> activities = new(StringComparer.Ordinal);

    /// <summary>Every registered version of every workflow.</summary>
    public IEnumerable<WorkflowRegistration> Workflows => workflows.Values.SelectMany(static versions => versions);

    /// <summary>Every registered activity.</summary>
    public IReadOnlyCollection<ActivityRegistration> Activities => activities.Values;

    /// <summary>Adds a workflow; new instances start on the highest version of a name.</summary>
    /// <param name="workflow">Its name.</param>
    /// <param name="factory">Makes the object anew for every replay.</param>
    /// <param name="version">Dotted numbers. Register the old code too where it must finish its instances; otherwise the new code runs them and asks
    /// <see cref="IWorkflowContext.Version"/>.</param>
    /// <exception cref="ArgumentException">The name has that version already, or the version is no dotted number.</exception>
    public WorkflowRegistry Add<TIn, TOut>(WorkflowRef<TIn, TOut> workflow, Func<IWorkflow<TIn, TOut>> factory, string version = "1.0")
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(factory);
        WorkflowRegistration added = new(workflow.Name, WorkflowRegistration.Parse(version), typeof(TIn), typeof(TOut), RunAsync);
        if (!workflows.TryGetValue(workflow.Name, out List<WorkflowRegistration>? versions)) workflows[workflow.Name] = versions = [];
        if (versions.Exists(other => other.Number == added.Number))
            throw new ArgumentException($"Workflow '{workflow.Name}' has version {version} already.", nameof(version));
        versions.Add(added);
        versions.Sort(static (a, b) => b.Number.CompareTo(a.Number));
        return this;

        async Task<string> RunAsync(IWorkflowContext context, string input) =>
            JsonSerializer.Serialize(await factory().RunAsync(context, Read<TIn>(input)), AiopsJson.Options);
    }

    /// <summary>Adds an activity.</summary>
    /// <param name="activity">Its name.</param>
    /// <param name="factory">Makes the object for one call, from the services of that call.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public WorkflowRegistry Add<TIn, TOut>(ActivityRef<TIn, TOut> activity, Func<IServiceProvider, IActivity<TIn, TOut>> factory)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(factory);
        if (!activities.TryAdd(activity.Name, new ActivityRegistration(activity.Name, typeof(TIn), typeof(TOut), RunAsync)))
            throw new ArgumentException($"Activity '{activity.Name}' is registered already.", nameof(activity));
        return this;

        async Task<string> RunAsync(IServiceProvider services, string input, ActivityContext context)
        {
            TIn typed = Read<TIn>(input);
            using var span = await StepSpan.StartAsync(activity.Name, typed, context, services);
            try
            {
                return JsonSerializer.Serialize(await factory(services).RunAsync(typed, context), AiopsJson.Options);
            }
            catch (Exception) when (WorkflowMeter.StepFailed(activity.Name, context.Cancellation))
            {
                throw;
            }
        }
    }

    /// <summary>The code for new instances of a name, or null.</summary>
    public WorkflowRegistration? FindNewest(string name) => workflows.TryGetValue(name, out List<WorkflowRegistration>? versions) ? versions[0] : null;

    /// <summary>
    /// The code that finishes an instance of a version: that version where it is registered, else the next newer one. Null when the instance is newer
    /// than all registered code, or the name is unknown.
    /// </summary>
    public WorkflowRegistration? Find(string name, string version)
    {
        if (!workflows.TryGetValue(name, out List<WorkflowRegistration>? versions)) return null;
        Version number = WorkflowRegistration.Parse(version);
        return versions.LastOrDefault(candidate => candidate.Number >= number);
    }

    /// <summary>The activity of a name, or null.</summary>
    public ActivityRegistration? FindActivity(string name) => activities.GetValueOrDefault(name);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, AiopsJson.Options)!;
}
