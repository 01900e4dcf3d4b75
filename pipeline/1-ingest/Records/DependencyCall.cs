using AIOps.Ingest.Decoding;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Who calls whom, out of a record of table <c>AppDependencies</c>. Calls inside a process have no target and say nothing.</summary>
internal static class DependencyCall
{
    /// <summary>A role and a host name have at most 253 characters by their standards; what is longer is no name.</summary>
    private const int MaxName = 512;

    public static void Read(ref DecodeContext context, long ticks, ReadOnlySpan<byte> component)
    {
        ref var record = ref context.State.Record;
        if (!record.Has(Field.Target) || !record.Has(Field.RoleName) || !record.Has(Field.DependencyType)) return;
        var body = context.Body;
        var scratch = context.State.Scratch;
        var mark = scratch.Mark();
        var role = scratch.Text(record[Field.RoleName], body);
        var target = scratch.Text(record[Field.Target], body);
        if (role.Length is > 0 and <= MaxName && target.Length is > 0 and <= MaxName)
        {
            context.Call(new()
            {
                Component = context.State.Table.ResourceId(component),
                Role = role,
                Target = target,
                TimeTicks = ticks,
                Weight = Math.Max(1, Numbers.ReadOr(record[Field.ItemCount], body, 1)),
            });
        }

        scratch.Release(mark);
    }
}
