using AIOps.Diagnose.Grounding;
using AIOps.Diagnose.Writing;
using AIOps.Ingest;

namespace AIOps.Diagnose.Tests.Grounding;

/// <summary>A diagnosed incident and honest claims about it, as a good model would write them.</summary>
internal sealed class GroundedIncident
{
    public GroundedIncident(int seed)
    {
        var number = seed % 3;
        var level = 90 + (seed % 9);
        var shop = new Shop(seed)
            .QuietExcept($"{Shop.Instance(number)}|Percentage CPU", $"{Shop.App}|HttpResponseTime", $"{Shop.Gateway}|BackendLastByteResponseTime", $"{Shop.App}|Requests")
            .Series(Shop.Instance(number), "Percentage CPU", 25, 3, _ => level, "Percent")
            .Series(Shop.App, "HttpResponseTime", 0.11, 0.006, _ => 1.2 + (0.1 * (seed % 7)), "Seconds")
            .Series(Shop.Gateway, "BackendLastByteResponseTime", 120, 6, _ => 1300 + (90 * (seed % 7)), "MilliSeconds")
            .Series(Shop.App, "Requests", 590, 30, _ => 310, "Count")
            .Alert(Shop.Instance(number), "Percentage CPU", level, 25)
            .Alert(Shop.App, "HttpResponseTime", 1.2 + (0.1 * (seed % 7)), 0.11, 1)
            .Alert(Shop.Gateway, "BackendLastByteResponseTime", 1300 + (90 * (seed % 7)), 120, 1)
            .Alert(Shop.App, "Requests", 310, 590, 2)
            .Change(Shop.App, ChangeKind.Deployment, -10 - (seed % 30), "microsoft.web/sites/write", "Deployment of build 7");
        var input = shop.Input();
        Diagnosis = new Diagnostician().Diagnose(input);
        Context = new(Diagnosis, input.Graph, ["vmss.restart-instances", "webapp.restart"]);
        Names = new(input.Graph);
        Claims = [.. Diagnosis.Evidence.Where(fact => fact.Values.ContainsKey("before")).SelectMany(Movements), .. Diagnosis.Evidence.Where(fact => fact.Kind == EvidenceKind.Change).Select(Change), .. Roots()];
    }

    public Diagnosis Diagnosis { get; }

    public GroundingContext Context { get; }

    public ResourceNames Names { get; }

    public IReadOnlyList<Claim> Claims { get; }

    private IEnumerable<Claim> Movements(Evidence fact)
    {
        var (before, after) = (fact.Values["before"], fact.Values["after"]);
        var name = Names.Of(fact.ResourceId);
        var verb = after > before ? "rose" : "fell";
        yield return new($"{fact.Signal} of {name} {verb} from {NumberText.Plain(before)} to {NumberText.Plain(after)} [{fact.Id}].", ClaimKind.Fact, name, [fact.Id], [before, after]);
        yield return new($"{name}: {fact.Signal} {(after > before ? "increased" : "dropped")} by {NumberText.Plain(100 * Math.Abs(after - before) / before)} %.", ClaimKind.Fact, fact.ResourceId, [fact.Id], []);
        if (fact.From is { } from)
            yield return new($"{fact.Signal} of {name} has been at {NumberText.Plain(after)} since {from:HH:mm}.", ClaimKind.Fact, name, [fact.Id], [after]);
    }

    private Claim Change(Evidence fact) =>
        new($"{Names.Of(fact.ResourceId)} was deployed {NumberText.Plain(fact.Values["lagMinutes"])} minutes before the onset, at {fact.From:yyyy-MM-dd HH:mm:ss} UTC.", ClaimKind.Fact, fact.ResourceId, [fact.Id], []);

    private IEnumerable<Claim> Roots()
    {
        var cause = Diagnosis.Causes[0];
        var ids = cause.Contributions.SelectMany(one => one.EvidenceIds).ToList();
        var own = Diagnosis.Evidence.First(fact => fact.ResourceId == cause.ResourceId && fact.Values.ContainsKey("after"));
        var symptom = Diagnosis.Evidence.First(fact => fact.ResourceId == Shop.App && fact.Values.ContainsKey("after"));
        yield return new($"{Names.Of(cause.ResourceId)} is the root: its {own.Signal} rose to {NumberText.Plain(own.Values["after"])}.", ClaimKind.Root, cause.ResourceId, [.. ids, own.Id], []);
        yield return new($"{Names.Of(cause.ResourceId)} at {NumberText.Plain(own.Values["after"])} caused the slow answers of {Names.Of(Shop.App)}.", ClaimKind.Caused, cause.ResourceId, [own.Id, symptom.Id], []);
        yield return new($"Restarting {Names.Of(cause.ResourceId)} would free its processor.", ClaimKind.Action, cause.ResourceId, [own.Id], [], "vmss.restart-instances");
    }
}
