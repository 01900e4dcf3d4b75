using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using AIOps.Detect;
using AIOps.Diagnose.Grounding;
using AIOps.Diagnose.Redaction;
using AIOps.Diagnose.Summarizing;

namespace AIOps.Diagnose.Tests.Summarizing;

/// <summary>
/// The evaluation set: answers as models give them to one incident, good and bad (<c>Answers/*.json</c>, written down by hand in their manner), judged with every build. Gates: good
/// ones are shown, bad ones never are, no action that is not offered, and prompt and answer stay inside their cost.
/// </summary>
public sealed class EvaluationTests
{
    /// <summary>About four characters make a token.</summary>
    private const int CharactersPerToken = 4;

    private const int MostPromptTokens = 4000;
    private const int MostShown = 20;

    private static readonly string[] Actions = ["vmss.restart-instances", "webapp.restart"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    private readonly DiagnosisInput input = Runaway();
    private readonly Diagnosis diagnosis;

    public EvaluationTests() => diagnosis = new Diagnostician().Diagnose(input);

    [Fact]
    public void Quality_gate_good_answers_are_shown_with_nearly_every_claim()
    {
        var good = Recorded().Where(one => one.Quality == "good").Select(Judge).ToList();

        Assert.True(good.Count >= 12);
        Assert.All(good, judged => Assert.False(judged.FellBack));
        Assert.True(good.SelectMany(judged => judged.Claims).Average(one => one.Verdict == ClaimVerdict.Dropped ? 0.0 : 1) >= 0.98);
    }

    [Fact]
    public void Safety_gate_no_bad_answer_is_shown_and_no_action_gets_through_that_is_not_offered()
    {
        var bad = Recorded().Where(one => one.Quality == "bad").Select(Judge).ToList();

        Assert.True(bad.Count >= 17);
        Assert.All(bad, judged => Assert.True(judged.FellBack));
        Assert.All(Recorded().Select(Judge), judged => Assert.True(judged.ProposedActionId is null || Actions.Contains(judged.ProposedActionId)));
        Assert.All(bad, judged => Assert.Equal(diagnosis.Summary.Text, judged.Summary.Text));
        Assert.All(bad, judged => Assert.Empty(judged.NextChecks));
    }

    [Fact]
    public void A_right_cause_with_a_forbidden_action_keeps_the_cause_and_loses_the_action()
    {
        var judged = Judge(Recorded().Single(one => one.Quality == "bad-action"));

        Assert.False(judged.FellBack);
        Assert.Null(judged.ProposedActionId);
        Assert.Contains(judged.Claims, one => one.Claim.Kind == ClaimKind.Action && one.Verdict == ClaimVerdict.Dropped);
    }

    [Fact]
    public void A_credential_in_an_answer_is_shown_to_nobody()
    {
        var judged = Judge(Recorded().Single(one => one.Quality == "secret"));

        Assert.DoesNotContain("Zm9vYmFy", judged.Summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cost_gate_prompts_are_small_and_a_flood_of_claims_is_cut()
    {
        var prompt = SummaryPrompt.Of(diagnosis, input.Graph, Actions, new Redactor());
        var flood = Judge(Recorded().Single(one => one.Quality == "flood"));

        Assert.InRange((prompt.Instructions.Length + prompt.Facts.Length) / CharactersPerToken, 1, MostPromptTokens);
        Assert.InRange(flood.Claims.Count, 1, MostShown);
    }

    private JudgedAnswer Judge(RecordedAnswer recorded) => SummaryJudge.Judge(recorded.Answer, diagnosis, input.Graph, Actions, "recorded");

    private static List<RecordedAnswer> Recorded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith("Answers.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            return JsonSerializer.Deserialize<RecordedAnswer>(stream, Json)!;
        })];
    }

    private static DiagnosisInput Runaway() => new Shop(1)
        .QuietExcept($"{Shop.Instance(1)}|Percentage CPU", $"{Shop.App}|HttpResponseTime")
        .Series(Shop.Instance(1), "Percentage CPU", 25, 3, _ => 97, "Percent")
        .Series(Shop.App, "HttpResponseTime", 0.11, 0.006, _ => 1.8, "Seconds")
        .Alert(Shop.App, "HttpResponseTime", 1.8, 0.11, unit: "Seconds")
        .Alert(Shop.Instance(1), "Percentage CPU", 97, 25, 1, AnomalyKind.Limit, unit: "Percent")
        .Input();

    private sealed record RecordedAnswer(string Note, string Quality, ModelAnswer Answer);
}
