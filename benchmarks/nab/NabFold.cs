namespace AIOps.Benchmarks.Nab;

/// <summary>Scores of some of the files at the threshold that all other files chose.</summary>
/// <param name="Left">What was left out of choosing: <c>fold 0</c> to <c>fold 4</c>, or a category.</param>
/// <param name="Files">Files in it.</param>
/// <param name="Windows">Labelled windows in them.</param>
/// <param name="Standard">Standard profile.</param>
/// <param name="LowFp">Profile that punishes false alarms.</param>
/// <param name="LowFn">Profile that punishes misses.</param>
/// <param name="Threshold">Threshold of the others for the standard profile.</param>
internal sealed record NabFold(string Left, int Files, int Windows, double Standard, double LowFp, double LowFn, double Threshold);
