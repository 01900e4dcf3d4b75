using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>Finds who did it in the claims of an activity-log record.</summary>
internal static class CallerName
{
    private const int Claims = 0, Name = 1, Spn = 2, ObjectId = 3, AppId = 4;
    private const string Xml = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    private static readonly NameTable Names = new(
        (Claims, "claims claim"),
        (Name, $"{Xml}upn {Xml}name {Xml}emailaddress upn email unique_name"),
        (Spn, $"{Xml}spn"),
        (ObjectId, "http://schemas.microsoft.com/identity/claims/objectidentifier"),
        (AppId, "appid"));

    /// <summary>A user name, else the name or id of an application; null when the record names none.</summary>
    public static string? Of(in JsonToken identity, ReadOnlySpan<byte> body)
    {
        if (identity.Kind == JsonKind.String) return JsonText.OrNull(identity, body, 256);
        if (identity.Kind != JsonKind.Object) return null;
        var members = default(Members);
        var cursor = new JsonCursor(body, identity.Start);
        if (!ObjectReader.TryRead(ref cursor, Names, ref members) || members[Claims] is not { Kind: JsonKind.Object } claims) return null;
        cursor = new(body, claims.Start);
        if (!ObjectReader.TryRead(ref cursor, Names, ref members)) return null;
        var token = members.First(Name, Spn, AppId);
        if (token.Kind == JsonKind.None) token = members[ObjectId];
        return JsonText.OrNull(token, body, 256);
    }
}
