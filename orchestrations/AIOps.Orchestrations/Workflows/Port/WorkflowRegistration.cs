namespace AIOps.Orchestrations.Workflows.Port;

/// <summary>One version of a workflow's code, with its types taken away: JSON in, JSON out.</summary>
/// <param name="Name">Name in the history.</param>
/// <param name="Number">Version of this code.</param>
/// <param name="InputType">Type of its input.</param>
/// <param name="OutputType">Type of its result.</param>
/// <param name="RunAsync">Runs it on an input in JSON and returns its result in JSON.</param>
public sealed record WorkflowRegistration(
    string Name, Version Number, Type InputType, Type OutputType, Func<IWorkflowContext, string, Task<string>> RunAsync)
{
    /// <summary>The version as <see cref="IWorkflowContext.Version"/> shows it.</summary>
    public string Version => Number.ToString();

    /// <summary>Reads a version.</summary>
    /// <exception cref="ArgumentException">It is no dotted number.</exception>
    public static Version Parse(string version) => System.Version.TryParse(version, out Version? number)
        ? number
        : throw new ArgumentException($"Workflow version '{version}': dotted numbers such as 1.0 are allowed.", nameof(version));
}

/// <summary>An activity's code, with its types taken away: JSON in, JSON out.</summary>
/// <param name="Name">Name in the history.</param>
/// <param name="InputType">Type of its input.</param>
/// <param name="OutputType">Type of its result.</param>
/// <param name="RunAsync">Makes it from the services, runs it on an input in JSON and returns its result in JSON.</param>
public sealed record ActivityRegistration(
    string Name, Type InputType, Type OutputType, Func<IServiceProvider, string, ActivityContext, Task<string>> RunAsync);
