namespace AIOps.Local.Estate.Telemetry;

/// <summary>A request to the shop.</summary>
internal sealed record ShopRequest(int Number, DateTime Time, string Path, string ClientIp, int Status, double Seconds)
{
    private static readonly string[] Paths = ["/api/orders", "/api/products", "/api/cart", "/api/checkout", "/"];

    public static ShopRequest At(Moment m, int i)
    {
        double Draw(int stream) => Noise.Uniform(m.Seed, stream + (i * 16), m.Index);
        var instance = (int)(Draw(40_000) * m.Capacity);
        var seconds = 0.080 + (0.300 * m.Slowness(instance) * (0.7 + (0.6 * Draw(40_001))));
        var status = Draw(40_002) < m.ErrorShare ? 500 : Draw(40_003) < 0.03 ? 404 : 200;
        return new ShopRequest(
            (int)(Draw(40_004) * 20_000), m.Minute.UtcDateTime.AddTicks((long)(Draw(40_005) * 0.999 * TimeSpan.TicksPerMinute)),
            Paths[(int)(Draw(40_006) * Paths.Length)], $"203.0.113.{(int)(Draw(40_007) * 250)}", status, status == 500 ? seconds * 0.4 : seconds);
    }
}
