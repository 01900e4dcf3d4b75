namespace AIOps.Benchmarks.Nab;

/// <summary>Scores of one fifth of the files at the threshold that the other four fifths chose.</summary>
internal sealed record NabFold(int Fold, int Files, int Windows, double Standard, double LowFp, double LowFn, double Threshold);
