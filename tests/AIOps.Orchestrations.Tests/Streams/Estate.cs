using AIOps.Detect;
using AIOps.Ingest;
using AIOps.Ingest.Codec;
using AIOps.Orchestrations.Ports;
using AIOps.Orchestrations.Series;
using AIOps.Orchestrations.Streams;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Orchestrations.Tests.Remediation;
using AIOps.Orchestrations.Workflows.Correlation;
using AIOps.Orchestrations.Workflows.Port;
using AIOps.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AIOps.Orchestrations.Tests.Streams;

/// <summary>Series of one-minute values through the real handler of one host, with a clock that a test sets; what would go to correlation is noted.</summary>
internal sealed class Estate : IDisposable
{
    private readonly RecordingWorkflows _workflows = new();
    private readonly ServiceProvider _services;

    public Estate(IDocumentStore store, params (string Name, string Value)[] settings)
    {
        Clock = new SettableTime(Samples.Noon);
        _services = Application.Create(
            store, new FakeActuator(), Clock, settings.ToDictionary(static one => one.Name, static one => (string?)one.Value), services => services.AddSingleton<IWorkflowClient>(_workflows));
    }

    public SettableTime Clock { get; }

    public IEnumerable<Anomaly> Told => _workflows.Events.Select(static one => ((CorrelationSignal)one.Payload!).Anomaly!).Where(static one => one is not null);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static SeriesId Cpu(string vm = "vm-1") => new(Samples.Vm.Replace("vm-1", vm, StringComparison.Ordinal), "Percentage CPU");

    /// <summary>Plays minutes of series through the handler, an hour per batch, and lets the clock follow.</summary>
    public async Task PlayAsync(int from, int to, params (SeriesId Series, Func<int, double> At)[] series)
    {
        for (var first = from; first < to; first += 60)
        {
            var writer = new SignalBatchWriter();
            for (var minute = first; minute < Math.Min(to, first + 60); minute++)
            {
                foreach (var (id, at) in series)
                {
                    var value = at(minute);
                    writer.OnMetric(new MetricSample(id, Samples.Noon.AddMinutes(minute).UtcTicks, value, value, value, value, 1, 60));
                }
            }

            Clock.Now = Samples.Noon.AddMinutes(Math.Min(to, first + 60));
            await HandleAsync(writer);
        }
    }

    public Task HandleAsync(SignalBatchWriter writer, int partition = 0) =>
        Get<ISignalHandler>().HandleAsync(new SignalBatch(partition, 0, [.. writer.TakeMessages().Select(static message => message.Body)]), default);

    public Task LookForSilenceAsync() => Get<SilenceTimer>().RunAsync(default);

    public async Task<double> UpperAsync(SeriesId series, int minute) =>
        (await Get<SeriesReader>().PointsAsync(series.Key, Samples.Noon.AddMinutes(minute), Samples.Noon.AddMinutes(minute)))[0].Upper;

    public static double Calm(int minute) => 30 + (3 * Math.Sin(minute * 0.7)) + (minute * 7919 % 13 * 0.2);

    public void Dispose() => _services.Dispose();
}
