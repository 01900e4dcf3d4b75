using AIOps.Detect;

namespace AIOps.Orchestrations.Ports;

/// <summary>Moves the expected band of the one series that an alert is about, by what a person said of the alert; each verdict can be taken back.</summary>
public interface IBoundsFeedback
{
    /// <summary>Takes in a verdict; a second one on the same anomaly replaces the first.</summary>
    /// <param name="anomaly">What the alert reported.</param>
    /// <param name="useful">True = a good catch, false = noise.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>One line that says what changes; null when nothing does, because no band was crossed or the series is not kept.</returns>
    Task<string?> GiveAsync(Anomaly anomaly, bool useful, CancellationToken cancellation = default);

    /// <summary>Takes a verdict back: the band is what it would be without it.</summary>
    /// <returns>False when no verdict on that anomaly is kept.</returns>
    Task<bool> UndoAsync(Anomaly anomaly, CancellationToken cancellation = default);
}
