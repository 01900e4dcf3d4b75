using System.Globalization;
using AIOps.Diagnose.Redaction;
using Xunit.Abstractions;

namespace AIOps.Diagnose.Tests.Redaction;

public sealed class RedactorTests(ITestOutputHelper output)
{
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    [Fact]
    public void Every_planted_secret_is_taken_out()
    {
        var random = new Random(11);
        var leaked = new List<string>();
        for (var i = 0; i < 2000; i++)
        {
            var (text, secret) = Planted(random);
            var redacted = new Redactor().Redact(text);
            if (redacted.Contains(secret, StringComparison.Ordinal)) leaked.Add($"{text} -> {redacted}");
        }

        leaked.ForEach(output.WriteLine);
        Assert.Empty(leaked);
    }

    [Fact]
    public void Ordinary_log_lines_stay_as_they_are()
    {
        var random = new Random(12);
        var changed = Enumerable.Range(0, 2000).Select(_ => Ordinary(random)).Where(line => new Redactor().Redact(line) != line).ToList();

        changed.ForEach(output.WriteLine);
        Assert.InRange(changed.Count, 0, 20);
    }

    [Fact]
    public void Addresses_become_pseudonyms_that_can_be_turned_back()
    {
        var redactor = new Redactor();
        const string Text = "anna@contoso.com from 10.1.2.3 wrote to bob@contoso.com; 10.1.2.3 and fe80::1ff:fe23:4567:890a answered";

        var redacted = redactor.Redact(Text);

        Assert.Equal("<email-1> from <ip-1> wrote to <email-2>; <ip-1> and <ip-2> answered", redacted);
        Assert.Equal(Text, redactor.Restore(redacted));
    }

    [Fact]
    public void Secrets_do_not_come_back()
    {
        var redactor = new Redactor();

        Assert.DoesNotContain("hunter22", redactor.Restore(redactor.Redact("login password=hunter22 ok")), StringComparison.Ordinal);
    }

    private static (string Text, string Secret) Planted(Random random)
    {
        var key64 = Key(random, 86) + "==";
        var key32 = Key(random, 43) + "=";
        var word = Word(random, 12);
        var token = Word(random, 36);
        (string Text, string Secret)[] all =
        [
            ($"DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={key64};EndpointSuffix=core.windows.net", key64),
            ($"Endpoint=sb://hub.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey={key32}", key32),
            ($"Server=tcp:sql,1433;User ID=app;Password={word};Encrypt=True", word),
            ($"retrying postgres://app:{word}@db.internal:5432/shop", word),
            ($"Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.{Word(random, 40)}.{token}", token),
            ($"GET /blob?sv=2022-11-02&se=2026-01-01&sig={token}%3D HTTP/1.1", token),
            ($"{{\"client_secret\": \"{token}\", \"tenant\": \"contoso\"}}", token),
            ($"api-key: {token}", token),
            ($"env AWS_ACCESS_KEY_ID=AKIA{Upper(random, 16)}", "AKIA"),
            ($"push failed for ghp_{token}", token),
            ($"slack said invalid_auth for xoxb-1234567890-{token}", token),
            ($"openai key sk-{token} was refused", token),
            ($"loaded {key64} from the vault", key64),
            ("-----BEGIN RSA PRIVATE KEY-----\n" + key64 + "\n-----END RSA PRIVATE KEY-----", key64),
            ($"x-functions-key={token} in the query", token),
            ($"user {word}@contoso.com signed in", word),
            ($"accepted connection from 10.{random.Next(256)}.{random.Next(256)}.77", "10."),
            ($"Authorization: Basic {token}", token),
        ];
        return all[random.Next(all.Length)];
    }

    private static string Ordinary(Random random)
    {
        var n = random.Next(10000);
        string[] all =
        [
            $"Request {Guid(random)} finished in {n} ms with status 200", $"GET /api/orders/{n} 404 {n % 90} ms", $"Exception in OrderService.Submit(Order order) at line {n}",
            $"Upgraded package shop-web from v1.{n % 20}.3.{n % 7} to version 2.0.{n % 9}.1", $"commit {Hex(random, 40)} deployed to slot staging", $"trace {Hex(random, 32)} sampled",
            $"Deadlock on key lock keyhash={Hex(random, 12)} in table Orders", $"Token bucket empty, {n} requests throttled", $"Password policy check passed for {n} accounts",
            $"2026-03-02T10:{n % 60:00}:{n % 60:00}.123Z heartbeat ok", $"CPU {n % 100}.5 % on vmss-shop-api/2", "Secret rotation finished: 3 keys renewed", $"Cache miss ratio 0.{n} for code path checkout",
            "/subscriptions/0/resourcegroups/shop/providers/microsoft.web/sites/app-shop-web restarted", $"std::vector<int>::at: index {n} out of range", $"Free space {n} MiB on /dev/sdb1 (10:42:17)",
        ];
        return all[random.Next(all.Length)];
    }

    private static string Key(Random random, int length) => new([.. Enumerable.Range(0, length).Select(_ => Base64[random.Next(64)])]);

    private static string Word(Random random, int length) => new([.. Enumerable.Range(0, length).Select(_ => Base64[random.Next(62)])]);

    private static string Upper(Random random, int length) => new([.. Enumerable.Range(0, length).Select(_ => Base64[random.Next(26)])]);

    private static string Hex(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => random.Next(16).ToString("x", CultureInfo.InvariantCulture)));

    private static string Guid(Random random) => $"{Hex(random, 8)}-{Hex(random, 4)}-{Hex(random, 4)}-{Hex(random, 4)}-{Hex(random, 12)}";
}
