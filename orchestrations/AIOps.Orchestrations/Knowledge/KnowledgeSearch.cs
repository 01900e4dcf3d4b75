using AIOps.Diagnose.Redaction;
using AIOps.Diagnose.References;
using AIOps.Diagnose.Retrieval;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Knowledge;

/// <summary>Finds past incidents and runbooks that resemble an incident: by words (BM25), by meaning where an embedding model is configured, fused by rank.</summary>
public sealed class KnowledgeSearch
{
    /// <summary>How deep each ranking is read before they are fused.</summary>
    private const int Deep = 20;

    private readonly PastIncidents past;
    private readonly RunbookLibrary runbooks;
    private readonly EmbeddingCache embeddings;
    private readonly KnowledgeOptions options;

    /// <summary>Creates the search from the application's services; an <see cref="IEmbeddingModel"/> is used when one is registered.</summary>
    public KnowledgeSearch(IServiceProvider services)
    {
        past = ActivatorUtilities.CreateInstance<PastIncidents>(services);
        runbooks = ActivatorUtilities.CreateInstance<RunbookLibrary>(services);
        embeddings = new EmbeddingCache(services.GetService<IEmbeddingModel>());
        options = services.GetRequiredService<IOptions<KnowledgeOptions>>().Value;
    }

    /// <summary>What resembles an incident; itself excluded, and nothing of other scopes.</summary>
    public async Task<SimilarKnowledge> FindAsync(IncidentRecord record, CancellationToken cancellation)
    {
        var (incidents, sections) = await RankAsync(record, cancellation);
        return new SimilarKnowledge(
            [.. incidents.Select(one => new SimilarIncident(one.Of.Id, one.Of.Title, one.Of.ResolvedAt, one.Of.Cause, one.Of.Resolution, Math.Round(one.Hit.Score, 3), WhyOf(one.Hit)))],
            [.. sections.Select(one => new SimilarRunbook(one.Of.Path, one.Of.Title, one.Of.Section, Math.Round(one.Hit.Score, 3), LinkOf(one.Of)))]);
    }

    /// <summary>The same as references that a diagnosis can cite: the best incident and the best runbook section.</summary>
    public async Task<IReadOnlyList<KnowledgeReference>> ReferencesAsync(IncidentRecord record, CancellationToken cancellation)
    {
        var (incidents, sections) = await RankAsync(record, cancellation);
        return
        [
            .. incidents.Take(1).Select(one => new KnowledgeReference(ReferenceKind.PastIncident, one.Of.Id, one.Of.Title, one.Of.Resolution, one.Hit.SharedWords, $"/incidents/{one.Of.Id}", one.Of.ResolvedAt)),
            .. sections.Take(1).Select(one => new KnowledgeReference(
                ReferenceKind.Runbook, $"{one.Of.Path}#{one.Of.Section}", one.Of.Section, "", one.Hit.SharedWords, LinkOf(one.Of), null)),
        ];
    }

    private async Task<(List<(PastIncident Of, KnowledgeHit Hit)> Incidents, List<(RunbookSection Of, KnowledgeHit Hit)> Sections)> RankAsync(
        IncidentRecord record, CancellationToken cancellation)
    {
        var question = new Redactor().Redact(IncidentQuestion.Of(record));
        var scope = record.Incident.Scope;
        var incidents = (await past.AllAsync(cancellation)).Where(one => one.Id != record.Incident.Id && one.Item.Scope == scope).ToDictionary(one => one.Item.Id);
        var sections = runbooks.Sections().ToDictionary(one => one.Item.Id);
        var foundIncidents = await HitsAsync([.. incidents.Values.Select(one => one.Item)], question, scope, cancellation);
        var foundSections = await HitsAsync([.. sections.Values.Select(one => one.Item)], question, scope, cancellation);
        return ([.. foundIncidents.Select(hit => (incidents[hit.Item.Id], hit))], [.. foundSections.Select(hit => (sections[hit.Item.Id], hit))]);
    }

    private async Task<IReadOnlyList<KnowledgeHit>> HitsAsync(IReadOnlyList<KnowledgeItem> items, string question, string scope, CancellationToken cancellation)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var least = options.MinimumCoveragePercent / 100.0;
        var words = new Bm25Index(items).Search(question, scope, Deep).Where(hit => hit.Coverage >= least).ToList();
        var vectors = await embeddings.OfAsync([question, .. items.Select(item => $"{item.Title}\n{item.Text}")], cancellation);
        var meaning = vectors[0] is { } asked ? new VectorIndex(items, [.. vectors.Skip(1)]).Search(asked, scope, Deep) : [];
        return [.. RankFusion.Fuse(words, meaning).Take(options.Take)];
    }

    private string? LinkOf(RunbookSection section) => options.RunbookBaseUrl.Length == 0 ? null : $"{options.RunbookBaseUrl.TrimEnd('/')}/{Uri.EscapeDataString(section.Path).Replace("%2F", "/", StringComparison.Ordinal)}";

    private static string WhyOf(KnowledgeHit hit) => hit.SharedWords.Count == 0
        ? "close in meaning"
        : $"shares {string.Join(", ", hit.SharedWords.Take(5))} ({hit.Coverage:P0} of what this incident is about)";
}
