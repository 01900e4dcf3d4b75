using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AIOps.EndToEnd.Tests;

/// <summary>A collector on the loopback address: takes OTLP over HTTP and keeps the bytes, in which names are plain UTF-8 and trace ids raw.</summary>
internal sealed class OtlpCollector : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    public OtlpCollector()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ReceiveAsync();
    }

    /// <summary>For <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public string Address { get; }

    /// <summary>Whether a name came under a signal (<c>traces</c>, <c>metrics</c>, <c>logs</c>).</summary>
    public bool Has(string signal, string name) => Has(signal, Encoding.UTF8.GetBytes(name));

    /// <summary>Whether a span of a trace came that has a name: both in one export.</summary>
    public bool HasSpan(string traceId, string name)
    {
        var (id, text) = (Convert.FromHexString(traceId), Encoding.UTF8.GetBytes(name));
        return Of("traces").Any(body => body.AsSpan().IndexOf(id) >= 0 && body.AsSpan().IndexOf(text) >= 0);
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Close();

    private bool Has(string signal, byte[] bytes) => Of(signal).Any(body => body.AsSpan().IndexOf(bytes) >= 0);

    private IEnumerable<byte[]> Of(string signal) => _received.Where(one => one.Path == $"/v1/{signal}").Select(one => one.Body);

    private async Task ReceiveAsync()
    {
        try
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                _received.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
