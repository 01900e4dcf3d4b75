namespace AIOps.Orchestrations.Tests.Load;

/// <summary>A measurement of minutes: run by hand with <c>AIOPS_LOAD_INCIDENTS</c> set to how many, skipped by name without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LoadFactAttribute : FactAttribute
{
    /// <summary>Skips unless the number is given.</summary>
    public LoadFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("AIOPS_LOAD_INCIDENTS") is null)
        {
            Skip = "Set AIOPS_LOAD_INCIDENTS=1000 to run it; it takes many minutes.";
        }
    }
}
