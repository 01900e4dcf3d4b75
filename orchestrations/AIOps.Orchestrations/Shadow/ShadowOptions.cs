using System.ComponentModel.DataAnnotations;
using AIOps.Detect;

namespace AIOps.Orchestrations.Shadow;

/// <summary>A detection configuration that is tried beside the live one before a switch (<c>AIOps:Shadow</c>). It alerts nobody.</summary>
public sealed class ShadowOptions
{
    /// <summary>Whether samples are scored a second time. <value>Default false.</value></summary>
    public bool Enabled { get; set; }

    /// <summary>Share of the series that are scored twice, chosen by their key, in percent. <value>Default 10, 1 to 100.</value></summary>
    [Range(1, 100)]
    public int SeriesPercent { get; set; } = 10;

    /// <summary>Series kept in memory; further ones are not tried. <value>Default 5,000, 1 to 100,000.</value></summary>
    [Range(1, 100_000)]
    public int MaxSeries { get; set; } = 5_000;

    /// <summary>Days over which the two are compared. <value>Default 14, 1 to 90.</value></summary>
    [Range(1, 90)]
    public int CompareDays { get; set; } = 14;

    /// <summary>The challenger. <value>Default: the live options of <c>AIOps:Detect</c>; only what differs is written here.</value></summary>
    public DetectOptions Detect { get; init; } = new();
}
