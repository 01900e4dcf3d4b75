namespace AIOps.Diagnose.Ranking;

/// <summary>How sure a movement is: 0 below a threshold in units of scatter, then quickly towards 1. Ten units more are as good as certain.</summary>
internal static class Saturation
{
    private const double Pace = 6;

    public static double Of(double z, double minimum) => z < minimum ? 0 : 1 - Math.Exp(-(z - minimum + 1) / Pace);
}
