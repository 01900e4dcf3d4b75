using System.Text.Json;
using AIOps.Orchestrations.Questions;
using AIOps.Storage.Json;

namespace AIOps.Api.Mcp;

/// <summary>How answers to assistants are written: JSON as the API writes it, with every text capped, redacted and without what could pass for a citation or an instruction's markup.</summary>
internal static class Shown
{
    private const int Longest = 500;

    public static string? Text(string? text) => text is null ? null : HostileText.Plain(text, Longest);

    public static string Json(object value) => JsonSerializer.Serialize(value, AiopsJson.Options);
}
