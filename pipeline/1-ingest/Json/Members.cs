using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AIOps.Ingest.Json;

/// <summary>The members of one object that matter, by their number in the <see cref="NameTable"/>. The last of several equal names wins, as in other JSON readers.</summary>
internal struct Members
{
    private TokenSlots slots;
    private ulong present;

    public void Clear() => present = 0;

    public void Set(int id, in JsonToken token) => Slot(id) = token;

    /// <summary>Where the value of a member goes; values that nobody asked for go to a slot of their own.</summary>
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref JsonToken Slot(int id)
    {
        if (id < 0) return ref slots[64];
        present |= 1UL << id;
        return ref slots[id];
    }

    /// <summary>True when the member is there and is not null.</summary>
    public readonly bool Has(int id) => (present & (1UL << id)) != 0 && slots[id].Kind != JsonKind.Null;

    /// <summary>True when any of the members is there, null or not.</summary>
    public readonly bool HasAny(ulong mask) => (present & mask) != 0;

    public readonly int Count => System.Numerics.BitOperations.PopCount(present);

    /// <summary>The value, or a token of kind <see cref="JsonKind.None"/> when the member is missing or null.</summary>
    public readonly JsonToken this[int id] => Has(id) ? slots[id] : default;

    /// <summary>The first of two members that is there.</summary>
    public readonly JsonToken First(int one, int other) => Has(one) ? slots[one] : this[other];

    /// <summary>The first of three members that is there.</summary>
    public readonly JsonToken First(int one, int two, int three) => Has(one) ? slots[one] : First(two, three);

    [InlineArray(65)]
    private struct TokenSlots
    {
        private JsonToken first;
    }
}
