using AIOps.Ingest;
using static AIOps.Correlate.Tests.Estate;

namespace AIOps.Correlate.Tests;

/// <summary>A scope in a storm: 1,000 alerts a minute over 120 resources.</summary>
public sealed class SpeedTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Alerts = 2000;
    private const int Resources = 120;
    private const string Prefix = "/subscriptions/s1/resourcegroups/rg-storm/providers/microsoft.app/containerapps/app-";

    private static readonly string[] Rules = ["High response time", "Http 5xx", "CPU above 90 percent", "Restart count", "Failed dependency calls"];

    public static TheoryData<bool> Modes => new(false, true);

    [Theory]
    [MemberData(nameof(Modes))]
    public void A_thousand_alerts_a_minute_leave_most_of_the_minute_free(bool noisy)
    {
        var options = noisy ? new CorrelateOptions { Admission = new AdmissionOptions { MinimumAlerts = 2, ChanceIncidentsPerDay = 0.1, ImmediateSeverity = -1 } } : new CorrelateOptions();
        var run = new Run(options, GraphOf([.. Enumerable.Range(1, Resources - 1).Select(i => (Prefix + i, Prefix + ((i - 1) / 3)))]));
        var random = new Random(7);
        var used = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Alerts; i++)
        {
            var minute = i / 1000.0;
            while (run.State.NextTick is { } due && due <= At(minute)) run.Keep(run.Correlator.Tick(run.State, due, run.Graph));
            var resource = Prefix + random.Next(Resources);
            var rule = Rules[random.Next(Rules.Length)];
            run.Apply(ForeignAlerts.ToAnomalies(new ForeignAlert
            {
                Source = "tool", ExternalId = rule + resource, Firing = random.Next(3) > 0, Severity = 2, ResourceIds = [resource], Title = rule, Time = At(minute),
            })[0]);
        }

        // Processor time of the whole process, so that a busy machine or a test beside it only adds to it.
        var seconds = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        Assert.True(seconds < Alerts / 1000.0 * 60, $"{seconds:0.0} s of processor time for {Alerts / 1000.0} minutes");
        output.WriteLine($"{Alerts / seconds:0} alerts a second");
    }
}
