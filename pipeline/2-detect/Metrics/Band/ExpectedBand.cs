namespace AIOps.Detect.Metrics.Band;

/// <summary>What is expected of one sample, before it is learnt.</summary>
/// <param name="Lower">Lower end, margin included.</param>
/// <param name="Expected">The usual level.</param>
/// <param name="Upper">Upper end, margin included.</param>
/// <param name="Width">Height of the learnt range without margins: the yardstick of a deviation, above 0.</param>
/// <param name="TightMargin">The margin that noise alone justifies: what a sample near a natural bound has to exceed.</param>
internal readonly record struct ExpectedBand(double Lower, double Expected, double Upper, double Width, double TightMargin);
