namespace AIOps.Benchmarks.Forecast;

/// <summary>How a method did.</summary>
/// <param name="Key">Name in the JSON.</param>
/// <param name="Name">Name in the table.</param>
/// <param name="Origins">Times at which it forecast.</param>
/// <param name="Scores">Its scores.</param>
internal sealed record MethodResult(string Key, string Name, int Origins, ForecastScores Scores);

/// <summary>Scores over all origins and leads.</summary>
/// <param name="Smape">Mean of 200 |error| / (|forecast| + |value|), in percent.</param>
/// <param name="Mase">Mean error over the mean error of the seasonal naive method on the first 70 %.</param>
/// <param name="Coverage80">Share of values inside the 80 % interval.</param>
internal sealed record ForecastScores(double Smape, double Mase, double Coverage80);
