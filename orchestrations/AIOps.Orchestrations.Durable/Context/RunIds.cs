using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;

namespace AIOps.Orchestrations.Durable.Context;

/// <summary>
/// Ids of one run, in the order in which they are asked for. Those of Durable Task hold the time of the turn: a host that dies between sending a turn's activities and
/// saving its history takes the turn again at another time, and the same call would have two ids. These hold the run's key, which is saved with its start.
/// </summary>
internal sealed class RunIds(TaskOrchestrationContext context, string? run)
{
    private int last;

    public Guid Next() => run is null
        ? context.NewGuid()
        : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{run}\n{++last}"))).AsSpan(0, 16));

    /// <summary>The next one as text that is good for a key.</summary>
    public string NextText() => Next().ToString("N");
}
