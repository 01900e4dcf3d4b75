namespace AIOps.Detect.Metrics.Resources;

/// <summary>An open episode of one series of a resource.</summary>
/// <param name="Newest">Its newest phase.</param>
/// <param name="Told">True when it is told under its own name; false while another episode of the resource stands for it.</param>
public sealed record OpenEpisode(Anomaly Newest, bool Told);

/// <summary>An episode that is over, remembered so that a repeated delivery is answered as the first one was.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Told">Whether it was told.</param>
/// <param name="Promoted">Ids of the episodes that it had stood for and that were told when it ended.</param>
public sealed record ClosedEpisode(string Id, bool Told, IReadOnlyList<string> Promoted);
