using AIOps.Detect;
using AIOps.Orchestrations.Shadow;
using AIOps.Orchestrations.Tests.Fakes;

namespace AIOps.Orchestrations.Tests.Shadow;

public sealed class ShadowComparisonTests
{
    [Fact]
    public void Openings_of_one_series_close_in_time_are_one_and_the_others_stand_alone()
    {
        var pairs = ShadowComparison.Of(
        [
            Opening(true, "a", 0), Opening(false, "a", 10),
            Opening(true, "a", 300),
            Opening(true, "b", 0), Opening(false, "c", 0),
        ]);
        Assert.Equal(("a", 0, 10), (Assert.Single(pairs.Both).Live.SeriesKey, Minute(pairs.Both[0].Live), Minute(pairs.Both[0].Challenger)));
        Assert.Equal([("b", 0), ("a", 300)], pairs.OnlyLive.Select(one => (one.SeriesKey, Minute(one))));
        Assert.Equal("c", Assert.Single(pairs.OnlyChallenger).SeriesKey);
    }

    [Fact]
    public void An_opening_is_used_for_one_pair_only()
    {
        var pairs = ShadowComparison.Of([Opening(true, "a", 0), Opening(true, "a", 5), Opening(false, "a", 4)]);
        Assert.Single(pairs.Both);
        Assert.Single(pairs.OnlyLive);
    }

    [Fact]
    public void A_challenger_has_the_id_of_its_differences()
    {
        var live = new DetectOptions();
        var tried = new DetectOptions { DeviationScale = 1.5 };
        var challenger = Challenger.Of(live, tried);
        Assert.Equal(new OptionDifference("DeviationScale", "1", "1.5"), Assert.Single(challenger.Differences));
        Assert.Equal(challenger.Id, Challenger.Of(new DetectOptions(), new DetectOptions { DeviationScale = 1.5 }).Id);
        Assert.NotEqual(challenger.Id, Challenger.Of(live, new DetectOptions { DeviationScale = 1.6 }).Id);
        Assert.Empty(Challenger.Of(live, new DetectOptions()).Differences);
    }

    private static int Minute(ShadowOpening one) => (int)(one.Since - Samples.Noon).TotalMinutes;

    private static ShadowOpening Opening(bool live, string key, int minute) => new()
    {
        Live = live,
        SeriesKey = key,
        ResourceId = Samples.Vm,
        Metric = "Percentage CPU",
        AnomalyId = $"{key}{minute}{live}",
        Since = Samples.Noon.AddMinutes(minute),
        At = Samples.Noon.AddMinutes(minute + 2),
        Text = "",
    };
}
