namespace AIOps.Ingest.Tests.Fuzz;

/// <summary>Changes bodies at random, deterministic by seed.</summary>
internal sealed class Mutator(int seed, byte[][] bodies)
{
    private static readonly byte[] Marks = "\"\\{}[]:,'0-+.eEntf \n\r\t\0u/"u8.ToArray();

    private static readonly byte[][] Words =
    [
        "null"u8.ToArray(), "true"u8.ToArray(), "\"\""u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray(), "1e999"u8.ToArray(), "-0"u8.ToArray(), "NaN"u8.ToArray(), "\"records\":["u8.ToArray(),
        "\\ud83d"u8.ToArray(), "\\u0000"u8.ToArray(), "{'a':'b'}"u8.ToArray(), "\"time\":12345678901234567890"u8.ToArray(), "\uFEFF"u8.ToArray(), [0xC3, 0x28], [0xFF], "]}"u8.ToArray(),
        "\"resourceId\":7"u8.ToArray(), "\"metricName\":\"x\","u8.ToArray(), "99999999999999999999999999"u8.ToArray(), "9999-12-31T23:59:59Z"u8.ToArray(), "\"category\":\"Administrative\","u8.ToArray(),
    ];

    private readonly Random random = new(seed);

    public byte[] Next()
    {
        var body = new List<byte>(Pick(bodies));
        for (var changes = 1 + random.Next(4); changes > 0; changes--) Change(body);
        return [.. body];
    }

    private void Change(List<byte> body)
    {
        var at = random.Next(body.Count + 1);
        var length = Math.Min(random.Next(1, 12), body.Count - at);
        switch (random.Next(9))
        {
            case 0 when at < body.Count:
                body[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < body.Count:
                body[at] = (byte)random.Next(256);
                break;
            case 2:
                body.Insert(at, Marks[random.Next(Marks.Length)]);
                break;
            case 3:
                body.InsertRange(at, Pick(Words));
                break;
            case 4:
                body.RemoveRange(at, length);
                break;
            case 5:
                body.InsertRange(at, body.GetRange(at, length));
                break;
            case 6 when random.Next(4) == 0:
                body.RemoveRange(at, body.Count - at);
                break;
            case 7 when random.Next(4) == 0:
                var other = Pick(bodies);
                body.InsertRange(at, other.AsSpan(random.Next(other.Length)));
                break;
            case 8:
                Swap(body, at);
                break;
        }
    }

    private void Swap(List<byte> body, int at)
    {
        if (body.Count < 2) return;
        var other = random.Next(body.Count);
        at = Math.Min(at, body.Count - 1);
        (body[at], body[other]) = (body[other], body[at]);
    }

    private byte[] Pick(byte[][] from) => from[random.Next(from.Length)];
}
