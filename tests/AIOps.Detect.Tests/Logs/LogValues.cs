using System.Text;

namespace AIOps.Detect.Tests.Logs;

/// <summary>Values of generated lines.</summary>
internal sealed class LogValues(Random random)
{
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["user"] = ["alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "jsmith", "deploy", "backup", "www-data", "ci-runner", "nobody"],
        ["service"] = ["checkout", "payment-api", "inventory", "cart", "frontend", "auth-service", "search", "billing", "notifier", "gateway"],
        ["table"] = ["orders", "users", "carts", "payments", "sessions", "events", "products", "shipments"],
        ["word"] = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "kilo", "lima", "mike", "oscar", "papa"],
        ["ns"] = ["default", "kube-system", "prod", "staging"],
        ["method"] = ["GET", "POST", "PUT", "DELETE"],
        ["agent"] = ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36", "curl/7.88.1", "kube-probe/1.27", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X)"],
        ["level"] = ["INFO", "WARN", "ERROR"],
        ["pglevel"] = ["LOG", "ERROR", "FATAL"],
        ["nginxlevel"] = ["error", "warn", "notice"],
        ["netlevel"] = ["info", "warn", "fail"],
        ["letter"] = ["I", "W", "E"],
        ["unit"] = ["systemd", "sshd", "kernel"],
        ["class"] = ["OrderService", "CartController", "PaymentClient"],
    };

    public string this[string name] => name switch
    {
        "n" => $"{random.Next(1, 99_999)}",
        "f" => $"{random.NextDouble() * 100:0.000}",
        "ip" => $"{random.Next(1, 224)}.{random.Next(256)}.{random.Next(256)}.{random.Next(1, 255)}",
        "port" => $"{random.Next(1024, 65_536)}",
        "clock" => $"{random.Next(10, 24)}:{random.Next(10, 60)}:{random.Next(10, 60)}",
        "hex" => Hex(10),
        "guid" => $"{Hex(8)}-{Hex(4)}-{Hex(4)}-{Hex(4)}-{Hex(12)}",
        "pod" => $"{this["service"]}-{Hex(9)}-{Hex(5)}",
        "host" => random.Next(3) switch { 0 => $"web-{random.Next(1, 20)}", 1 => $"{this["service"]}.prod.svc.cluster.local", _ => $"ip-10-0-{random.Next(256)}-{random.Next(256)}" },
        "path" => random.Next(3) switch { 0 => $"/api/v1/orders/{random.Next(9999)}", 1 => "/usr/share/nginx/html/index.html", _ => $"/carts/{Hex(12)}/items" },
        _ => Words[name][random.Next(Words[name].Length)],
    };

    /// <summary>A text with its values; <c>{{</c> and <c>}}</c> are brackets.</summary>
    public string Fill(string text)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '{' or '}' && at + 1 < text.Length && text[at + 1] == text[at])
            {
                filled.Append(text[at++]);
            }
            else if (text[at] == '{')
            {
                var end = text.IndexOf('}', at);
                filled.Append(this[text[(at + 1)..end]]);
                at = end;
            }
            else
            {
                filled.Append(text[at]);
            }
        }

        return filled.ToString();
    }

    private string Hex(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "0123456789abcdef"[random.Next(16)]));
}
