using System.Text.Json;
using AIOps.Storage.Json;

namespace AIOps.Storage.Sqlite.Tests;

public sealed class JsonDocumentsTests : IDisposable
{
    private readonly TemporaryStore temporary = new();

    public enum Colour
    {
        DarkRed,
    }

    public sealed record Sample(string Text, Colour Colour, double? Real);

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Names_are_camel_case_and_enums_kebab_case() =>
        Assert.Equal("""{"text":"x","colour":"dark-red","real":null}""", JsonSerializer.Serialize(new Sample("x", Colour.DarkRed, null), AiopsJson.Options));

    [Theory]
    [InlineData(10)]
    [InlineData(32_768)]
    [InlineData(60_000)]
    public async Task A_record_of_any_length_comes_back(int length)
    {
        // An odd first character puts surrogate pairs across the border of the parts.
        Sample value = new("x" + string.Concat(Enumerable.Repeat("😀", length / 2)), Colour.DarkRed, 1.5);
        JsonSerializerOptions relaxed = new(AiopsJson.Options) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        await temporary.Store.PutAsync("samples", new(WriteKind.Insert, "p", "r", JsonDocuments.ToProperties(value, options: relaxed)));

        Assert.Equal(value, JsonDocuments.Read<Sample>((await temporary.Store.GetAsync("samples", "p", "r"))!, relaxed));
    }

    [Fact]
    public void A_row_without_data_says_which_row()
    {
        JsonException missing = Assert.Throws<JsonException>(() =>
            JsonDocuments.Read<Sample>(new Document("part", "here", new Dictionary<string, object>(), "")));
        Assert.Contains("'here'", missing.Message, StringComparison.Ordinal);
    }
}
