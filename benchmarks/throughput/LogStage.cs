using System.Text;
using AIOps.Detect.Logs;

namespace AIOps.Benchmarks.Throughput;

/// <summary>Console lines of several systems, mixed, through the template miner.</summary>
internal sealed class LogStage
{
    private const int Count = 100_000;

    private static readonly string[] Texts =
    [
        "2026-03-02T10:{2}:11.123Z INFO  - Container shop_{0}_{3} for site shop initialized successfully and is ready to serve requests.",
        "2026-03-02 10:{2}:11,123 INFO [http-nio-8080-exec-{2}] com.acme.shop.OrderService - Order {0} created for customer {1}, total {1}.99 EUR",
        "Checkout of order {0} took {1} ms", "User {4} logged in from 10.{2}.0.{2}", "Cache miss for key product:{0}",
        "I0302 10:{2}:11.123456       1 kubelet.go:{1}] \"Started container\" pod=\"prod/cart-{3}-x2zfq\" containerName=\"cart\"",
        "10.0.{2}.7 - - [02/Mar/2026:10:{2}:11 +0000] \"GET /api/orders/{0} HTTP/1.1\" 200 {1} \"-\" \"curl/8.5.0\"",
        "Mar  2 10:{2}:11 web01 sshd[{1}]: Failed password for invalid user {4} from 10.1.{2}.9 port {0} ssh2",
        "duration: {1}.123 ms  statement: SELECT * FROM orders WHERE id = {0}", "Background saving terminated with success", "Connection pool is healthy, nothing to do",
        "Request finished HTTP/1.1 GET http://shop.example.com/cart/{3} - 200 {1} application/json {2}.5ms",
    ];

    private readonly TemplateMiner miner = new();

    public LogStage(int seed)
    {
        var random = new Random(seed);
        string[] users = ["ann", "bob", "carol", "dave", "erin", "frank", "grace", "heidi"];
        Lines = [.. Enumerable.Range(0, Count).Select(_ => Encoding.UTF8.GetBytes(string.Format(
            null, Texts[random.Next(Texts.Length)], random.Next(10_000, 99_999), random.Next(1, 9_999), random.Next(10, 60), $"{random.Next():x8}", users[random.Next(users.Length)])))];
    }

    public byte[][] Lines { get; }

    public void Run()
    {
        foreach (var line in Lines) miner.Match(line);
    }
}
