using System.Text.Json;

namespace AIOps.Integrations.OpenAI.Tests;

public sealed class OpenAIEmbeddingModelTests
{
    private static readonly string[] Texts = ["disk full on sql", "restart of the api"];

    [Fact]
    public async Task Vectors_come_back_in_the_order_of_the_texts_whatever_order_the_endpoint_answers_in()
    {
        await using var fake = await FakeEndpoint.StartAsync(context => FakeEndpoint.Embeddings(context, (1, [0f, 1f]), (0, [1f, 0f])));

        var vectors = await Model(fake).EmbedAsync(Texts, default);

        Assert.Equal([1f, 0f], vectors![0]);
        Assert.Equal([0f, 1f], vectors[1]);
        Assert.Equal("Bearer test-key", fake.Authorization);
        using var sent = JsonDocument.Parse(Assert.Single(fake.Requests));
        Assert.Equal("embed", sent.RootElement.GetProperty("model").GetString());
        Assert.Equal(Texts, sent.RootElement.GetProperty("input").EnumerateArray().Select(item => item.GetString()));
    }

    [Theory]
    [InlineData(429, "rate_limit", 2)]
    [InlineData(500, "boom", 2)]
    [InlineData(401, "denied", 1)]
    public async Task An_endpoint_that_refuses_means_that_words_alone_are_searched(int status, string code, int calls)
    {
        await using var fake = await FakeEndpoint.StartAsync(context => FakeEndpoint.Error(context, status, code));

        Assert.Null(await Model(fake).EmbedAsync(Texts, default));
        Assert.Equal(calls, fake.Requests.Count);
    }

    [Fact]
    public async Task An_endpoint_that_hangs_is_given_up_and_a_caller_who_gives_up_is_told_so()
    {
        await using var fake = await FakeEndpoint.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var given = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.Null(await Model(fake).EmbedAsync(Texts, default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Model(fake).EmbedAsync(Texts, given.Token));
    }

    [Fact]
    public async Task An_endpoint_that_answers_something_else_means_that_words_alone_are_searched()
    {
        await using var fake = await FakeEndpoint.StartAsync(context => context.Response.Body.WriteAsync("<html>maintenance</html>"u8.ToArray()).AsTask());

        Assert.Null(await Model(fake).EmbedAsync(Texts, default));
    }

    private static OpenAIEmbeddingModel Model(FakeEndpoint fake) => new(new OpenAIOptions
    {
        Endpoint = fake.Address, Deployment = "gpt", EmbeddingDeployment = "embed", ApiKey = "test-key", Retries = 1, Timeout = TimeSpan.FromSeconds(2),
    });
}
