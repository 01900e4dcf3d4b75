namespace AIOps.Detect.Forecasting;

/// <summary>How series are forecast. Bound from <c>AIOps:Forecast</c>; a wrong value stops the start.</summary>
public sealed class ForecastOptions
{
    /// <summary>Pause between two rounds over all forecast series. Default 5 minutes, 1 minute to 6 hours.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Share of a capacity (CPU) that a forecast warns of, in percent. Default 90, 50 to 100.</summary>
    public double CapacityPercent { get; set; } = 90;

    /// <summary>Multiplies every horizon within which a lower bound warns (disk 8 h, memory 6 h, connections 3 h, quota 3 days, certificates 14 days, CPU 24 h). Default 1, 0.1 to 10.</summary>
    public double HorizonScale { get; set; } = 1;

    /// <summary>Forecasts in a row that a warning needs, and that end it. Default 2, 1 to 12.</summary>
    public int Confirmations { get; set; } = 2;

    /// <summary>Checks every value.</summary>
    /// <returns>One sentence per wrong option, with its name, its value and what is allowed; empty when all are right.</returns>
    public IReadOnlyList<string> Validate()
    {
        List<string> errors = [];
        if (!(Every >= TimeSpan.FromMinutes(1) && Every <= TimeSpan.FromHours(6))) errors.Add($"AIOps:Forecast:Every is {Every}, allowed is 00:01:00 to 06:00:00.");
        if (!(CapacityPercent is >= 50 and <= 100)) errors.Add($"AIOps:Forecast:CapacityPercent is {CapacityPercent}, allowed is 50 to 100.");
        if (!(HorizonScale is >= 0.1 and <= 10)) errors.Add($"AIOps:Forecast:HorizonScale is {HorizonScale}, allowed is 0.1 to 10.");
        if (Confirmations is < 1 or > 12) errors.Add($"AIOps:Forecast:Confirmations is {Confirmations}, allowed is 1 to 12.");
        return errors;
    }
}
