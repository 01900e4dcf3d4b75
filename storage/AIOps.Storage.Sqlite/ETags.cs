namespace AIOps.Storage.Sqlite;

/// <summary>Versions of rows: random, so that a row deleted and written again never has an ETag that somebody still holds.</summary>
internal static class ETags
{
    public static long New() => BitConverter.ToInt64(Guid.NewGuid().ToByteArray(), 0);

    public static string Format(long etag) => $"W/\"{etag:x16}\"";

    /// <summary>An ETag that this store never gave matches nothing.</summary>
    public static long Parse(string etag) =>
        etag.Length == 20 && long.TryParse(etag.AsSpan(3, 16), System.Globalization.NumberStyles.HexNumber, null, out long value) ? value : 0;
}
