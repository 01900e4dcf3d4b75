using System.Net;
using System.Security.Cryptography.X509Certificates;
using AIOps.Local.Estate.State;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AIOps.Local.Estate.Arm;

/// <summary>
/// Azure Resource Manager of the estate, spoken to by the real SDK over HTTPS on the loopback address. What it does really happens to the estate:
/// a restart ends a runaway, a larger disk has room.
/// </summary>
public sealed class FakeArm : IAsyncDisposable
{
    private readonly X509Certificate2 _certificate = EstateCertificate.Create();
    private readonly ArmEndpoint _endpoint;
    private WebApplication? _app;

    /// <summary>Creates the endpoint; <see cref="StartAsync"/> opens it.</summary>
    /// <param name="state">State of the estate, loaded.</param>
    /// <param name="time">The simulated clock.</param>
    public FakeArm(EstateState state, TimeProvider time) => _endpoint = new ArmEndpoint(state, time, Credential, Troubles);

    /// <summary>The token that it accepts.</summary>
    public EstateCredential Credential { get; } = new();

    /// <summary>Trouble to come; for tests and for the demo's buttons.</summary>
    public ArmTroubles Troubles { get; } = new();

    /// <summary>Address; set once started.</summary>
    public Uri Endpoint { get; private set; } = new("https://localhost");

    /// <summary>Opens the endpoint on a free port.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(_certificate);
        }));
        _app = builder.Build();
        _app.Run(_endpoint.HandleAsync);
        await _app.StartAsync(cancellation);
        var address = new Uri(_app.Urls.First());
        Endpoint = new Uri($"https://localhost:{address.Port}");
    }

    /// <summary>A handler for the SDK's transport that trusts exactly this endpoint's certificate.</summary>
    public HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null && shown.GetRawCertData().AsSpan().SequenceEqual(_certificate.RawData) },
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        _endpoint.Dispose();
        _certificate.Dispose();
    }
}
