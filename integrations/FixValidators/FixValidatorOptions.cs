using AIOps.Remediate.Fixes;

namespace AIOps.Integrations.FixValidators;

/// <summary>Which tools check generated fixes (<c>AIOps:Fixes</c>).</summary>
public sealed class FixValidatorOptions
{
    /// <summary>Tools by format. <value>Default: <c>bicep build --stdout {file}</c> for Bicep; <c>terraform fmt -write=false {file}</c>, or <c>tofu</c> where only that is on the path, for
    /// Terraform; for Kubernetes no tool but the schema that the host brings along. A format that is set to an empty command has none.</value></summary>
    public IDictionary<FixFormat, FixTool> Validators { get; init; } = new Dictionary<FixFormat, FixTool>();

    /// <summary>The tools in effect.</summary>
    internal IEnumerable<(FixFormat Format, FixTool Tool)> Tools => Enum.GetValues<FixFormat>()
        .Select(format => (format, Validators.TryGetValue(format, out var tool) ? tool : Default(format)))
        .Where(static pair => pair.Item2.Command.Length > 0);

    /// <summary>True when no tool was chosen or switched off for it: the schema that comes along checks it.</summary>
    internal bool ChecksKubernetesItself => !Validators.ContainsKey(FixFormat.Kubernetes);

    private static FixTool Default(FixFormat format) => format switch
    {
        FixFormat.Bicep => new FixTool { Command = "bicep", Arguments = { "build", "--stdout", "{file}" } },

        // 'validate' needs the provider's schema from the network and a whole module; 'fmt' reads the fragment alone.
        FixFormat.Terraform => new FixTool
        {
            Command = SearchPath.FirstOf("terraform", "tofu") ?? "terraform",
            Arguments = { "fmt", "-write=false", "-list=false", "{file}" },
            Note = "Its syntax is right. The provider's schema judges whole modules: your own pipeline checks it.",
        },
        _ => new FixTool(),
    };

    /// <summary>Errors of the values: each names the option, its value and what is allowed. Empty when all is well.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var (format, tool) in Validators)
        {
            if (tool.Timeout < TimeSpan.FromSeconds(1) || tool.Timeout > TimeSpan.FromMinutes(10))
                yield return $"AIOps:Fixes:Validators:{format}:Timeout is {tool.Timeout}; allowed is 00:00:01 to 00:10:00.";
            if (tool.Command.Length > 0 && !tool.Arguments.Contains("{file}"))
                yield return $"AIOps:Fixes:Validators:{format}:Arguments are '{string.Join(' ', tool.Arguments)}'; one of them must be {{file}}.";
        }
    }
}

/// <summary>A command line tool.</summary>
public sealed class FixTool
{
    /// <summary>Name on the path, or path, of the program. <value>Default empty: no tool.</value></summary>
    public string Command { get; set; } = "";

    /// <summary>Its arguments, each on its own, <c>{file}</c> for the fix. <value>Default none.</value></summary>
    public IList<string> Arguments { get; init; } = [];

    /// <summary>Time after which it is killed. <value>Default 1 minute; 1 second to 10 minutes.</value></summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What a pass of it means, shown where the tool itself says nothing. <value>Default empty.</value></summary>
    public string Note { get; set; } = "";
}
