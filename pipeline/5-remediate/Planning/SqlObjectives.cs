namespace AIOps.Remediate.Planning;

/// <summary>The service objectives of Azure SQL Database, smallest first, one ladder per purchasing model and hardware (Microsoft's pages "DTU model" and "vCore model").</summary>
internal static class SqlObjectives
{
    private static readonly int[] CoreCounts = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80];

    private static readonly string[][] Ladders =
    [
        ["Basic", "S0", "S1", "S2", "S3", "S4", "S6", "S7", "S9", "S12"],
        ["P1", "P2", "P4", "P6", "P11", "P15"],
        Cores("GP_Gen5_"), Cores("BC_Gen5_"), Cores("HS_Gen5_"),
    ];

    /// <summary>The next larger objective, or null at the top or when the objective is unknown.</summary>
    public static string? Next(string objective)
    {
        foreach (var ladder in Ladders)
        {
            var at = Array.FindIndex(ladder, step => step.Equals(objective, StringComparison.OrdinalIgnoreCase));
            if (at >= 0) return at + 1 < ladder.Length ? ladder[at + 1] : null;
        }

        return null;
    }

    private static string[] Cores(string prefix) => [.. CoreCounts.Select(cores => prefix + cores)];
}
