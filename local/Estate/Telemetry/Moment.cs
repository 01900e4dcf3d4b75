using AIOps.Local.Estate.Faults;
using AIOps.Local.Estate.State;

namespace AIOps.Local.Estate.Telemetry;

/// <summary>One simulated minute: how much the shop is used, and what is wrong with it. Everything measured follows from it.</summary>
internal sealed class Moment
{
    /// <summary>A process that runs away makes its instance this much slower.</summary>
    private const double RunawaySlowdown = 6;

    private readonly EstateState _state;
    private readonly FaultTimeline _faults;
    private readonly DateTimeOffset _end;

    public Moment(EstateState state, FaultTimeline faults, DateTimeOffset minute)
    {
        _state = state;
        _faults = faults;
        Minute = minute;
        // A grain shows what holds at its end: the minute in which a restart ends is still a bad one only if it ends after it.
        _end = minute.AddMinutes(1);
        Seed = state.Anchor.Seed;
        Index = minute.UtcTicks / TimeSpan.TicksPerMinute;
        Load = DayShape(minute.UtcDateTime.TimeOfDay.TotalHours) * (1 + (0.03 * Noise.Smooth(Seed, 1, Index)));
        Capacity = state.CapacityAt(minute);
        BatchPeak = BatchShape();
    }

    public DateTimeOffset Minute { get; }

    public int Seed { get; }

    /// <summary>Minutes since year 1: the argument of all noise.</summary>
    public long Index { get; }

    /// <summary>Use of the shop, about 0.3 at night to 1 in the evening.</summary>
    public double Load { get; }

    /// <summary>Instances of the scale set.</summary>
    public int Capacity { get; }

    /// <summary>0 to 1: how much of the daily batch runs.</summary>
    public double BatchPeak { get; }

    /// <summary>Share of the requests that fail because of a bad deployment, 0 to 0.25.</summary>
    public double ErrorShare => _faults.Active(FaultKind.BadDeployment, ShopResources.Web, Minute) is null
        ? 0
        : 0.2 + (0.02 * Math.Clamp(Noise.Normal(Seed, 2, Index), -2.5, 2.5));

    public bool IsRunaway(int instance) => _faults.Active(FaultKind.CpuRunaway, ShopResources.Instance(instance), Minute) is not null;

    public bool IsRestarting(int instance) =>
        _state.RunningOn(ShopResources.ScaleSet, Minute) is { Action: "restart" or "reimage" } running && running.InstanceIds.Contains(instance.ToString());

    /// <summary>Response time of an instance relative to normal.</summary>
    public double Slowness(int instance) => IsRunaway(instance) ? RunawaySlowdown : 1 + (0.25 * Math.Max(0, Load - 0.8));

    /// <summary>Response time of the whole scale set relative to normal: requests are spread evenly.</summary>
    public double MeanSlowness => Enumerable.Range(0, Capacity).Average(Slowness);

    /// <summary>Used share of a data disk, in percent.</summary>
    public double DiskUsedPercent(string disk)
    {
        var size = _state.DiskGbAt(disk, Minute);
        var used = ShopResources.InitialDiskGb * (disk == ShopResources.Disk0 ? 0.60 : 0.42);
        used += 0.15 * Noise.Smooth(Seed, disk == ShopResources.Disk0 ? 3 : 4, Index);
        var fill = _faults.At(_end).FirstOrDefault(f => f.Kind == FaultKind.DiskFill && f.ResourceId == disk && f.StartsAt <= Minute);
        // 40 % of the first size within an hour; what was written stays when the filling ends.
        if (fill is not null) used += ShopResources.InitialDiskGb * 0.40 * Math.Min(1.25, ((fill.ClearedAt ?? _end) - fill.StartsAt).TotalHours);
        return Math.Min(100, 100 * used / size);
    }

    /// <summary>How fast a disk is written because it fills, 0 or 1.</summary>
    public double Filling(string disk) => _faults.Active(FaultKind.DiskFill, disk, Minute) is null ? 0 : 1;

    /// <summary>The queue that always flips between two levels every few minutes.</summary>
    public bool QueueIsHigh => (Index + (Index / 17 % 3)) % 8 < 4;

    private static double DayShape(double hour)
    {
        var day = 0.5 * (1 - Math.Cos(2 * Math.PI * (hour - 4) / 24));
        var evening = Math.Exp(-Math.Pow((hour - 20) / 2.2, 2));
        return 0.32 + (0.5 * day) + (0.18 * evening);
    }

    /// <summary>The daily batch starts this many minutes after the clock time of the live start: after the first incident, so that each can be seen by itself.</summary>
    internal const int BatchAfterMinutes = 24;

    /// <summary>Twelve minutes at the same clock time every day.</summary>
    private double BatchShape()
    {
        var since = (Minute - _state.Anchor.LiveStart.AddMinutes(BatchAfterMinutes)).TotalMinutes % 1440;
        if (since < 0) since += 1440;
        return since < 12 ? 1 : 0;
    }
}
