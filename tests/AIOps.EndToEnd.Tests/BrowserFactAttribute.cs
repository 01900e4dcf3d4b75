namespace AIOps.EndToEnd.Tests;

/// <summary>A test that needs a Chromium; skipped by name, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Browser.Executable is null)
        {
            Skip = "No Chromium on this machine: install Debian's chromium, or name one in AIOPS_CHROMIUM.";
        }
    }
}
