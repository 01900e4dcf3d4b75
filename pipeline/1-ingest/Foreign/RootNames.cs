using AIOps.Ingest.Json;

namespace AIOps.Ingest.Foreign;

/// <summary>Root members by which foreign shapes are known.</summary>
internal static class RootNames
{
    public const int SchemaId = 0, Data = 1;

    public static readonly NameTable Table = new((SchemaId, "schemaId"), (Data, "data"));
}
