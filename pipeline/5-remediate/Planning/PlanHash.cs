using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace AIOps.Remediate.Planning;

/// <summary>
/// The hash that an approver approves: SHA-256 over every member of a plan but the hash, in a canonical form (fixed member order, parameters sorted
/// by name, numbers in round-trip form). Two plans with the same hash do the same thing for the same reason under the same policy.
/// </summary>
public static class PlanHash
{
    /// <summary>The plan with its hash set.</summary>
    public static RemediationPlan Seal(RemediationPlan plan) => plan with { Hash = Of(plan) };

    /// <summary>True when the plan's hash is the hash of its content.</summary>
    public static bool IsIntact(RemediationPlan plan) => string.Equals(plan.Hash, Of(plan), StringComparison.Ordinal);

    /// <summary>The hash of a plan's content, 64 hex digits.</summary>
    public static string Of(RemediationPlan plan)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, plan);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }

    private static void Write(Utf8JsonWriter writer, RemediationPlan plan)
    {
        writer.WriteStartArray();
        writer.WriteStringValue("plan/1");
        writer.WriteStringValue(plan.Id);
        writer.WriteStringValue(plan.IncidentId);
        writer.WriteNumberValue(plan.Attempt);
        WriteAction(writer, plan.Action);
        WriteAction(writer, plan.Rollback);
        writer.WriteStringValue(plan.Risk.ToString());
        writer.WriteStringValue(plan.Reason);
        WriteTexts(writer, plan.EvidenceIds);
        writer.WriteStartArray();
        foreach (var change in plan.Changes) WriteTexts(writer, [change.Field, change.Before, change.After]);
        writer.WriteEndArray();
        writer.WriteNumberValue(plan.BlastRadius.Targets);
        writer.WriteNumberValue(plan.BlastRadius.OutOf);
        WriteRule(writer, plan.Verification);
        writer.WriteStringValue(plan.PolicyVersion);
        writer.WriteEndArray();
    }

    private static void WriteAction(Utf8JsonWriter writer, PlannedAction? action)
    {
        if (action is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        writer.WriteStringValue(action.ActionId);
        writer.WriteStringValue(action.TargetId);
        foreach (var (name, value) in action.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal)) WriteTexts(writer, [name, value]);
        writer.WriteEndArray();
    }

    private static void WriteRule(Utf8JsonWriter writer, VerificationRule rule)
    {
        WriteTexts(writer,
        [
            rule.SeriesKey, rule.ResourceId, rule.Metric, rule.GoodSamples.ToString(CultureInfo.InvariantCulture),
            rule.Within.Ticks.ToString(CultureInfo.InvariantCulture), rule.Direction.ToString(), Number(rule.Ceiling), Number(rule.Floor),
            rule.UseBand ? "band" : "limits",
        ]);
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "none";

    private static void WriteTexts(Utf8JsonWriter writer, IEnumerable<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
