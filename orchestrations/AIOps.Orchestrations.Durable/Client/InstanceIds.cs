using System.Globalization;
using System.Text;

namespace AIOps.Orchestrations.Durable.Client;

/// <summary>
/// Instance ids that every back end of Durable Task takes: no <c>/ \ # ?</c>, no control characters, no <c>@</c> in front (that names an entity).
/// Each of these becomes <c>~</c> and four hex digits; reversible, so pages show the id that the product gave.
/// </summary>
internal static class InstanceIds
{
    public static string ToDurable(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        StringBuilder safe = new(id.Length + 8);
        for (int i = 0; i < id.Length; i++)
        {
            char c = id[i];
            if (c is '/' or '\\' or '#' or '?' or '~' || char.IsControl(c) || (c == '@' && i == 0)) safe.Append('~').Append(((int)c).ToString("x4"));
            else safe.Append(c);
        }
        return safe.ToString();
    }

    public static string FromDurable(string id)
    {
        StringBuilder plain = new(id.Length);
        for (int i = 0; i < id.Length; i++)
        {
            if (id[i] == '~' && i + 4 < id.Length && int.TryParse(id.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
            {
                plain.Append((char)code);
                i += 4;
            }
            else
            {
                plain.Append(id[i]);
            }
        }
        return plain.ToString();
    }
}
