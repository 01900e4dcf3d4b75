namespace AIOps.Integrations.AzureResourceManager;

/// <summary>Where Azure Resource Manager is and how it is spoken to (<c>AIOps:Arm</c>).</summary>
public sealed class ArmOptions
{
    /// <summary>Address of Azure Resource Manager. <value>Default <c>https://management.azure.com</c> (public Azure); an https address.</value></summary>
    public Uri Endpoint { get; set; } = new("https://management.azure.com");

    /// <summary>Audience of the token. <value>Default <c>https://management.azure.com</c>; without a slash at the end (the scope is the audience plus <c>/.default</c>).</value></summary>
    public string Audience { get; set; } = "https://management.azure.com";

    /// <summary>
    /// How long an action whose reply was lost is looked for in the activity log before it counts as never started.
    /// <value>Default 20 minutes, the slowest that the activity log is known to be; 1 second to 2 hours.</value>
    /// </summary>
    public TimeSpan LostReplyWindow { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>Pause between two polls when the service names none. <value>Default 10 seconds; 0 to 10 minutes.</value></summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time for one HTTP call. <value>Default 60 seconds; 1 second to 5 minutes.</value></summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Scripts that may run inside a virtual machine, by name. <value>Default none: run command is code execution as root or SYSTEM.</value></summary>
    public IDictionary<string, RunCommandScript> RunCommands { get; init; } = new Dictionary<string, RunCommandScript>(StringComparer.Ordinal);

    /// <summary>Runbooks that may be started, by name. <value>Default none.</value></summary>
    public IList<string> Runbooks { get; init; } = [];

    /// <summary>Errors of the values: each names the option, its value and what is allowed. Empty when all is well.</summary>
    public IEnumerable<string> Validate()
    {
        if (!Endpoint.IsAbsoluteUri || Endpoint.Scheme != Uri.UriSchemeHttps) yield return Wrong(nameof(Endpoint), Endpoint, "an absolute https address (the SDK refuses to send a token in the clear)");
        if (!Uri.TryCreate(Audience, UriKind.Absolute, out _) || Audience.EndsWith('/')) yield return Wrong(nameof(Audience), Audience, "an absolute address without a slash at the end");
        if (LostReplyWindow < TimeSpan.FromSeconds(1) || LostReplyWindow > TimeSpan.FromHours(2)) yield return Wrong(nameof(LostReplyWindow), LostReplyWindow, "00:00:01 to 02:00:00");
        if (PollInterval < TimeSpan.Zero || PollInterval > TimeSpan.FromMinutes(10)) yield return Wrong(nameof(PollInterval), PollInterval, "00:00:00 to 00:10:00");
        if (CallTimeout < TimeSpan.FromSeconds(1) || CallTimeout > TimeSpan.FromMinutes(5)) yield return Wrong(nameof(CallTimeout), CallTimeout, "00:00:01 to 00:05:00");
        foreach (var (name, script) in RunCommands)
        {
            if (script.Lines.Count == 0) yield return Wrong($"{nameof(RunCommands)}:{name}:{nameof(script.Lines)}", "", "at least one line");
            if (script.CommandId is not ("RunShellScript" or "RunPowerShellScript"))
                yield return Wrong($"{nameof(RunCommands)}:{name}:{nameof(script.CommandId)}", script.CommandId, "RunShellScript or RunPowerShellScript");
        }
    }

    private static string Wrong(string option, object value, string allowed) => $"AIOps:Arm:{option} is '{value}'; allowed is {allowed}.";
}

/// <summary>A script of the allow-list: fixed text, without parameters.</summary>
public sealed class RunCommandScript
{
    /// <summary>Shell of the guest. <value>Default <c>RunShellScript</c>; or <c>RunPowerShellScript</c>.</value></summary>
    public string CommandId { get; set; } = "RunShellScript";

    /// <summary>Lines of the script. <value>Required.</value></summary>
    public IList<string> Lines { get; init; } = [];
}
