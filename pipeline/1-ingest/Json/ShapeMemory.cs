using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AIOps.Ingest.Identity;

namespace AIOps.Ingest.Json;

/// <summary>
/// Remembers how objects of one kind are written. Records of a body repeat the same bytes between their values (<c>,"total":</c>), so the next piece is guessed from the one before
/// and compared in one step, instead of being scanned, checked and looked up. A guess is only ever a short cut: bytes that equal a piece that was read in full are that piece.
/// </summary>
internal sealed class ShapeMemory
{
    /// <summary>Stands before the first member.</summary>
    public const int Root = 0;

    // Stands for every piece that is too long to keep.
    private const int Unkept = 1;

    private const int Width = 32;
    private const int Capacity = 512;

    private readonly byte[] bytes = new byte[Capacity * Width];
    private readonly Piece[] pieces = new Piece[Capacity];
    private readonly Dictionary<ulong, int> byContent = [];
    private int count = Unkept + 1;

    /// <summary>Finds the piece behind <paramref name="before"/> at the position; 0 when no guess fits.</summary>
    /// <param name="data">The body.</param>
    /// <param name="position">Behind the value before, or behind the opening brace.</param>
    /// <param name="before">The piece before the last value.</param>
    /// <param name="id">Number of the member name in the piece.</param>
    /// <param name="length">Length of the piece.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Guess(ReadOnlySpan<byte> data, int position, int before, out int id, out int length)
    {
        (id, length) = (0, 0);
        if (!Vector256.IsHardwareAccelerated || position > data.Length - Width) return 0;
        var here = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(data), (nuint)position);
        ref readonly var from = ref pieces[before];
        if (Fits(here, from.Next, out id, out length)) return from.Next;
        return Fits(here, from.Other, out id, out length) ? from.Other : 0;
    }

    /// <summary>Remembers a piece that was read in full; gives its number.</summary>
    public int Learn(ReadOnlySpan<byte> piece, int id, int before)
    {
        if (piece.Length > Width) return Unkept;
        var hash = ByteHash.Of(piece, (ulong)id + 7);
        if (!byContent.TryGetValue(hash, out var number))
        {
            if (count == Capacity) Forget();
            number = count++;
            byContent.Add(hash, number);
            piece.CopyTo(bytes.AsSpan(number * Width));
            pieces[number] = new() { Length = piece.Length, Id = id, Mask = piece.Length == Width ? uint.MaxValue : (1u << piece.Length) - 1 };
        }

        ref var from = ref pieces[before];
        if (from.Next != number) (from.Next, from.Other) = (number, from.Next);
        return number;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Fits(Vector256<byte> here, int number, out int id, out int length)
    {
        ref readonly var piece = ref pieces[number];
        (id, length) = (piece.Id, piece.Length);
        var there = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(bytes), (nuint)(number * Width));
        var equal = Vector256.Equals(here, there).ExtractMostSignificantBits();
        return number > Unkept && (equal & piece.Mask) == piece.Mask;
    }

    private void Forget()
    {
        Array.Clear(pieces);
        byContent.Clear();
        count = Unkept + 1;
    }

    private struct Piece
    {
        public int Length, Id, Next, Other;
        public uint Mask;
    }
}
