using System.Runtime.CompilerServices;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Collects dimensions and writes them in canonical form: <c>name=value</c>, sorted by name, joined by <c>;</c>.</summary>
internal ref struct DimensionBuilder(Scratch scratch, int limit)
{
    private const int MaxBytes = 2048;

    private Pairs pairs;
    private int count;
    private int length;
    private readonly Span<byte> room = scratch.Take(MaxBytes);

    /// <summary>What is wrong with the dimensions, with the fix; null when nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>Adds one dimension. Empty names or values are left out.</summary>
    public void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.IsEmpty || value.IsEmpty || Error is not null) return;
        if (count == limit) Error = $"has more than {limit} entries; send fewer or raise MaxDimensions";
        else if (length + name.Length + value.Length + 1 > MaxBytes / 2) Error = $"is longer than {MaxBytes / 2} bytes; send shorter values";
        else Insert(name, value);
    }

    /// <summary>Adds the members of an object, or the <c>name</c>/<c>value</c> pairs of an array of objects.</summary>
    public void AddObject(ReadOnlySpan<byte> json)
    {
        var members = new MemberEnumerator(json);
        while (members.MoveNext())
        {
            var value = members.Value;
            if (value.Kind is JsonKind.Object or JsonKind.Array) continue;
            Add(scratch.Text(members.Name, json), value.Kind == JsonKind.Null ? default : scratch.Text(value, json));
        }

        if (members.Failed) Error = "is not a JSON object; send an object of names and values";
    }

    /// <summary>The canonical text, valid until the scratch is reset.</summary>
    public readonly ReadOnlySpan<byte> Build()
    {
        var target = room[length..];
        var written = 0;
        for (var i = 0; i < count; i++)
        {
            if (i > 0) target[written++] = (byte)';';
            room.Slice(pairs[i].Start, pairs[i].Length).CopyTo(target[written..]);
            written += pairs[i].Length;
        }

        return target[..written];
    }

    private void Insert(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        var start = length;
        name.CopyTo(room[start..]);
        room[start + name.Length] = (byte)'=';
        value.CopyTo(room[(start + name.Length + 1)..]);
        length += name.Length + value.Length + 1;
        // The separator must not occur inside a name or value.
        room[start..length].Replace((byte)';', (byte)',');
        var at = count++;
        while (at > 0 && room.Slice(pairs[at - 1].Start, pairs[at - 1].Length).SequenceCompareTo(room[start..length]) > 0)
        {
            pairs[at] = pairs[at - 1];
            at--;
        }

        pairs[at] = (start, length - start);
    }

    [InlineArray(32)]
    private struct Pairs
    {
        private (int Start, int Length) first;
    }
}
