using System.Reflection;
using System.Runtime.CompilerServices;

namespace AIOps.Detect.Metrics;

/// <summary>
/// A fingerprint of how a struct lies in memory: names and types of its fields in order, inline arrays with their lengths. Saved states carry it, so that a
/// state of another build is refused even when somebody forgot to raise the version and the length happens to be the same.
/// </summary>
internal static class StateLayout
{
    /// <summary>FNV-1a over the layout.</summary>
    public static uint Fingerprint<T>()
        where T : struct
    {
        var hash = 2166136261u;
        Add(typeof(T), ref hash);
        return hash;
    }

    private static void Add(Type type, ref uint hash)
    {
        Add(type.Name, ref hash);
        if (type.GetCustomAttribute<InlineArrayAttribute>() is { } array)
        {
            Add(array.Length.ToString(), ref hash);
        }

        if (type.IsPrimitive || type.IsEnum)
        {
            return;
        }

        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).OrderBy(static field => field.MetadataToken))
        {
            Add(field.Name, ref hash);
            Add(field.FieldType, ref hash);
        }
    }

    private static void Add(string text, ref uint hash)
    {
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16777619u;
        }
    }
}
