namespace AIOps.Remediate.Fixes;

/// <summary>What a generated fix is written in.</summary>
public enum FixFormat
{
    /// <summary>Azure Bicep.</summary>
    Bicep,

    /// <summary>Terraform (azurerm provider).</summary>
    Terraform,

    /// <summary>Kubernetes manifest in YAML.</summary>
    Kubernetes,
}

/// <summary>
/// The lasting form of an action as a change of code: what the action does by hand the next deployment would undo. A proposal for whoever owns the code; nothing in
/// the product applies it, and no actuator takes one.
/// </summary>
public sealed record GeneratedFix
{
    /// <summary>Derived from the plan and the format, for example <c>inc-1-p1-bicep</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The plan whose change it makes last.</summary>
    public required string PlanId { get; init; }

    /// <summary>What it is written in.</summary>
    public required FixFormat Format { get; init; }

    /// <summary>One line for people.</summary>
    public required string Title { get; init; }

    /// <summary>Azure resource id, lower case.</summary>
    public required string TargetId { get; init; }

    /// <summary>Name of the file that the fragment stands for.</summary>
    public required string File { get; init; }

    /// <summary>The fragment as it should be.</summary>
    public required string Text { get; init; }

    /// <summary>Unified diff from the fragment as it is to the fragment as it should be.</summary>
    public required string Diff { get; init; }

    /// <summary>What a validator says of <see cref="Text"/>.</summary>
    public FixValidation Validation { get; init; } = FixValidation.NotValidated;
}

/// <summary>What a validator says.</summary>
/// <param name="State"><c>passed</c>, <c>failed</c>, or <c>not-validated</c> where no validator is present.</param>
/// <param name="Validator">Its name; empty where none is present.</param>
/// <param name="Text">Its words, one or a few lines.</param>
public sealed record FixValidation(string State, string Validator, string Text)
{
    /// <summary>No validator of the format is present on this host.</summary>
    public static FixValidation NotValidated { get; } = new("not-validated", "", "No validator of this format is configured on the host; check it in your own pipeline.");
}
