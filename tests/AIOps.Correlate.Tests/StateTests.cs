using System.Text.Json;
using System.Text.Json.Serialization;
using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

public sealed class StateTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    [Fact]
    public void State_and_effects_survive_json()
    {
        var run = new Run(new CorrelateOptions { Flapping = new FlapOptions { Opens = 2 } });
        run.State = run.Correlator.Plan(run.State, [new MaintenanceWindow("m", Sql, At(0), At(60))], At(0));
        run.Open(Sql, "cpu_percent", 1);
        run.Open(Estate.Web, "Http5xx", 1);
        run.Clear(Estate.Web, "Http5xx", 1, 2);
        run.Open(Report, "Http5xx", 3);
        run.Open(Report, "Latency", 4);
        run.Tick(8);
        var text = JsonSerializer.Serialize(run.State, Web);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<CorrelationState>(text, Web), Web));
        var effects = JsonSerializer.Serialize<IReadOnlyList<CorrelationEffect>>(run.All, Web);
        var back = JsonSerializer.Deserialize<IReadOnlyList<CorrelationEffect>>(effects, Web)!;
        Assert.Equal(effects, JsonSerializer.Serialize(back, Web));
        Assert.Equal(run.All.Select(effect => effect.GetType()), back.Select(effect => effect.GetType()));
    }

    [Fact]
    public void State_stays_inside_its_bounds_in_a_storm()
    {
        var capacity = new CapacityOptions { Incidents = 20, AlertsPerIncident = 30, Held = 40, Signals = 50, Ended = 60 };
        var run = new Run(new CorrelateOptions { Capacity = capacity }, ServiceGraph.Empty);
        for (var i = 0; i < 2000; i++)
        {
            var resource = $"/subscriptions/s1/resourcegroups/rg-{i % 37}/providers/microsoft.web/sites/app-{i % 300}";
            run.Open(resource, "metric-" + (i % 7), i * 0.05);
            if (i % 3 == 0) run.Clear(resource, "metric-" + (i % 7), i * 0.05, (i * 0.05) + 0.01);
        }

        Assert.InRange(run.State.Incidents.Count, 1, 20);
        Assert.All(run.State.Incidents, incident => Assert.InRange(incident.Alerts.Count, 1, 30));
        Assert.InRange(run.State.Held.Count, 0, 40);
        Assert.InRange(run.State.Signals.Count, 1, 50);
        Assert.InRange(run.State.Ended.Count, 0, 60);
        Assert.InRange(JsonSerializer.Serialize(run.State, Web).Length, 1, 500_000);
    }

    [Fact]
    public void A_wrong_option_is_named_with_its_value_and_what_is_allowed()
    {
        var wrong = Assert.Throws<ArgumentException>(() => new Correlator(new CorrelateOptions { MaxHops = 9 }));
        Assert.Equal("AIOps:Correlate:MaxHops is 9; allowed is 1 to 6.", wrong.Message);
    }
}
