using System.Reflection;
using AIOps.Orchestrations.Workflows.Port;

namespace AIOps.Architecture.Tests;

/// <summary>A misspelt line of a ban list is ignored silently, so every line has to name something that exists.</summary>
public sealed class BanListTests
{
    public static TheoryData<string, string> Lines
    {
        get
        {
            var lines = new TheoryData<string, string>();
            foreach (var file in Repository.Projects("BannedSymbols*.txt"))
            {
                foreach (var line in File.ReadLines(Path.Combine(Repository.Root, file)).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)))
                {
                    lines.Add(file, line.Split(';')[0]);
                }
            }

            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Every_banned_symbol_exists(string file, string symbol) =>
        Assert.True(Exists(symbol[0], symbol[2..]), $"{file}: {symbol} names nothing");

    [Fact]
    public void Every_workflow_file_is_under_the_ban()
    {
        var workflows = typeof(IWorkflow<,>).Assembly.GetTypes()
            .Where(type => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IWorkflow<,>)))
            .ToList();
        Assert.NotEmpty(workflows);
        Assert.All(workflows, type => Assert.EndsWith("Workflow", type.Name, StringComparison.Ordinal));
        Assert.All(workflows, type => Assert.Contains(Repository.Projects("*Workflow.cs"), path => path.EndsWith($"/{type.Name}.cs", StringComparison.Ordinal)));
    }

    private static bool Exists(char kind, string name) => kind switch
    {
        'T' => Find(name) is not null,
        'N' => Types().Any(type => type.Namespace == name || (type.Namespace?.StartsWith(name + ".", StringComparison.Ordinal) ?? false)),
        'P' => Find(Owner(name))?.GetProperty(Member(name), BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null,
        'M' => Find(Owner(name))?.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Any(method => method.Name == Member(name)) ?? false,
        _ => false,
    };

    private static string Owner(string name) => name.Split('(')[0] is var plain ? plain[..plain.LastIndexOf('.')] : name;

    private static string Member(string name) => name.Split('(')[0] is var plain ? plain[(plain.LastIndexOf('.') + 1)..].Split("``")[0] : name;

    private static Type? Find(string name) => Types().FirstOrDefault(type => type.FullName == name);

    private static IEnumerable<Type> Types() => Assemblies.SelectMany(assembly => assembly.GetExportedTypes());

    private static readonly Assembly[] Assemblies =
    [
        typeof(object).Assembly,
        typeof(System.Diagnostics.Stopwatch).Assembly,
        typeof(HttpClient).Assembly,
        typeof(System.Net.Sockets.Socket).Assembly,
        typeof(System.Net.IPAddress).Assembly,
        typeof(System.Security.Cryptography.RandomNumberGenerator).Assembly,
        typeof(System.Threading.Channels.Channel).Assembly,
        typeof(Parallel).Assembly,
        typeof(Console).Assembly,
        typeof(Thread).Assembly,
        typeof(SemaphoreSlim).Assembly,
        Assembly.Load("System.Runtime"),
    ];
}
