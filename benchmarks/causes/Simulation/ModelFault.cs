namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>What a fault does to a service at one moment, in the variant of the system.</summary>
internal sealed class ModelFault(ModelSystem system, Injection? injection)
{
    /// <summary>Progress at which a leak has filled the memory; the service is down until <see cref="Back"/>.</summary>
    private const double Full = 0.75;

    private const double Back = 0.85;

    private readonly ModelVariant variant = system.Variant;

    public double Of(Trouble kind, int i) => Injection.At(injection, kind, i);

    /// <summary>The same for what shares the host of the service that has it.</summary>
    public double Beside(Trouble kind, int i) =>
        variant.SharedHosts && injection is not null && injection.Kind == kind && injection.Root != i && injection.Root % system.Hosts == i % system.Hosts ? injection.Size : 0;

    /// <summary>Share of the room that a leak has filled.</summary>
    public double Leaked => injection switch
    {
        null => 0,
        _ when variant.AtOnce => 1,
        _ when !variant.Restarts => Math.Min(1, injection.Since / 400),
        _ when injection.Progress < Full => injection.Progress / Full,
        _ => 0,
    };

    /// <summary>Killed for its memory, not yet back.</summary>
    public bool IsDown(int i) => variant.Restarts && Of(Trouble.MemoryLeak, i) > 0 && injection!.Progress is >= Full and < Back;

    /// <summary>Share of the work that is left out.</summary>
    public double Early(int i) => Math.Min(0.95, (0.9 * Of(Trouble.Exceptions, i)) + ((variant.ShortWork ? 0.7 : 0.5) * Of(Trouble.WrongReturns, i)));

    /// <summary>Share of the requests that fail for a reason of the service itself.</summary>
    public double Thrown(int i) => IsDown(i) ? 0.6
        : (0.9 * Of(Trouble.Exceptions, i)) + (variant.Restarts ? 0 : 0.1 * Of(Trouble.MemoryLeak, i) * (Leaked > 0.9 ? 1 : 0));

    /// <summary>Share of the answers with which a caller can do nothing.</summary>
    public double Useless(int i) => variant.ShortWork && injection?.Shape != 0 ? 0 : 0.35 * Of(Trouble.WrongReturns, i);

    /// <summary>Share of the requests that arrive and are answered.</summary>
    public double Through(int i) => variant.LossStalls ? 1 - (0.4 * Of(Trouble.PacketLoss, i)) : 1;

    /// <summary>Lines of a kind never seen, per request, that wrong answers leave: at the service itself (shape 1) or at a caller (2); shape 3 leaves none.</summary>
    public double Odd(int i)
    {
        if (!variant.ShortWork || injection is null || injection.Kind != Trouble.WrongReturns) return 0;
        var calls = system.Services[i].Calls.Where(call => call.Callee == injection.Root).Sum(call => call.Calls);
        return injection.Size * (injection.Shape == 1 && injection.Root == i ? 1 : injection.Shape == 2 ? Math.Min(1, calls) : 0);
    }
}
