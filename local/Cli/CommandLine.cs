using System.CommandLine;

namespace AIOps.Local.Cli;

/// <summary>The command line: one verb per file of this folder.</summary>
internal static class CommandLine
{
    public static RootCommand Create() => new("AIOps.Functions on one machine: telemetry in, healed system out.")
    {
        RunVerb.Create(),
        ScoreVerb.Create(),
        BacktestVerb.Create(),
        DeadLettersVerb.Create(),
        AuditVerb.Create(),
        McpVerb.Create(),
    };
}
