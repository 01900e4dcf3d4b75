using System.Text;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Mapping;

/// <summary>Follows a path of member names into an object.</summary>
internal static class JsonPath
{
    /// <summary>The value at the path; a token of kind <see cref="JsonKind.None"/> when it is missing.</summary>
    /// <param name="body">Source.</param>
    /// <param name="start">Opening brace of the object.</param>
    /// <param name="path">Names joined by dots. A name with dots in it is found too, when it is the whole rest of the path.</param>
    public static JsonToken Find(ReadOnlySpan<byte> body, int start, string path)
    {
        Span<byte> whole = stackalloc byte[512];
        return Encoding.UTF8.TryGetBytes(path, whole, out var length) ? Find(body, start, whole[..length]) : default;
    }

    private static JsonToken Find(ReadOnlySpan<byte> body, int start, ReadOnlySpan<byte> path)
    {
        var dot = path.IndexOf((byte)'.');
        var head = dot < 0 ? path : path[..dot];
        var members = new MemberEnumerator(body, start);
        while (members.MoveNext())
        {
            var name = members.Name.Of(body);
            if (name.SequenceEqual(path)) return members.Value;
            if (dot > 0 && members.Value.Kind == JsonKind.Object && name.SequenceEqual(head)) return Find(body, members.Value.Start, path[(dot + 1)..]);
        }

        return default;
    }
}
