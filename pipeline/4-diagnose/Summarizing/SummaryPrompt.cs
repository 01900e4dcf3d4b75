using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AIOps.Correlate;
using AIOps.Diagnose.Redaction;
using AIOps.Diagnose.Writing;

namespace AIOps.Diagnose.Summarizing;

/// <summary>What a model is shown: the versioned instructions, and the incident as typed facts. Raw text of the telemetry is redacted, quoted and capped.</summary>
/// <param name="Instructions">The system prompt.</param>
/// <param name="Facts">One JSON document.</param>
/// <param name="Hash">SHA-256 of the instructions, 64 hex digits: stored with every answer.</param>
public sealed record SummaryPrompt(string Instructions, string Facts, string Hash)
{
    private const string CurrentVersion = "summary.v2";

    private const int MaximumFacts = 60;
    private const int MaximumText = 300;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Default };

    private static readonly string CurrentText = Read($"{CurrentVersion}.md");

    private static readonly string CurrentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CurrentText)));

    /// <summary>Name and version of the instructions' file.</summary>
    public string Version { get; init; } = CurrentVersion;

    /// <summary>Builds the prompt of one incident.</summary>
    /// <param name="diagnosis">Causes and facts.</param>
    /// <param name="topology">The topology, for short names.</param>
    /// <param name="actionIds">Ids that the model may propose.</param>
    /// <param name="redactor">The incident's redactor.</param>
    public static SummaryPrompt Of(Diagnosis diagnosis, ServiceGraph topology, IEnumerable<string> actionIds, Redactor redactor)
    {
        var names = new ResourceNames(topology);
        var document = new
        {
            causes = diagnosis.Causes.Select(cause => new { cause.Rank, entity = Clean(names.Of(cause.ResourceId)), kind = cause.Kind.ToString(), cause.Confidence, evidence = cause.Contributions.SelectMany(one => one.EvidenceIds).Distinct() }),
            facts = diagnosis.Evidence.Take(MaximumFacts).Select(fact => new { fact.Id, kind = fact.Kind.ToString(), entity = Clean(names.Of(fact.ResourceId)), text = Clean(fact.Text), fact.From, fact.To, fact.Values }),
            actions = actionIds.Order(StringComparer.Ordinal),
        };
        return new(CurrentText, JsonSerializer.Serialize(document, Json), CurrentHash);

        string Clean(string text) => QuotedText.Plain(redactor.Redact(text), MaximumText);
    }

    private static string Read(string file)
    {
        using var stream = typeof(SummaryPrompt).Assembly.GetManifestResourceStream($"AIOps.Diagnose.Summarizing.Prompts.{file}")
            ?? throw new InvalidOperationException($"The prompt {file} is not in the assembly {Assembly.GetExecutingAssembly().GetName().Name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
