using System.Text;

namespace AIOps.Storage.Sqlite;

/// <summary>The properties of a row as one blob: count, then per property its name, a type byte and the value, all little-endian.</summary>
internal static class PropertyCodec
{
    private const byte TextType = 1, LongType = 2, DoubleType = 3, BoolType = 4, TimeType = 5, BinaryType = 6;

    public static byte[] Encode(IReadOnlyDictionary<string, object> properties)
    {
        using MemoryStream stream = new(256);
        using BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write7BitEncodedInt(properties.Count);
        foreach ((string name, object value) in properties)
        {
            writer.Write(name);
            Write(writer, value);
        }
        writer.Flush();
        return stream.ToArray();
    }

    public static Dictionary<string, object> Decode(byte[] blob)
    {
        PropertyReader reader = new(blob);
        int count = reader.Int();
        Dictionary<string, object> properties = new(count, StringComparer.Ordinal);
        for (int i = 0; i < count; i++) properties[reader.Name()] = Read(ref reader);
        return properties;
    }

    private static void Write(BinaryWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.Write(TextType);
                writer.Write(text);
                break;
            case long number:
                writer.Write(LongType);
                writer.Write(number);
                break;
            case double number:
                writer.Write(DoubleType);
                writer.Write(number);
                break;
            case bool flag:
                writer.Write(BoolType);
                writer.Write(flag);
                break;
            case DateTimeOffset time:
                writer.Write(TimeType);
                writer.Write(time.UtcTicks);
                break;
            default:
                byte[] binary = (byte[])value;
                writer.Write(BinaryType);
                writer.Write7BitEncodedInt(binary.Length);
                writer.Write(binary);
                break;
        }
    }

    private static object Read(ref PropertyReader reader) => reader.Byte() switch
    {
        TextType => reader.Text(),
        LongType => reader.Long(),
        DoubleType => BitConverter.Int64BitsToDouble(reader.Long()),
        BoolType => reader.Byte() != 0,
        TimeType => new DateTimeOffset(reader.Long(), TimeSpan.Zero),
        BinaryType => reader.Take(reader.Int()).ToArray(),
        byte other => throw new InvalidDataException($"Property type {other} is unknown: the file was written by a newer version."),
    };
}
