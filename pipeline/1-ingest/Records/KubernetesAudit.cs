using AIOps.Ingest.Json;

namespace AIOps.Ingest.Records;

/// <summary>The audit event inside <c>properties.log</c> of the categories <c>kube-audit</c> and <c>kube-audit-admin</c>.</summary>
internal static class KubernetesAudit
{
    private const int Verb = 0, RequestUri = 1, ResponseStatus = 2, Code = 3;

    private static readonly NameTable Names = new((Verb, "verb"), (RequestUri, "requestURI"), (ResponseStatus, "responseStatus"), (Code, "code"));

    /// <summary>Reads <c>verb requestURI</c> as the message, and the response's code; nothing when the text is no audit event.</summary>
    public static KubernetesAuditEvent Read(JsonToken log, ReadOnlySpan<byte> source, ReadOnlySpan<byte> category, Scratch scratch)
    {
        if (log.Kind != JsonKind.String || !category.StartsWith("kube-audit"u8)) return default;
        var json = scratch.Text(log, source);
        var members = default(Members);
        var cursor = new JsonCursor(json);
        if (cursor.Current != (byte)'{' || !ObjectReader.TryRead(ref cursor, Names, ref members)) return default;
        var status = members[ResponseStatus];
        ReadOnlySpan<byte> verb = scratch.Text(members[Verb], json), uri = scratch.Text(members[RequestUri], json);
        var message = scratch.Take(verb.Length + 1 + uri.Length);
        verb.CopyTo(message);
        message[verb.Length] = (byte)' ';
        uri.CopyTo(message[(verb.Length + 1)..]);
        if (status.Kind != JsonKind.Object) return new(message, 0);
        cursor = new(json, status.Start);
        var code = ObjectReader.TryRead(ref cursor, Names, ref members) ? Numbers.ReadOr(members[Code], json, 0) : 0;
        return new(message, code is >= 1 and <= 999 ? (int)code : 0);
    }
}

/// <summary>What matters of an audit event.</summary>
/// <param name="message">Verb and request.</param>
/// <param name="status">HTTP status, or 0.</param>
internal readonly ref struct KubernetesAuditEvent(ReadOnlySpan<byte> message, int status)
{
    public ReadOnlySpan<byte> Message { get; } = message;

    public int Status { get; } = status;
}
