using AIOps.Correlate.Faults;

namespace AIOps.Correlate.Admission;

/// <summary>Waiting alerts that one failure would explain.</summary>
/// <param name="Hypothesis">What would be behind them.</param>
/// <param name="Members">What it explains better than anything else.</param>
/// <param name="OverChance">Ln of the likelihood ratio to mere chance.</param>
/// <param name="Gain">The same to the best answer without a new problem.</param>
/// <param name="Value">Ln of the likelihood of its members.</param>
internal sealed record NewGroup(Hypothesis Hypothesis, IReadOnlyList<Symptom> Members, double OverChance, double Gain, double Value);
