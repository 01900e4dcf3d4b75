using System.CommandLine;
using AIOps.Benchmarks;

var root = new RootCommand("Accuracy and speed of AIOps.Functions. Every verb prints a table and, with --json FILE, the same as JSON.");
var verbs = typeof(IBenchmarkVerb).Assembly.GetTypes().Where(type => type.IsClass && typeof(IBenchmarkVerb).IsAssignableFrom(type));
foreach (var verb in verbs.OrderBy(type => type.Name, StringComparer.Ordinal))
{
    root.Add(((IBenchmarkVerb)Activator.CreateInstance(verb)!).Create());
}

return await root.Parse(args).InvokeAsync();
