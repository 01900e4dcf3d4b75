namespace AIOps.Diagnose;

/// <summary>Ranks causes and writes the template summary. Pure and deterministic; may answer "unknown".</summary>
public interface IDiagnostician
{
    /// <summary>Diagnoses one incident.</summary>
    Diagnosis Diagnose(DiagnosisInput input);
}
