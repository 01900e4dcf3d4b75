using System.CommandLine;
using AIOps.Orchestrations.Audit;

namespace AIOps.Local.Cli;

/// <summary><c>audit verify</c>: recomputes the audit chain of a data folder.</summary>
internal static class AuditVerb
{
    public static Command Create()
    {
        var data = DataFolder.Option();
        var verify = new Command("verify", "Recomputes the chain; names the first broken row and ends with 1 when there is one.") { data };
        verify.SetAction(async (parsed, cancellation) =>
        {
            using var store = DataFolder.Open(parsed.GetValue(data)!);
            if (store is null)
            {
                return ExitCodes.Failure;
            }

            var check = await new AuditLog(store).VerifyAsync(cancellation);
            if (check.Problem is { } problem)
            {
                await Console.Error.WriteLineAsync($"The audit chain is broken: {problem}. {check.Rows} rows were looked at.");
                return ExitCodes.Failure;
            }

            Console.WriteLine($"The audit chain is whole: {check.Rows} rows.");
            return ExitCodes.Success;
        });
        return new Command("audit", "The audit chain of a data folder.") { verify };
    }
}
