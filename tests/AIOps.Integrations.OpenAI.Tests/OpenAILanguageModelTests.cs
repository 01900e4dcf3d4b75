using System.Text.Json;
using AIOps.Correlate;
using AIOps.Diagnose;
using AIOps.Diagnose.Summarizing;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Summaries;
using AIOps.Storage.Sqlite;

namespace AIOps.Integrations.OpenAI.Tests;

public sealed class OpenAILanguageModelTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aiops-model-");
    private readonly SqliteDocumentStore store;

    public OpenAILanguageModelTests() => store = new(new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "aiops.db") });

    private const string Good = """{"hypotheses":[],"claims":[{"text":"Percentage CPU of api rose from 20 to 97.","kind":"root","entity":"api","evidenceIds":["E1"],"numbers":[],"actionId":null}],"proposedActionId":"vm.restart","nextChecks":[]}""";

    private static readonly SummaryPrompt Prompt = new("rules", "{}", "hash");

    [Fact]
    public async Task An_answer_of_the_agreed_shape_is_read_and_the_request_is_strict()
    {
        await using var fake = await FakeEndpoint.StartAsync(context => FakeEndpoint.Completion(context, Good));

        var reply = await Model(fake).AskAsync(Prompt, 500, default);

        Assert.Equal((ModelOutcome.Answered, 1000, "vm.restart"), (reply.Outcome, reply.Tokens, reply.Answer!.ProposedActionId));
        Assert.Equal("Bearer test-key", fake.Authorization);
        using var sent = JsonDocument.Parse(fake.Requests[0]);
        Assert.True(sent.RootElement.GetProperty("response_format").GetProperty("json_schema").GetProperty("strict").GetBoolean());
        Assert.False(sent.RootElement.TryGetProperty("tools", out _));
    }

    [Theory]
    [InlineData(429, "rate_limit", ModelOutcome.Throttled, 2)]
    [InlineData(400, "content_filter", ModelOutcome.Filtered, 1)]
    [InlineData(500, "boom", ModelOutcome.Unavailable, 2)]
    [InlineData(401, "denied", ModelOutcome.Unavailable, 1)]
    public async Task Errors_are_outcomes_and_a_filtered_prompt_is_not_sent_again(int status, string code, ModelOutcome expected, int calls)
    {
        await using var fake = await FakeEndpoint.StartAsync(context => FakeEndpoint.Error(context, status, code));

        var reply = await Model(fake).AskAsync(Prompt, 500, default);

        Assert.Equal(expected, reply.Outcome);
        Assert.Null(reply.Answer);
        Assert.Equal(calls, fake.Requests.Count);
    }

    [Theory]
    [InlineData("not json", "stop", ModelOutcome.Invalid)]
    [InlineData("{}", "stop", ModelOutcome.Invalid)]
    [InlineData(Good, "length", ModelOutcome.Invalid)]
    [InlineData(Good, "content_filter", ModelOutcome.Filtered)]
    public async Task Answers_that_are_cut_off_filtered_or_misshapen_are_not_used(string content, string finish, ModelOutcome expected)
    {
        await using var fake = await FakeEndpoint.StartAsync(context => FakeEndpoint.Completion(context, content, finish));

        Assert.Equal(expected, (await Model(fake).AskAsync(Prompt, 500, default)).Outcome);
    }

    [Fact]
    public async Task A_throttled_endpoint_that_asks_for_a_long_pause_is_left_alone_until_then()
    {
        await using var fake = await FakeEndpoint.StartAsync(context =>
        {
            context.Response.Headers.RetryAfter = "120";
            return FakeEndpoint.Error(context, 429, "rate_limit", retryAfter: null);
        });
        var model = Model(fake);

        Assert.Equal(ModelOutcome.Throttled, (await model.AskAsync(Prompt, 500, default)).Outcome);
        Assert.Equal(ModelOutcome.Throttled, (await model.AskAsync(Prompt, 500, default)).Outcome);
        Assert.Single(fake.Requests);
    }

    [Fact]
    public async Task A_silent_model_is_given_up_in_time()
    {
        await using var fake = await FakeEndpoint.StartAsync(context => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted));

        Assert.Equal(ModelOutcome.TimedOut, (await Model(fake).AskAsync(Prompt, 500, default)).Outcome);
    }

    [Fact]
    public async Task A_model_that_is_down_leaves_the_template_summary()
    {
        var model = new OpenAILanguageModel(new() { Endpoint = new("http://127.0.0.1:9/openai/v1/"), Deployment = "gpt", ApiKey = "test-key", Retries = 0, Timeout = TimeSpan.FromSeconds(2) });
        var result = await Summarizer(model).SummarizeAsync("i1", Known(), ServiceGraph.Empty, ["vm.restart"], default);

        Assert.Equal("template", result.Diagnosis.Summary.Source);
        Assert.NotEqual("", result.Fallback);
    }

    [Fact]
    public async Task A_grounded_answer_becomes_the_summary_and_the_budget_ends_the_asking()
    {
        await using var fake = await FakeEndpoint.StartAsync(context => FakeEndpoint.Completion(context, Good));
        var summarizer = Summarizer(Model(fake), new() { TokensPerIncident = 2300, MaximumOutputTokens = 1000 });

        var first = await summarizer.SummarizeAsync("i1", Known(), ServiceGraph.Empty, ["vm.restart"], default);
        var second = await summarizer.SummarizeAsync("i1", Known(), ServiceGraph.Empty, ["vm.restart"], default);

        Assert.Equal(("gpt", ""), (first.Diagnosis.Summary.Source, first.Fallback));
        Assert.Equal(64, first.Prompt!.Hash.Length);
        Assert.Equal("template", second.Diagnosis.Summary.Source);
        Assert.Single(fake.Requests);
    }

    [Fact]
    public void An_endpoint_without_encryption_is_refused() =>
        Assert.Throws<ArgumentException>(() => new OpenAILanguageModel(new() { Endpoint = new("http://example.com/openai/v1/"), Deployment = "gpt", ApiKey = "k" }));

    public void Dispose()
    {
        store.Dispose();
        folder.Delete(recursive: true);
    }

    private ModelSummarizer Summarizer(ILanguageModel model, ModelSummaryOptions? options = null) =>
        new(options ?? new(), new TokenBudget(store, options ?? new(), TimeProvider.System), model);

    private static OpenAILanguageModel Model(FakeEndpoint fake) =>
        new(new() { Endpoint = fake.Address, Deployment = "gpt", ApiKey = "test-key", Retries = 1, Timeout = TimeSpan.FromSeconds(5) });

    private static Diagnosis Known() => new()
    {
        Causes = [new() { Rank = 1, ResourceId = "/r/api", Kind = CauseKind.ResourceSaturation, Score = 0.9, Confidence = 0.9, Title = "api", Contributions = [new("resource-shift", 0.8, ["E1"])] }],
        Evidence =
        [
            new()
            {
                Id = "E1", Kind = EvidenceKind.Series, ResourceId = "/r/api", Text = "Percentage CPU of api rose from 20 to 97", Signal = "Percentage CPU",
                Values = new Dictionary<string, double> { ["before"] = 20, ["after"] = 97 },
            },
        ],
        Summary = new("template text", "template", ["E1"]),
        At = DateTimeOffset.UnixEpoch,
    };
}
