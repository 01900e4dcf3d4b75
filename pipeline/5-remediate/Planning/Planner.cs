using System.Globalization;
using AIOps.Remediate.Catalogue;

namespace AIOps.Remediate.Planning;

/// <summary>Turns a diagnosis into one plan, or says why there is none. Pure: the same request gives the same plan with the same hash.</summary>
public sealed class Planner
{
    private readonly ActionCatalogue _catalogue;
    private readonly PlannerOptions _options;

    /// <summary>Creates a planner.</summary>
    /// <param name="catalogue">What may be planned; default: the shipped actions.</param>
    /// <param name="options">How; default: the defaults.</param>
    public Planner(ActionCatalogue? catalogue = null, PlannerOptions? options = null)
    {
        _catalogue = catalogue ?? ActionCatalogue.Default;
        _options = options ?? new PlannerOptions();
    }

    /// <summary>
    /// Plans one attempt. The plan's <see cref="RemediationPlan.Changes"/> are empty: put in what the actuator's dry run saw and seal it again
    /// with <see cref="PlanHash.Seal"/> before anybody approves it.
    /// </summary>
    public PlanResult Plan(PlanRequest request)
    {
        var attempt = request.AttemptAtProblem > 0 ? request.AttemptAtProblem : request.Attempt;
        if (attempt > _options.MaxAttempts)
            return PlanResult.None($"{_options.MaxAttempts} attempts were made already: a person takes over.");
        var causes = request.Diagnosis.Causes.OrderBy(c => c.Rank).ToList();
        if (causes.Count == 0) return PlanResult.None("The cause is unknown, so no action is proposed.");
        var sure = causes.Where(c => c.Confidence >= _options.MinConfidence).ToList();
        if (sure.Count == 0)
            return PlanResult.None($"The best cause has a confidence of {Share(causes[0].Confidence)}; {Share(_options.MinConfidence)} is needed to act.");

        var candidates = sure.SelectMany(c => CandidateActions.For(c, request.Incident, request.Graph, _options)).DistinctBy(c => KeyOf(c.Action)).ToList();
        if (candidates.Count == 0)
            return PlanResult.None($"The catalogue holds no safe action for {sure[0].Kind} of '{ResourceTypes.NameOf(sure[0].ResourceId)}'.");
        var tried = request.Tried.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        var left = candidates.Where(c => !tried.Contains(KeyOf(c.Action))).Skip(Math.Max(0, attempt - 1 - request.Tried.Count)).FirstOrDefault();
        return left is null ? PlanResult.None("Every action that the catalogue offers for these causes was proposed already: a person takes over.") : Build(request, left);
    }

    /// <summary>Id of a plan: what one opening of an incident asked for is never taken for what another one asks for.</summary>
    public static string PlanId(string incidentId, int opening, int attempt) =>
        opening <= 1 ? string.Create(CultureInfo.InvariantCulture, $"{incidentId}-p{attempt}") : string.Create(CultureInfo.InvariantCulture, $"{incidentId}-o{opening}p{attempt}");

    private PlanResult Build(PlanRequest request, Candidate chosen)
    {
        var definition = _catalogue.Find(chosen.Action.ActionId);
        var rollback = chosen.Rollback ?? (definition is { Uses: not null, RollbackActionId: { } undo } ? CandidateActions.Action(undo, chosen.Action.TargetId) : null);
        if ((_catalogue.Check(chosen.Action) ?? (rollback is null ? null : _catalogue.Check(rollback))) is { } wrong) return PlanResult.None(wrong);
        if (VerificationRules.For(request.Incident, chosen.Cause, _options) is not { } verification)
            return PlanResult.None("No alert of the incident has a series, so success could not be proved; nothing is done that cannot be proved.");
        var evidence = chosen.Cause.Contributions.SelectMany(c => c.EvidenceIds).Distinct(StringComparer.Ordinal).ToList();
        return new PlanResult(PlanHash.Seal(new RemediationPlan
        {
            Id = PlanId(request.Incident.Id, request.Opening, request.Attempt),
            IncidentId = request.Incident.Id,
            Attempt = request.Attempt,
            Action = chosen.Action,
            Rollback = rollback,
            Risk = definition!.Risk,
            Reason = Reason(chosen, evidence),
            EvidenceIds = evidence,
            Changes = [],
            BlastRadius = chosen.Blast,
            Verification = verification,
            PolicyVersion = request.PolicyVersion,
            Hash = "",
        }), null);
    }

    private static string Reason(Candidate chosen, List<string> evidence)
    {
        var cited = evidence.Count == 0 ? "" : $" [{string.Join(", ", evidence.Take(5))}]";
        return $"{chosen.Cause.Title.TrimEnd('.')} (confidence {Share(chosen.Cause.Confidence)}){cited}: {chosen.Why}.";
    }

    private static string Share(double value) => (value * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    private static string KeyOf(PlannedAction action) =>
        $"{action.ActionId}\n{action.TargetId}\n{string.Join('\n', action.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"))}";
}
