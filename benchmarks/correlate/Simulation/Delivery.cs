using AIOps.Ingest;

namespace AIOps.Benchmarks.Correlate.Simulation;

/// <summary>A notification as it arrives. Label and copy mark are the truth and are for scoring only.</summary>
/// <param name="Alert">What the tool sends.</param>
/// <param name="Arrival">Seconds.</param>
/// <param name="Fault">Id of the fault, or <see cref="Condition.Noise"/>.</param>
/// <param name="IsCopy">True for the second arrival of the same notification.</param>
internal sealed record Notification(ForeignAlert Alert, double Arrival, int Fault, bool IsCopy);

/// <summary>Detection and transport: 10-300 s lag, lost and doubled notifications, wrong clocks.</summary>
internal sealed class Delivery(SimulatedEstate estate, GeneratorOptions options, int seed)
{
    private readonly Dice dice = new((seed * 7919) + 5);
    private readonly Dictionary<(string, int), double> clockError = [];

    public IReadOnlyList<Notification> Send(IEnumerable<Condition> conditions)
    {
        var sent = new List<Notification>();
        var busyUntil = new Dictionary<(ToolRule, int), double>();
        foreach (var condition in conditions.OrderBy(item => item.Start))
        {
            // A rule that holds already does not fire again.
            var key = (condition.Rule, condition.Resource);
            if (busyUntil.GetValueOrDefault(key, double.MinValue) >= condition.Start) continue;
            var lag = dice.LogNormalBetween(10, 300);
            var fired = condition.Start + (lag * dice.Uniform(0.2, 0.9));
            if (fired >= condition.End) continue;
            busyUntil[key] = condition.End + 60;
            Deliver(sent, condition, true, fired, condition.Start + lag);
            var over = condition.End + dice.LogNormalBetween(10, 120);
            Deliver(sent, condition, false, over, over + dice.LogNormalBetween(10, 120));
        }

        sent.Sort((a, b) => a.Arrival.CompareTo(b.Arrival));
        return sent;
    }

    private void Deliver(List<Notification> sent, Condition condition, bool firing, double time, double arrival)
    {
        if (dice.Chance(options.Lost)) return;
        var alert = new ForeignAlert
        {
            Source = condition.Rule.Tool,
            ExternalId = $"{condition.Rule.Rule}/{condition.Resource}",
            Firing = firing,
            Severity = condition.Severity,
            ResourceIds = [estate.Resources[condition.Resource].Id],
            Title = condition.Rule.Rule,
            Time = Clock.At(time + ErrorOf(condition.Rule.Tool, condition.Resource)),
            Description = condition.Rule.Rule + " exceeded its threshold",
        };
        sent.Add(new Notification(alert, arrival, condition.Fault, false));
        if (dice.Chance(options.Duplicated)) sent.Add(new Notification(alert, arrival + dice.Uniform(1, 120), condition.Fault, true));
    }

    private double ErrorOf(string tool, int resource)
    {
        if (!clockError.TryGetValue((tool, resource), out var error))
            clockError[(tool, resource)] = error = dice.Chance(options.Skewed) ? dice.Uniform(30, 300) * (dice.Chance(0.5) ? 1 : -1) : 0;
        return error;
    }
}
