namespace AIOps.Detect.Logs.Mining;

/// <summary>From the hash of a signature to the number of its template. Open addressing; 12 bytes an entry.</summary>
internal sealed class SignatureTable
{
    private ulong[] keys = new ulong[1024];
    private int[] values = new int[1024];

    public int Count { get; private set; }

    /// <summary>The number kept for a hash, or a reference to nothing.</summary>
    public ref int Find(ulong hash, out bool found)
    {
        if (hash == 0) hash = 1;
        var mask = keys.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            if (keys[at] == hash)
            {
                found = true;
                return ref values[at];
            }

            if (keys[at] != 0) continue;
            found = false;
            return ref values[at];
        }
    }

    public void Set(ulong hash, int value)
    {
        if (hash == 0) hash = 1;
        if (Count * 2 >= keys.Length) Grow();
        ref var slot = ref Find(hash, out var found);
        if (!found)
        {
            Count++;
            var mask = keys.Length - 1;
            var at = (int)hash & mask;
            while (keys[at] != 0) at = (at + 1) & mask;
            keys[at] = hash;
            values[at] = value;
            return;
        }

        slot = value;
    }

    public void Clear()
    {
        keys = new ulong[1024];
        values = new int[1024];
        Count = 0;
    }

    private void Grow()
    {
        var (oldKeys, oldValues) = (keys, values);
        keys = new ulong[oldKeys.Length * 2];
        values = new int[keys.Length];
        Count = 0;
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] != 0) Set(oldKeys[i], oldValues[i]);
        }
    }
}
