using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AIOps.Storage.Json;

namespace AIOps.Orchestrations.Local.Histories;

/// <summary>JSON of histories: that of the product, but compact, for payloads are JSON inside JSON.</summary>
internal static class HistoryJson
{
    public static JsonSerializerOptions Options { get; } = new(AiopsJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        // The default encoder writes every quote as six characters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
