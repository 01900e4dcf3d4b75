using System.Runtime.InteropServices;
using AIOps.Ingest.Identity;

namespace AIOps.Detect.Logs.Detection;

/// <summary>
/// Lines of one correlation id are an operation: which templates it wrote and how often (its count vector), and in which order. An operation like none before the last half hour is news; how
/// often that happens usually is learnt. Counts are compared by powers of two, so that one retry more is no news.
/// </summary>
internal sealed class OperationWatch
{
    private const int MostOpen = 2000;
    private const int MostLines = 64;

    private readonly Dictionary<string, Operation> open = new(StringComparer.Ordinal);
    private readonly SeenOperations vectors = new();
    private readonly SeenOperations orders = new();

    /// <summary>Operations seen to their end.</summary>
    public long Finished { get; private set; }

    /// <summary>Usual share of operations with a new count vector.</summary>
    public double UsualShare { get; private set; } = 1;

    /// <summary>Usual share of operations with a known count vector in a new order.</summary>
    public double UsualOrderShare { get; private set; } = 1;

    public void Add(string correlation, ulong template, long ticks)
    {
        if (!open.TryGetValue(correlation, out var operation))
        {
            // An attack with ever new ids must not grow memory: those beyond the limit are not followed.
            if (open.Count >= MostOpen) return;
            open.Add(correlation, operation = new());
        }

        operation.LastTicks = Math.Max(operation.LastTicks, ticks);
        if (operation.Templates.Count < MostLines) operation.Templates.Add(template);
    }

    /// <summary>Ends the operations that were silent for two minutes.</summary>
    public OperationWindow Close(long ticks)
    {
        int finished = 0, news = 0, order = 0;
        List<string> ended = [.. open.Where(one => ticks - one.Value.LastTicks >= 2 * TimeSpan.TicksPerMinute).Select(one => one.Key)];
        foreach (var id in ended)
        {
            open.Remove(id, out var operation);
            finished++;
            var isNew = vectors.IsNews(VectorOf(operation!.Templates), ticks);
            var isOrder = orders.IsNews(OrderOf(operation.Templates), ticks);
            if (isNew) news++;
            else if (isOrder) order++;
        }

        var window = new OperationWindow(finished, news, order, UsualShare, UsualOrderShare);
        if (finished > 0)
        {
            var weight = Math.Max(0.05, (double)finished / (Finished + finished));
            UsualShare += weight * (((double)news / finished) - UsualShare);
            UsualOrderShare += weight * (((double)order / finished) - UsualOrderShare);
            Finished += finished;
        }

        return window;
    }

    public byte[] Save() => [.. BitConverter.GetBytes(Finished), .. BitConverter.GetBytes(UsualShare), .. BitConverter.GetBytes(UsualOrderShare), .. BitConverter.GetBytes(vectors.Count), .. vectors.Save(), .. orders.Save()];

    public void Restore(byte[] state)
    {
        const int Head = (3 * sizeof(long)) + sizeof(int);
        if (state.Length < Head || (state.Length - Head) % SeenOperations.EntryBytes != 0) return;
        Finished = BitConverter.ToInt64(state);
        UsualShare = BitConverter.ToDouble(state, sizeof(long));
        UsualOrderShare = BitConverter.ToDouble(state, 2 * sizeof(long));
        var split = Head + (BitConverter.ToInt32(state, 3 * sizeof(long)) * SeenOperations.EntryBytes);
        if (split > state.Length) return;
        vectors.Restore(state.AsSpan(Head, split - Head));
        orders.Restore(state.AsSpan(split));
    }

    private static ulong VectorOf(List<ulong> templates)
    {
        // A sum does not depend on the order.
        var sum = 0UL;
        foreach (var group in templates.GroupBy(static one => one)) sum += ByteHash.Of(BitConverter.GetBytes(group.Key), (ulong)System.Numerics.BitOperations.Log2((uint)group.Count()) + 1);
        return sum;
    }

    // A step that is repeated at once is a retry, and no other order.
    private static ulong OrderOf(List<ulong> templates)
    {
        ulong[] steps = [.. templates.Where((one, at) => at == 0 || templates[at - 1] != one)];
        return ByteHash.Of(MemoryMarshal.AsBytes(steps.AsSpan()));
    }

    private sealed class Operation
    {
        public long LastTicks { get; set; }

        public List<ulong> Templates { get; } = [];
    }
}

/// <summary>Operations that ended in a window.</summary>
/// <param name="Finished">How many.</param>
/// <param name="News">Those with a count vector never seen.</param>
/// <param name="Orders">Those with a known count vector in an order never seen.</param>
/// <param name="UsualShare">Usual share of the first.</param>
/// <param name="UsualOrderShare">Usual share of the second.</param>
internal readonly record struct OperationWindow(int Finished, int News, int Orders, double UsualShare, double UsualOrderShare);
