namespace AIOps.Correlate;

/// <summary>When alerts that belong to no incident may open one. The defaults open at once: right for detectors that already ask for N of M samples.</summary>
public sealed record AdmissionOptions
{
    /// <summary>Related alerts, repeats not counted, that an incident needs. Default 1, 1 to 50.</summary>
    public int MinimumAlerts { get; init; } = 1;

    /// <summary>
    /// How many incidents a day may be mere coincidence of unrelated short alerts. When above 0, a group opens an incident only when so many alerts so close
    /// together would be that rare at the rate at which alerts of this scope come and go unexplained (a Poisson scan test). Default 0 (no test), 0 to 1,000.
    /// </summary>
    public double ChanceIncidentsPerDay { get; init; }

    /// <summary>
    /// An alert that is reported again this long after its start needs no company. Mere silence is no report: the end may have been lost. Default 15 minutes, 0 to 1 day.
    /// </summary>
    public TimeSpan ConfirmAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Alerts at most this far apart count as company. Default 10 minutes, 1 minute to 2 hours.</summary>
    public TimeSpan CompanyWindow { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Where groups must beat chance, an alert waits this long before it joins an incident: a second problem shows by what comes with it. Default 90 seconds, 0 to 10 minutes.
    /// </summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>
    /// Where groups must beat chance, a group opens or joins this long after its second alert arrived: what has come by then tells one problem from two. Default 2 minutes, 0 to 10 minutes.
    /// </summary>
    public TimeSpan OpenAfter { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// Where groups must beat chance, an incident is taken apart when its alerts end like two problems: what had joined over a dependency that the topology may miss gets an incident of
    /// its own. Default true.
    /// </summary>
    public bool PartByEnds { get; init; } = true;

    /// <summary>Alerts of this severity or worse open at once; -1 means none. Default 0 (critical), -1 to 4.</summary>
    public int ImmediateSeverity { get; init; }

    /// <summary>True when every alert may open an incident by itself.</summary>
    internal bool OpensAtOnce => MinimumAlerts == 1 && ChanceIncidentsPerDay <= 0;

    /// <summary>True when single alerts are not trusted and every group must beat chance.</summary>
    internal bool MustBeatChance => ChanceIncidentsPerDay > 0;

    internal void Validate()
    {
        Require.Between("Admission.MinimumAlerts", MinimumAlerts, 1, 50);
        Require.Between("Admission.ChanceIncidentsPerDay", ChanceIncidentsPerDay, 0, 1000);
        Require.Between("Admission.ConfirmAfter", ConfirmAfter, TimeSpan.Zero, TimeSpan.FromDays(1));
        Require.Between("Admission.CompanyWindow", CompanyWindow, TimeSpan.FromMinutes(1), TimeSpan.FromHours(2));
        Require.Between("Admission.SettleTime", SettleTime, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Require.Between("Admission.OpenAfter", OpenAfter, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Require.Between("Admission.ImmediateSeverity", ImmediateSeverity, -1, 4);
    }
}
