using AIOps.Benchmarks.Forecast.Disks;

namespace AIOps.Benchmarks.LogDetect;

/// <summary>Makes texts of templates that have nothing in common but their form.</summary>
internal sealed class LogVocabulary(Dice dice)
{
    private static readonly string[] Nouns =
    [
        "order", "basket", "invoice", "shipment", "voucher", "customer", "session", "ledger", "parcel", "refund", "catalogue", "price list", "warehouse", "supplier", "token", "mailbox",
        "report", "picture", "queue", "lease", "snapshot", "tenant", "webhook", "coupon", "address book", "payment slip", "stock level", "worker pool", "search index", "tax table",
    ];

    private static readonly string[] Done =
    [
        "Created", "Loaded", "Stored", "Checked", "Sent", "Reserved", "Released", "Priced", "Packed", "Signed", "Merged", "Refreshed", "Archived", "Printed", "Routed", "Counted", "Renewed",
        "Compressed", "Encrypted", "Published",
    ];

    private static readonly string[] Trouble =
    [
        "Timed out while waiting for", "Could not read", "Lost the connection to", "Rejected by", "No answer from", "Retried after a conflict in", "Unexpected reply of", "Missing currency of",
        "Deadlock in", "Too many open handles on", "Certificate not trusted by", "Disk quota exceeded by", "Null reference in", "Slow answer from", "Gave up on",
    ];

    private readonly HashSet<string> _used = [];

    /// <summary>A line of something done; <c>{0}</c> and <c>{1}</c> are values.</summary>
    public string Work() => Unique(() => $"{Of(Done)} the {Of(Nouns)} {{0}} of the {Of(Nouns)} in {{1}} ms");

    /// <summary>A line of trouble.</summary>
    public string Warning() => Unique(() => $"{Of(Trouble)} the {Of(Nouns)} for {Of(Nouns)} {{0}}");

    private string Of(string[] words) => words[(int)(dice.Next() * words.Length)];

    private string Unique(Func<string> make)
    {
        while (true)
        {
            var text = make();
            if (_used.Add(text)) return text;
        }
    }
}
