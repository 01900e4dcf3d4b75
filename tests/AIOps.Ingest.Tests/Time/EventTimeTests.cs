using System.Text;
using AIOps.Ingest.Time;

namespace AIOps.Ingest.Tests.Time;

public class EventTimeTests
{
    [Theory]
    [InlineData("2026-05-04T09:41:00", 0)]
    [InlineData("2026-05-04T09:41:00Z", 0)]
    [InlineData("2026-05-04T09:41:00.22Z", 2_200_000)]
    [InlineData("2026-05-04T09:41:00.6816663Z", 6_816_663)]
    [InlineData("2026-05-04T09:41:00.535404056Z", 5_354_040)]
    [InlineData("2026-05-04T09:41:00.992099+00:00", 9_920_990)]
    [InlineData("2026-05-04T11:41:00+02:00", 0)]
    [InlineData("2026-05-04T11:41:00+0200", 0)]
    [InlineData("2026-05-04 09:41:00", 0)]
    [InlineData("2026/05/04 09:41:00.6543210", 6_543_210)]
    [InlineData("05/04/2026 09:41:00", 0)]
    [InlineData("5/4/2026 9:41:00 AM", 0)]
    [InlineData("5/4/2026 10:41:00 AM +01:00", 0)]
    [InlineData("Mon, 04 May 2026 09:41:00 GMT", 0)]
    [InlineData("1777887660", 0)]
    [InlineData("1777887660000", 0)]
    [InlineData("1777887660123", 1_230_000)]
    [InlineData("1777887660000000000", 0)]
    [InlineData("1777887660.5", 5_000_000)]
    public void Every_format_that_azure_writes_is_read(string text, long fraction)
    {
        Assert.True(EventTime.TryParse(Encoding.UTF8.GetBytes(text), out var ticks), text);
        Assert.Equal(new DateTime(2026, 5, 4, 9, 41, 0, DateTimeKind.Utc).Ticks + fraction, ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("2026-05-04T25:00:00Z")]
    [InlineData("2026-05-04T09:41:00+99:00")]
    [InlineData("42")]
    [InlineData("1e400")]
    public void What_is_no_time_is_not_guessed(string text) => Assert.False(EventTime.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void The_fast_way_agrees_with_the_framework()
    {
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var time = new DateTime(random.NextInt64(DateTime.MinValue.AddYears(1).Ticks, DateTime.MaxValue.AddYears(-2).Ticks), DateTimeKind.Utc);
            Assert.True(IsoTime.TryParse(Encoding.UTF8.GetBytes(time.ToString("O")), out var ticks));
            Assert.Equal(time.Ticks, ticks);
        }
    }

    [Theory]
    [InlineData("PT1M", 60)]
    [InlineData("PT5M", 300)]
    [InlineData("PT1H", 3600)]
    [InlineData("P1D", 86_400)]
    [InlineData("PT1M30S", 90)]
    [InlineData("1M", 0)]
    [InlineData("PT", 0)]
    [InlineData("P1M", 0)]
    [InlineData("PT99999999999999999999M", 0)]
    public void Grains_are_read_as_seconds(string text, int seconds) => Assert.Equal(seconds, TimeGrain.Seconds(Encoding.UTF8.GetBytes(text)));
}
