namespace AIOps.Orchestrations.Ports;

/// <summary>Turns texts into vectors, so that texts of the same meaning are found without a shared word. Optional: without one, words alone are searched.</summary>
public interface IEmbeddingModel
{
    /// <summary>One vector per text, in the same order and all of one length; null when the model is away. Never throws but for cancellation by the caller.</summary>
    /// <param name="texts">At most 64 texts, redacted.</param>
    /// <param name="cancellation">Cancels the call.</param>
    Task<IReadOnlyList<IReadOnlyList<float>>?> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellation);
}
