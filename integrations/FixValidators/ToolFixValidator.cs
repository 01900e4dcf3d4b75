using System.ComponentModel;
using System.Diagnostics;
using AIOps.Orchestrations.Ports;
using AIOps.Remediate.Fixes;

namespace AIOps.Integrations.FixValidators;

/// <summary>Lets a command line tool of this machine check a fix. The tool gets a file and no shell.</summary>
internal sealed class ToolFixValidator(FixFormat format, FixTool tool, TimeProvider time) : IFixValidator
{
    private const int LongestText = 2000;

    public FixFormat Format => format;

    public async Task<FixValidation> ValidateAsync(GeneratedFix fix, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("aiops-fix-");
        try
        {
            // The name comes from a resource: only its last part is a name here.
            var file = Path.Combine(folder.FullName, Path.GetFileName(fix.File));
            await File.WriteAllTextAsync(file, fix.Text, cancellation);
            return await RunAsync(file, folder.FullName, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<FixValidation> RunAsync(string file, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(tool.Command) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in tool.Arguments) start.ArgumentList.Add(argument.Replace("{file}", file, StringComparison.Ordinal));
        // Terraform asks its maker for news otherwise.
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return FixValidation.NotValidated with { Text = $"'{tool.Command}' is not on this host. {FixValidation.NotValidated.Text}" };
        }

        using var patience = new CancellationTokenSource(tool.Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(both.Token), process.StandardError.ReadToEndAsync(both.Token));
        try
        {
            await Task.WhenAll(process.WaitForExitAsync(both.Token), output, errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            return new FixValidation("failed", tool.Command, $"It did not end within {tool.Timeout.TotalSeconds:0} s and was killed.");
        }

        var said = await errors is { Length: > 0 } words ? words : process.ExitCode == 0 ? "" : await output;
        said = said.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Trim();
        if (said.Length == 0 && process.ExitCode == 0) said = tool.Note;
        return new FixValidation(process.ExitCode == 0 ? "passed" : "failed", tool.Command, said.Length <= LongestText ? said : said[..LongestText] + " ...");
    }
}
