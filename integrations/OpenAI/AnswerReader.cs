using System.Text.Json;
using System.Text.Json.Serialization;
using AIOps.Diagnose.Summarizing;

namespace AIOps.Integrations.OpenAI;

/// <summary>Reads an answer's text; untrusted also when the schema was strict.</summary>
internal static class AnswerReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, MaxDepth = 8,
    };

    public static ModelAnswer? Read(string text)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<ModelAnswer>(text, Json);
            var complete = answer is not null && answer.Claims.All(claim => claim is { Text: not null, Entity: not null, EvidenceIds: not null, Numbers: not null });
            return complete ? answer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
