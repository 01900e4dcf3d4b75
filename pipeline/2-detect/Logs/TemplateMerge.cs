namespace AIOps.Detect.Logs;

/// <summary>A template was merged into another: what was stored under the old id belongs to the new one.</summary>
/// <param name="OldId">Id that is now an alias.</param>
/// <param name="NewId">Id that stands for both.</param>
public readonly record struct TemplateMerge(string OldId, string NewId);
