using AIOps.Orchestrations.Ports;
using AIOps.Remediate.Fixes;
using k8s;
using YamlDotNet.Core;

namespace AIOps.Integrations.FixValidators;

/// <summary>
/// Reads a manifest strictly into the types that the official client generates from Kubernetes' schema: a field that does not exist, a value of another type or a
/// kind that nobody knows fails it. What a fragment leaves out is not missed, as a patch leaves it out. Needs no tool, no cluster and no network.
/// </summary>
internal sealed class KubernetesSchemaValidator : IFixValidator
{
    private const string Name = "Kubernetes schema";

    public FixFormat Format => FixFormat.Kubernetes;

    public Task<FixValidation> ValidateAsync(GeneratedFix fix, CancellationToken cancellation) => Task.FromResult(Validate(fix.Text));

    private static FixValidation Validate(string text)
    {
        try
        {
            return KubernetesYaml.LoadAllFromString(text, strict: true).Count > 0
                ? new FixValidation("passed", Name, "Every field is one of its kind. What the fragment leaves out stays as you declare it.")
                : new FixValidation("failed", Name, "There is no object in it.");
        }
        catch (KeyNotFoundException unknown)
        {
            return new FixValidation("failed", Name, $"Its apiVersion and kind are none of Kubernetes' own: {unknown.Message}");
        }
        catch (YamlException wrong)
        {
            return new FixValidation("failed", Name, $"{wrong.InnerException?.Message ?? wrong.Message} (line {wrong.Start.Line})");
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to some texts that end too early.
            return new FixValidation("failed", Name, "It does not read as YAML.");
        }
    }
}
