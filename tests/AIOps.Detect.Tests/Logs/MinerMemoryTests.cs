using System.Globalization;
using System.Text;
using AIOps.Detect.Logs;

namespace AIOps.Detect.Tests.Logs;

public sealed class MinerMemoryTests
{
    [Fact]
    public void A_known_line_allocates_nothing()
    {
        var miner = new TemplateMiner();
        var lines = LogFormats.All.SelectMany(format => format.Lines(1, 200, header: true)).Select(line => Encoding.UTF8.GetBytes(line.Line)).ToList();
        for (var round = 0; round < 20; round++)
        {
            foreach (var line in lines) miner.Match(line);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var line in lines) miner.Match(line);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>Ten million with <c>AIOPS_LOG_LINES=10000000</c>; a tenth of a million otherwise.</summary>
    [Fact]
    public void Distinct_lines_without_end_stay_within_the_stated_memory()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("AIOPS_LOG_LINES"), CultureInfo.InvariantCulture, out var wanted) ? wanted : 100_000;
        var miner = new TemplateMiner();
        var start = GC.GetTotalMemory(forceFullCollection: true);
        long highest = 0;
        for (var i = 0; i < count; i++)
        {
            // Words without digits, so that each line is a template of its own.
            miner.Match(Encoding.UTF8.GetBytes($"{Letters(i, 7)} failed while {Letters(i * 31L, 9)} was {Letters(i * 17L, 8)} by {Letters(i * 7L, 6)}"));
            if (i % (count / 10) == 0) highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true) - start);
        }

        highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true) - start);
        Assert.InRange(miner.Templates.Count(), 1, MinerOptions.Default.MaxTemplates);
        Assert.True(miner.Dropped > count / 2, $"{miner.Dropped} dropped");
        Assert.InRange(highest, 0, MinerOptions.Default.MemoryBound);
        GC.KeepAlive(miner);
    }

    [Fact]
    public void The_least_recently_used_templates_leave_and_are_counted()
    {
        var miner = new TemplateMiner(new MinerOptions { MaxTemplates = 64 });
        var kept = miner.Match("the order was paid by the customer").Id;
        for (var i = 0; i < 400; i++)
        {
            miner.Match($"{Letters(i, 5)} {Letters(i * 31L, 6)} {Letters(i * 17L, 7)} {Letters(i * 13L, 8)}");
            miner.Match("the order was paid by the customer");
        }

        Assert.Contains(miner.Templates, one => one.Id == kept);
        Assert.InRange(miner.Templates.Count(), 2, 64);
        Assert.True(miner.Dropped >= 300);
    }

    private static string Letters(long number, int length)
    {
        var mixed = (ulong)number * 0x9E3779B97F4A7C15 ^ (ulong)length * 0xBF58476D1CE4E5B9;
        return string.Create(length, mixed ^ (mixed >> 31), static (span, value) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)('a' + (value % 26));
                value = (value / 26) + (value << 40);
            }
        });
    }
}
