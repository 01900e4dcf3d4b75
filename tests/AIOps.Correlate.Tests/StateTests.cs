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
    public void Many_large_incidents_together_stay_within_what_a_row_holds()
    {
        var run = new Run(graph: ServiceGraph.Empty);
        run.Open(Sql, "cpu_percent", 0);
        var alert = run.State.Incidents[0].Alerts[0];
        TrackedIncident Of(int number, bool closed) => run.State.Incidents[0] with
        {
            Id = "inc-" + number, ClosedAt = closed ? At(1) : null,
            Alerts = [.. Enumerable.Range(0, 200).Select(i => alert with { Id = $"{number}-{i}", Fingerprint = $"{number}-{i}", LastAt = At(i) })],
        };
        var full = run.State with { Incidents = [.. Enumerable.Range(0, 90).Select(i => Of(i, closed: true)), .. Enumerable.Range(90, 10).Select(i => Of(i, closed: false))] };
        var state = new Correlator().Apply(full, Phase(Estate.Web, "Http5xx", 2), ServiceGraph.Empty, At(2)).State;
        Assert.InRange(state.Incidents.Sum(incident => incident.Alerts.Count), 1000, 2500);
        // What is open keeps what it can; the first alert and the newest stay in each.
        Assert.All(state.Incidents.Where(incident => incident.Id is "inc-95"), incident => Assert.Equal(200, incident.Alerts.Count));
        Assert.All(state.Incidents.Where(incident => incident.Alerts.Count > 1), incident => Assert.Contains(incident.Alerts, item => item.LastAt == At(199)));
    }

    [Fact]
    public void The_end_of_each_of_nine_hundred_alerts_of_one_incident_is_told()
    {
        var run = new Run(graph: ServiceGraph.Empty);
        for (var i = 0; i < 900; i++) run.Open(Sql, "metric-" + i, 0.001 * i);
        for (var i = 0; i < 900; i++) run.Clear(Sql, "metric-" + i, 0.001 * i, 3);
        Assert.Single(run.Opened);
        Assert.Equal(900, run.All.OfType<AlertChanged>().Count(changed => changed.Alert.EndsAt is not null));
    }

    [Fact]
    public void A_wrong_option_is_named_with_its_value_and_what_is_allowed()
    {
        var wrong = Assert.Throws<ArgumentException>(() => new Correlator(new CorrelateOptions { MaxHops = 9 }));
        Assert.Equal("AIOps:Correlate:MaxHops is 9; allowed is 1 to 6.", wrong.Message);
    }
}
