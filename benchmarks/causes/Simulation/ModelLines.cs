namespace AIOps.Benchmarks.Causes.Simulation;

/// <summary>The lines that a service logs in one row.</summary>
internal static class ModelLines
{
    public static void Write(
        ModelSystem system, ModelFault fault, ModelService service, double requests, double failing, double kept, Dictionary<(string, string, string), double> cells)
    {
        var thrown = fault.Thrown(service.Index);
        for (var template = 0; template < service.Templates.Length; template++)
            cells[(service.Name, $"log:{service.Name}-{template}", "Sum")] = system.Count(requests * service.Templates[template] * (template > 0 ? kept : 1));

        var loud = system.Variant.LoudCallers ? 3 : 1;
        var own = system.Count(requests * (system.Variant.Restarts ? thrown : 0.9 * fault.Of(Trouble.Exceptions, service.Index)));
        var inherited = system.Count(requests * loud * Math.Max(0, failing - (0.9 * fault.Of(Trouble.Exceptions, service.Index))) * 0.7);
        cells[(service.Name, "errors", "Sum")] = own + inherited + system.Count(requests * 0.0005);
        if (own > 0) cells[(service.Name, $"log:{service.Name}-thrown", "Sum")] = own;
        if (inherited > 0) cells[(service.Name, $"log:{service.Name}-call-failed", "Sum")] = inherited;
        if (inherited > 0 && loud > 1) cells[(service.Name, $"log:{service.Name}-retry", "Sum")] = 2 * inherited;
        if (fault.Odd(service.Index) is var odd && odd > 0 && system.Count(requests * odd) is var lines && lines > 0) cells[(service.Name, $"log:{service.Name}-odd", "Sum")] = lines;
    }
}
