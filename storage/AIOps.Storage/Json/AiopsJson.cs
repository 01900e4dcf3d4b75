using System.Text.Json;
using System.Text.Json.Serialization;

namespace AIOps.Storage.Json;

/// <summary>The one JSON shape of the product: in rows, in histories, over HTTP.</summary>
public static class AiopsJson
{
    /// <summary>camelCase names, enums as lower kebab-case words, nulls written, no comments.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
