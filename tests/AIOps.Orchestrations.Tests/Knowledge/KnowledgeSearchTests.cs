using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Knowledge;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Knowledge;

public sealed class KnowledgeSearchTests : IAsyncDisposable
{
    private readonly TemporaryStore temporary = new();
    private readonly DirectoryInfo runbooks = Directory.CreateTempSubdirectory("aiops-runbooks-");
    private readonly List<ServiceProvider> made = [];

    [Fact]
    public async Task A_resolved_and_confirmed_incident_of_the_same_scope_is_found_and_says_why()
    {
        var services = Services();
        await StoreAsync(services, Past("i-old", "vm-7: Percentage CPU runaway", "s1", useful: true));
        await StoreAsync(services, Past("i-other", "Certificate of the gateway expired", "s1", useful: true));

        var found = await services.GetRequiredService<KnowledgeSearch>().FindAsync(Current(), default);

        Assert.Equal("i-old", found.Incidents[0].Id);
        Assert.Contains("cpu", found.Incidents[0].Why, StringComparison.Ordinal);
        Assert.DoesNotContain(found.Incidents, one => one.Id == "i-other");
    }

    [Theory]
    [InlineData("s2", true, true)]
    [InlineData("s1", false, true)]
    [InlineData("s1", true, false)]
    public async Task Other_scopes_unconfirmed_and_open_incidents_are_not_shown(string scope, bool useful, bool resolved)
    {
        var services = Services();
        await StoreAsync(services, Past("i-old", "vm-7: Percentage CPU runaway", scope, useful, resolved));

        Assert.Empty((await services.GetRequiredService<KnowledgeSearch>().FindAsync(Current(), default)).Incidents);
    }

    [Fact]
    public async Task The_section_of_the_runbook_that_fits_is_found_and_secrets_in_it_are_not()
    {
        await File.WriteAllTextAsync(Path.Combine(runbooks.FullName, "vm.md"), "# Virtual machines\n## CPU runaway\nRestart the process; password=hunter22hunter.\n## Disk full\nGrow it.\n");
        var services = Services(new() { ["AIOps:Knowledge:RunbookFolder"] = runbooks.FullName, ["AIOps:Knowledge:RunbookBaseUrl"] = "https://wiki.example/ops/" });
        var search = services.GetRequiredService<KnowledgeSearch>();

        var found = (await search.FindAsync(Current(), default)).Runbooks[0];
        var reference = (await search.ReferencesAsync(Current(), default))[0];

        Assert.Equal(("vm.md", "Virtual machines", "CPU runaway", "https://wiki.example/ops/vm.md"), (found.Path, found.Title, found.Section, found.Link));
        Assert.Equal("vm.md#CPU runaway", reference.Id);
        Assert.DoesNotContain(reference.Why, word => word.Contains("hunter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_embeddings_a_text_without_a_shared_word_is_found_by_its_meaning()
    {
        await File.WriteAllTextAsync(Path.Combine(runbooks.FullName, "a.md"), "# Overheated engine room\nOpen a window.\n");
        await File.WriteAllTextAsync(Path.Combine(runbooks.FullName, "b.md"), "# Lunch menu\nSoup.\n");
        var services = Services(new() { ["AIOps:Knowledge:RunbookFolder"] = runbooks.FullName }, new MeaningModel());

        var found = (await services.GetRequiredService<KnowledgeSearch>().FindAsync(Current(), default)).Runbooks;

        Assert.Equal(["a.md"], found.Select(one => one.Path));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var services in made)
        {
            await services.DisposeAsync();
        }

        temporary.Dispose();
        runbooks.Delete(recursive: true);
    }

    private ServiceProvider Services(Dictionary<string, string?>? settings = null, IEmbeddingModel? model = null)
    {
        var services = Application.Create(temporary.Store, new FakeActuator(), TimeProvider.System, settings, also =>
        {
            if (model is not null)
            {
                also.AddSingleton(model);
            }
        });
        made.Add(services);
        return services;
    }

    private static Task<bool> StoreAsync(ServiceProvider services, IncidentRecord record) => services.GetRequiredService<IncidentRepository>().CreateAsync(record);

    private static IncidentRecord Current() => new() { Incident = Incident("i-now", "vm-1: Percentage CPU is outside its band (runaway)", "s1", IncidentStatus.Open) };

    private static IncidentRecord Past(string id, string title, string scope, bool useful, bool resolved = true) => new()
    {
        Incident = Incident(id, title, scope, resolved ? IncidentStatus.Resolved : IncidentStatus.Open),
        Feedback = [new IncidentFeedback("alice", "cause", useful, "", Samples.Noon)],
    };

    private static Incident Incident(string id, string title, string scope, IncidentStatus status) => new()
    {
        Id = id, Scope = scope, Title = title, Status = status, Severity = 2, StartedAt = Samples.Noon, OpenedAt = Samples.Noon, UpdatedAt = Samples.Noon,
        ResolvedAt = status == IncidentStatus.Resolved ? Samples.Noon : null, Resolution = "Restarted.", Alerts = [],
    };

    /// <summary>Puts everything about heat and processors on one axis.</summary>
    private sealed class MeaningModel : IEmbeddingModel
    {
        public Task<IReadOnlyList<IReadOnlyList<float>>?> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<IReadOnlyList<float>>?>([.. texts.Select(text =>
                text.Contains("CPU", StringComparison.Ordinal) || text.Contains("Overheated", StringComparison.Ordinal) ? new float[] { 1, 0.1f } : [0, 1])]);
    }
}
