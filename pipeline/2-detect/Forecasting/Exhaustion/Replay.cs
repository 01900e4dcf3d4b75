namespace AIOps.Detect.Forecasting.Exhaustion;

/// <summary>Plays the course of a remembered moment again from the level of now.</summary>
/// <param name="history">What is remembered.</param>
/// <param name="stepsPerDay">Steps of a day.</param>
/// <param name="horizon">Steps to look ahead.</param>
/// <param name="ignoreCleanUps">True when a clean-up should have come and did not: then none is counted on.</param>
internal sealed class Replay(LevelHistory history, int stepsPerDay, int horizon, bool ignoreCleanUps)
{
    /// <summary>Steps until the limit is reached when things go on from now as they went on from a position; infinite when not within the horizon.</summary>
    public double TimeFrom(int start) => Play(start, []);

    /// <summary>The levels of the next steps when things go on from now as they went on from a position; the limit once it is reached.</summary>
    public double[] PathFrom(int start, int steps)
    {
        var path = new double[steps];
        Array.Fill(path, history.Limit);
        Play(start, path);
        return path;
    }

    private double Play(int start, Span<double> path)
    {
        var levels = history.Levels;
        var now = history.Now;
        var level = levels[now];
        var at = start;
        // The course of one moment ends at now; from there it goes on in the same segment, in whole days so that the time of day stays right.
        var length = now - start;
        var loop = length >= stepsPerDay ? length / stepsPerDay * stepsPerDay : length;
        for (var step = 1; step <= horizon; step++)
        {
            at = at == now ? now - loop + 1 : at + 1;
            var move = levels[at] - levels[at - 1];
            if (!history.IsCleanUp(at))
            {
                if (level + move >= history.Limit)
                {
                    return step - 1 + ((history.Limit - level) / move);
                }

                level += move;
            }
            else if (!ignoreCleanUps)
            {
                level = Math.Max(Math.Min(level, levels[at]), level + move);
            }

            if (step <= path.Length)
            {
                path[step - 1] = level;
            }
        }

        return double.PositiveInfinity;
    }
}
