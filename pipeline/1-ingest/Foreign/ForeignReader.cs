using AIOps.Ingest.Decoding;
using AIOps.Ingest.Json;

namespace AIOps.Ingest.Foreign;

/// <summary>Recognises shapes of other systems by the names at the root.</summary>
internal static class ForeignReader
{
    /// <summary>Reads the object when it is of a foreign shape; it has then become signals or rejects.</summary>
    public static bool TryRead(ref DecodeContext context, int start, int end)
    {
        var root = default(Members);
        var cursor = new JsonCursor(context.Body, start);
        if (!ObjectReader.TryRead(ref cursor, RootNames.Table, ref root)) return false;
        if (root.Has(RootNames.SchemaId))
        {
            CommonAlert.Read(ref context, root, start, end);
            return true;
        }

        return false;
    }
}
