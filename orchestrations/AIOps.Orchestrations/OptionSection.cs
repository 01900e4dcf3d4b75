namespace AIOps.Orchestrations;

/// <summary>That a class is bound to a section of the configuration, so that what is in force can be shown.</summary>
/// <param name="Section">The section, for example <c>AIOps:Detect</c>.</param>
/// <param name="Type">The options class.</param>
public sealed record OptionSection(string Section, Type Type);
