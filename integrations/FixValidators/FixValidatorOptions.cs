using AIOps.Remediate.Fixes;

namespace AIOps.Integrations.FixValidators;

/// <summary>Which tools check generated fixes (<c>AIOps:Fixes</c>).</summary>
public sealed class FixValidatorOptions
{
    /// <summary>Tools by format. <value>Default: <c>bicep build --stdout {file}</c> for Bicep; a format that is set to an empty command has none.</value></summary>
    public IDictionary<FixFormat, FixTool> Validators { get; init; } = new Dictionary<FixFormat, FixTool>();

    /// <summary>The tools in effect.</summary>
    internal IEnumerable<(FixFormat Format, FixTool Tool)> Tools => Enum.GetValues<FixFormat>()
        .Select(format => (format, Validators.TryGetValue(format, out var tool) ? tool : format == FixFormat.Bicep ? Bicep : new FixTool()))
        .Where(static pair => pair.Item2.Command.Length > 0);

    private static FixTool Bicep => new() { Command = "bicep", Arguments = { "build", "--stdout", "{file}" } };

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
}
