using System.Text.Json;
using AIOps.Correlate;
using AIOps.Diagnose.Grounding;
using AIOps.Diagnose.Summarizing;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Summaries;
using AIOps.Orchestrations.Tests.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Summaries;

/// <summary>The model inside the incident's workflow: it writes, is checked, and is never waited for.</summary>
public sealed class ModelSummaryStoryTests
{
    [Fact]
    public async Task A_grounded_answer_becomes_the_summary_and_a_false_sentence_is_shown_as_dropped()
    {
        var model = new FakeModel(prompt => Reply(prompt, "It rose to 31415."));
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync(services => services.AddSingleton<ILanguageModel>(model));
        await using var running = harness;
        var record = await SummarizedAsync(harness, incident.Id);

        Assert.True(record.ModelSummary!.Shown, record.ModelSummary.Fallback);
        Assert.Equal("fake-model", record.Diagnosis!.Summary.Source);
        Assert.DoesNotContain("31415", record.Diagnosis.Summary.Text, StringComparison.Ordinal);
        Assert.Contains(record.ModelSummary.Claims, claim => claim.Verdict == "dropped" && claim.Reason.StartsWith("(c)", StringComparison.Ordinal));
        Assert.NotEqual(record.ModelSummary.Template, record.Diagnosis.Summary.Text);
        Assert.Equal(64, record.ModelSummary.PromptHash!.Length);
        Assert.Equal(1, model.Asked);
        Assert.Equal(900, await harness.Get<TokenBudget>().SpentOnAsync(DateOnly.FromDateTime(record.Incident.StartedAt.UtcDateTime), default));
        await Contracts.Time.Poll.UntilAsync(async () => (await harness.TimelineAsync(incident.Id)).Any(line => line.Kind == "summary"), "the story tells of the summary");
    }

    [Fact]
    public async Task When_the_model_is_down_the_incident_goes_its_way_with_the_template()
    {
        var model = new FakeModel(static _ => new ModelReply(ModelOutcome.Unavailable, null, 0, "HTTP 503"));
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync(services => services.AddSingleton<ILanguageModel>(model));
        await using var running = harness;
        await harness.DecideAsync(incident, approve: true);
        await harness.UntilAsync(IncidentStatus.Verifying);
        harness.Cpu = 30;
        await harness.UntilAsync(IncidentStatus.Resolved);
        var record = await SummarizedAsync(harness, incident.Id);

        Assert.False(record.ModelSummary!.Shown);
        Assert.Contains("HTTP 503", record.ModelSummary.Fallback, StringComparison.Ordinal);
        Assert.Equal("template", record.Diagnosis!.Summary.Source);
    }

    [Fact]
    public async Task A_model_that_throws_stops_nothing()
    {
        var model = new FakeModel(static _ => throw new InvalidOperationException("broken adapter"));
        var (harness, incident) = await LoopHarness.AwaitingApprovalAsync(services => services.AddSingleton<ILanguageModel>(model));
        await using var running = harness;

        Assert.Equal("template", (await harness.Get<IncidentRepository>().GetAsync(incident.Id))!.Value.Diagnosis!.Summary.Source);
    }

    private static async Task<IncidentRecord> SummarizedAsync(LoopHarness harness, string id)
    {
        IncidentRecord? record = null;
        await Contracts.Time.Poll.UntilAsync(
            async () => (record = (await harness.Get<IncidentRepository>().GetAsync(id))!.Value).ModelSummary is not null, "the model's answer is stored");
        return record!;
    }

    // What a good model would do with the facts that it is shown, and one sentence more.
    private static ModelReply Reply(SummaryPrompt prompt, string extra)
    {
        using var facts = JsonDocument.Parse(prompt.Facts);
        var cause = facts.RootElement.GetProperty("causes")[0];
        var id = cause.GetProperty("evidence")[0].GetString()!;
        var entity = cause.GetProperty("entity").GetString()!;
        var text = facts.RootElement.GetProperty("facts").EnumerateArray().First(fact => fact.GetProperty("id").GetString() == id).GetProperty("text").GetString()!;
        return new ModelReply(
            ModelOutcome.Answered,
            new ModelAnswer([], [new Claim(text, ClaimKind.Root, entity, [id], []), new Claim(extra, ClaimKind.Fact, entity, [id], [])], "vm.format", [$"Look at {id}"]),
            900,
            "");
    }
}
