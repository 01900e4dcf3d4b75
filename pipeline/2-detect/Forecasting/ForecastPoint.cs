namespace AIOps.Detect.Forecasting;

/// <summary>What is expected at one time ahead.</summary>
/// <param name="Value">Most likely value (the median), in the unit of the series.</param>
/// <param name="Lower">Lower end of the 80 % interval.</param>
/// <param name="Upper">Upper end of the 80 % interval.</param>
public readonly record struct ForecastPoint(double Value, double Lower, double Upper);
