using System.Text;
using System.Text.Json.Nodes;
using AIOps.Local.Cli;
using AIOps.Local.Cli.Backtest;

namespace AIOps.Local.Tests.Cli;

/// <summary>What a configuration would have alerted on, from telemetry of the past.</summary>
public sealed class BacktestTests : IDisposable
{
    private const string Vm = "/subscriptions/s/resourcegroups/g/providers/microsoft.compute/virtualmachines/vm-1";
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Trouble = Start.AddMinutes((3 * 1440) + 600);
    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-backtest-").FullName;

    [Fact]
    public async Task A_runaway_is_found_within_its_label_and_a_deaf_rule_finds_nothing()
    {
        var labels = BacktestLabel.Read(File("labels.json", $$"""[{"from":"{{Trouble:O}}","to":"{{Trouble.AddMinutes(30):O}}","resourceId":"{{Vm}}","metric":"percentage cpu"}]"""));
        var keen = await RunAsync("""{"AIOps":{"Detect":{"BreachSamples":2}}}""", labels);
        Assert.Equal((1, 1.0, 1.0), (keen.Alerts.Count, keen.Quality!.Precision, keen.Quality.Recall));
        Assert.Equal(keen.Alerts.Count / keen.Days, keen.AlertsPerDay);
        Assert.InRange(keen.Alerts[0].Until - keen.Alerts[0].Since, TimeSpan.FromMinutes(25), TimeSpan.FromMinutes(40));

        var deaf = await RunAsync("""{"AIOps":{"Detect":{"Conditions":[{"Metric":"Percentage CPU","MinimumAbsolute":500}]}}}""", labels);
        Assert.Equal((0, null, 0.0), (deaf.Alerts.Count, deaf.Quality!.Precision, deaf.Quality.Recall));
    }

    [Fact]
    public async Task An_alert_that_no_label_explains_costs_precision()
    {
        var other = BacktestLabel.Read(File("labels.json", $$"""[{"from":"{{Trouble:O}}","to":"{{Trouble.AddMinutes(30):O}}","metric":"Http5xx"}]"""));
        var report = await RunAsync("{}", other);
        Assert.Equal((0.0, 0.0), (report.Quality!.Precision, report.Quality.Recall));
    }

    [Theory]
    [InlineData("""{"AIOps":{"Detect":{"BreachSamples":0}}}""", "BreachSamples")]
    [InlineData("""{"AIOps":{"Detect":{"BreechSamples":2}}}""", "BreechSamples")]
    [InlineData("not JSON", "rule.json")]
    public void A_wrong_rule_is_named(string rule, string named)
    {
        var refused = Assert.Throws<InvalidDataException>(() => BacktestRule.Read(File("rule.json", rule)));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_ends_before_it_begins_is_named()
    {
        var refused = Assert.Throws<InvalidDataException>(() => BacktestLabel.Read(File("labels.json", """[{"from":"2026-09-02T00:00:00Z","to":"2026-09-01T00:00:00Z"}]""")));
        Assert.Contains("label 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verb_ends_with_0_and_with_2_for_files_that_are_not_there()
    {
        var telemetry = File("telemetry.ndjson", "");
        await System.IO.File.WriteAllBytesAsync(telemetry.FullName, Telemetry());
        var rule = File("rule.json", "{}").FullName;
        Assert.Equal(ExitCodes.Success, await VerbAsync("backtest", "--in", telemetry.FullName, "--config", rule));
        Assert.Equal(ExitCodes.Success, await VerbAsync("backtest", "--in", telemetry.FullName, "--config", rule, "--json"));
        Assert.Equal(ExitCodes.WrongUse, await VerbAsync("backtest", "--in", "nowhere.ndjson", "--config", rule));
        Assert.Equal(ExitCodes.WrongUse, await VerbAsync("backtest", "--in", telemetry.FullName, "--config", "nowhere.json"));
        Assert.NotEmpty(CommandLine.Create().Parse(["backtest", "--in", "a", "--config", "b", "--severity", "7"]).Errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<int> VerbAsync(params string[] args) => CommandLine.Create().Parse(args).InvokeAsync();

    private async Task<BacktestReport> RunAsync(string rule, IReadOnlyList<BacktestLabel> labels)
    {
        using var telemetry = new MemoryStream(Telemetry());
        return await new BacktestRun(BacktestRule.Read(File("rule.json", rule)), 3).RunAsync(telemetry, labels, default);
    }

    private FileInfo File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return new FileInfo(path);
    }

    /// <summary>Four days of one VM, an hour per body; half an hour of it at 97 %.</summary>
    private static byte[] Telemetry()
    {
        var lines = new StringBuilder();
        for (var hour = 0; hour < 96; hour++)
        {
            var records = new JsonArray();
            for (var minute = hour * 60; minute < (hour + 1) * 60; minute++)
            {
                var time = Start.AddMinutes(minute);
                var value = time >= Trouble && time < Trouble.AddMinutes(30) ? 97 : 30 + (3 * Math.Sin(minute * 0.7)) + (minute * 7919 % 13 * 0.2);
                records.Add(new JsonObject
                {
                    ["count"] = 1, ["total"] = value, ["minimum"] = value, ["maximum"] = value, ["average"] = value,
                    ["resourceId"] = Vm.ToUpperInvariant(), ["time"] = $"{time:O}", ["metricName"] = "Percentage CPU", ["timeGrain"] = "PT1M",
                });
            }

            lines.Append(new JsonObject { ["records"] = records }.ToJsonString()).Append('\n');
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }
}
