namespace AIOps.Detect.Tests.Logs;

/// <summary>Logs as well-known systems write them, generated: <c>{name}</c> in a text is a value.</summary>
internal sealed record LogFormats(string Name, Func<LogValues, string> Header, string[] Texts)
{
    public static IReadOnlyList<LogFormats> All { get; } =
    [
        new("nginx", v => $"2024/03/05 {v["clock"]} [{v["nginxlevel"]}] {v["n"]}#{v["n"]}: ",
        [
            "*{n} open() \"{path}\" failed (2: No such file or directory), client: {ip}, server: {host}, request: \"GET {path} HTTP/1.1\", host: \"{host}\"",
            "*{n} upstream timed out (110: Connection timed out) while reading response header from upstream, client: {ip}, server: {host}, upstream: \"http://{ip}:{port}{path}\"",
            "worker process {n} exited on signal 9", "signal process started", "*{n} client intended to send too large body: {n} bytes, client: {ip}",
        ]),
        new("nginx access", _ => "", ["{ip} - {user} [05/Mar/2024:{clock} +0000] \"{method} {path} HTTP/1.1\" {n} {n} \"-\" \"{agent}\""]),
        new("postgres", v => $"2024-03-05 {v["clock"]}.123 UTC [{v["n"]}] {v["pglevel"]}:  ",
        [
            "connection received: host={ip} port={port}", "connection authorized: user={user} database={table} application_name=psql",
            "duration: {f} ms  statement: SELECT * FROM {table} WHERE id = {n}", "duplicate key value violates unique constraint \"{table}_pkey\"",
            "relation \"{table}\" does not exist at character {n}", "role \"{user}\" does not exist", "deadlock detected", "canceling statement due to statement timeout",
            "process {n} still waiting for ShareLock on transaction {n} after {f} ms", "database system is ready to accept connections",
        ]),
        new("klog", v => $"{v["letter"]}0305 {v["clock"]}.123456       1 kubelet.go:{v["n"]}] ",
        [
            "\"Pod status updated\" pod=\"{ns}/{pod}\" status={word}", "\"Started container\" pod=\"{ns}/{pod}\" containerName=\"{service}\"",
            "Successfully assigned {ns}/{pod} to {host}", "Deleting pod {pod} from namespace {ns}", "Node {host} status is now: NodeReady", "Node {host} status is now: NodeNotReady",
            "Unable to attach or mount volumes: unmounted volumes=[{word}], unattached volumes=[{word} {word}]: timed out waiting for the condition",
            "Readiness probe for \"{pod}_{ns}({guid}):{service}\" failed (failure): Get \"http://{ip}:{port}/healthz\": context deadline exceeded",
        ]),
        new("systemd", v => $"Mar 05 {v["clock"]} web01 {v["unit"]}[{v["n"]}]: ",
        [
            "Started {service}.service - {word} daemon.", "{service}.service: Main process exited, code=exited, status={n}/FAILURE", "Reached target Multi-User System.",
            "Accepted publickey for {user} from {ip} port {port} ssh2: RSA SHA256:{hex}", "Failed password for invalid user {user} from {ip} port {port} ssh2",
            "New session {n} of user {user}.", "Out of memory: Killed process {n} ({word}) total-vm:{n}kB, anon-rss:{n}kB, file-rss:{n}kB", "Removed session {n}.",
        ]),
        new("java", v => $"2024-03-05 {v["clock"]},123 {v["level"]} [http-nio-8080-exec-{v["n"]}] com.acme.shop.{v["class"]} - ",
        [
            "Order {guid} created for customer {n}, total {f} EUR", "Payment declined for order {n}: insufficient funds", "Payment declined for order {n}: card expired",
            "Retrying call to {service} (attempt {n} of 5) after {n}ms", "User {user} logged in from {ip}", "User {user} logged out", "Job {word} finished in {f}s",
            "java.net.SocketTimeoutException: Read timed out", "HikariPool-1 - Pool stats (total={n}, active={n}, idle={n}, waiting={n})", "Cache miss for key {word}:{n}", "Cache hit for key {word}:{n}",
        ]),
        new("dotnet", v => $"{v["netlevel"]}: Shop.Web.{v["class"]}[{v["n"]}]\n      ",
        [
            "Now listening on: http://[::]:{port}", "Request finished HTTP/1.1 {method} http://{host}{path} - {n} {n} application/json {f}ms",
            "Executed DbCommand ({n}ms) [Parameters=[@p0='?' (DbType = Int32)], CommandType='Text', CommandTimeout='30']", "An unhandled exception has occurred while executing the request.",
            "System.InvalidOperationException: Sequence contains no elements", "Checkout of order {n} failed: payment service returned {n}", "Failed to acquire a token for {user}",
        ]),
        new("app service", v => $"2024-03-05T{v["clock"]}.123Z {v["level"]}  - ",
        [
            "Container {service}_{n}_{hex} for site {service} initialized successfully and is ready to serve requests.", "Starting container for site",
            "Container {service}_{n}_{hex} didn't respond to HTTP pings on port: {port}, failing site start. See container logs for debugging.",
            "Waiting for response to warmup request for container {service}_{n}_{hex}. Elapsed time = {f} sec", "Stopping site {service} because it failed during startup.",
        ]),
        new("json", v => "", ["{{\"ts\":\"2024-03-05T{clock}Z\",\"level\":\"info\",\"msg\":\"http request\",\"path\":\"{path}\",\"status\":{n}}}", "{{\"level\":\"error\",\"msg\":\"payment failed\",\"user\":\"{user}\"}}"]),
    ];

    /// <summary>Lines with the text that wrote each; some texts are written much more often than others.</summary>
    public IReadOnlyList<(string Line, string Truth)> Lines(int seed, int count, bool header)
    {
        var random = new Random(seed);
        var values = new LogValues(random);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var text = Texts[(int)(Texts.Length * Math.Pow(random.NextDouble(), 1.7))];
            return ((header ? Header(values) : "") + values.Fill(text), text);
        })];
    }
}
