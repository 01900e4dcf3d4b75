using System.Text;
using AIOps.Api.Settings;
using AIOps.Orchestrations;

namespace AIOps.Api.Tests;

/// <summary>The options in force are shown with what they do; secrets are not; the written reference is what the code says.</summary>
public sealed class SettingsTests : IAsyncLifetime
{
    private ApiHost _host = null!;

    public async Task InitializeAsync() => _host = await ApiHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Every_section_is_shown_with_values_defaults_and_descriptions()
    {
        using var visitor = new Visitor(_host.Address);
        var groups = (await visitor.JsonAsync("/api/settings"))["groups"]!.AsArray();
        Assert.Contains(groups, group => group!["name"]!.GetValue<string>() == "AIOps:Detect");
        var hours = groups.SelectMany(group => group!["options"]!.AsArray()).Single(option => option!["name"]!.GetValue<string>() == "AIOps:Streams:PointHours")!;
        Assert.Equal(("192", true), (hours["value"]!.GetValue<string>(), hours["isDefault"]!.GetValue<bool>()));
        Assert.Contains("Hours of scored points kept per series", hours["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.All(groups.SelectMany(group => group!["options"]!.AsArray()), option => Assert.True(option!["isDefault"]!.GetValue<bool>(), option["name"]!.GetValue<string>()));
    }

    [Fact]
    public void Nothing_that_may_be_a_secret_is_read_out()
    {
        var leaves = OptionTree.Leaves(new Sample(), "AIOps:Sample").ToDictionary(leaf => leaf.Name, leaf => leaf.Value);
        Assert.DoesNotContain(leaves.Values, value => value.Contains("hunter2", StringComparison.Ordinal));
        Assert.Equal(("set", "set", "not set"), (leaves["AIOps:Sample:ApiKey"], leaves["AIOps:Sample:Keys"], leaves["AIOps:Sample:Password"]));
        Assert.Equal("https://hooks.example.com:8443/…", leaves["AIOps:Sample:Webhook"]);
        Assert.Equal("https://user.example.com", leaves["AIOps:Sample:Address"]);
        Assert.Equal("500", leaves["AIOps:Sample:TokensPerDay"]);
        Assert.Equal("set", leaves["AIOps:Sample:Inner:0:SigningSecret"]);
    }

    [Fact]
    public void Every_text_option_whose_name_speaks_of_a_secret_is_masked()
    {
        string[] words = ["secret", "password", "apikey", "connectionstring", "credential"];
        var texts = _host.Get<IEnumerable<OptionSection>>().SelectMany(one => one.Type.GetProperties()).Where(one => one.PropertyType == typeof(string));
        Assert.All(texts.Where(one => words.Any(word => one.Name.Contains(word, StringComparison.OrdinalIgnoreCase))), one => Assert.True(OptionTree.IsSecret(one), one.Name));
    }

    [Fact]
    public async Task The_written_reference_of_options_is_what_the_code_says()
    {
        var file = Path.Combine(Root(), "docs", "reference", "options.md");
        var text = Markdown(_host.Get<SettingsReader>());
        if (Environment.GetEnvironmentVariable("AIOPS_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(file, text);
        }

        Assert.True(text == (await File.ReadAllTextAsync(file)).ReplaceLineEndings("\n"), "docs/reference/options.md is not what the code says; run this test with AIOPS_WRITE_DOCS=1.");
    }

    private static string Markdown(SettingsReader reader)
    {
        var text = new StringBuilder("# Options\n\nWritten from the code by `AIOPS_WRITE_DOCS=1 dotnet test tests/AIOps.Api.Tests`; a test keeps it true. ");
        text.Append("How to set them is in [Configuration](configuration.md).\n");
        foreach (var group in reader.Read())
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {group.Name}\n\n{group.Description}\n\n| option | default | about |\n|---|---|---|\n");
            foreach (var option in group.Options)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{option.Name[(group.Name.Length + 1)..]}` | {Cell(option.Value)} | {Cell(option.Description)} |\n");
            }
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AIOps.Functions.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private sealed class Sample
    {
        public string ApiKey { get; set; } = "hunter2";

        public string Password { get; set; } = "";

        public Dictionary<string, string> Keys { get; set; } = new() { ["one"] = "hunter2" };

        public Uri Webhook { get; set; } = new("https://hooks.example.com:8443/services/hunter2?sig=hunter2");

        public string Address { get; set; } = "https://me:hunter2@user.example.com";

        public int TokensPerDay { get; set; } = 500;

        public IList<Within> Inner { get; set; } = [new Within()];
    }

    private sealed class Within
    {
        public string SigningSecret { get; set; } = "hunter2";
    }
}
