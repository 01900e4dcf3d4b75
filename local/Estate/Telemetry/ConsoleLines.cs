namespace AIOps.Local.Estate.Telemetry;

/// <summary>What the web application writes to its console: as much as a real one, so that what is new stands out.</summary>
internal static class ConsoleLines
{
    /// <summary>From here on the application calls a request slow.</summary>
    private const double SlowSeconds = 0.9;

    /// <summary>After this time the application gives up on the orders API.</summary>
    private const double PatienceSeconds = 1.5;

    public static IEnumerable<(DateTime Time, string Level, string Text)> Of(Moment moment, IReadOnlyList<ShopRequest> requests)
    {
        foreach (var request in requests.Take(3)) yield return Info(request.Time, $"info: Shop.Web.Requests[1] Served {request.Path} in {(int)(request.Seconds * 1000)} ms");
        if (moment.Index % 15 == 0)
            yield return Info(At(moment, 30), $"info: Shop.Web.Cache[4] Refreshed {200 + (int)(Noise.Uniform(moment.Seed, 31, moment.Index) * 90)} products");
        if (moment.Index % 10 == 3) yield return Info(At(moment, 12), $"info: Shop.Web.Sessions[9] {40 + (int)(moment.Load * 300)} sessions are active");
        // A little goes wrong every day; nobody is called for it.
        if (Noise.Uniform(moment.Seed, 32, moment.Index) < 0.02)
            yield return (At(moment, 41), "Warning", $"warn: Shop.Web.Mail[6] Sending the receipt of order {41_000 + (int)(Noise.Uniform(moment.Seed, 33, moment.Index) * 900)} is retried: the mail server is busy");
        foreach (var request in requests)
        {
            if (request.Status >= 500)
                yield return (request.Time, "Error", $"fail: Shop.Web.Orders[17] Checkout of order {40_000 + request.Number} failed: System.NullReferenceException: Object reference not set to an instance of an object. at Shop.Web.Orders.PriceRules.Apply(Order order)");
            else if (request.Seconds > PatienceSeconds)
                yield return (request.Time, "Warning", $"warn: Shop.Web.OrdersClient[23] Request {request.Number} to the orders API was given up after {PatienceSeconds * 1000:0} ms and is tried again: System.TimeoutException: The operation has timed out.");
            else if (request.Seconds > SlowSeconds)
                yield return (request.Time, "Warning", $"warn: Shop.Web.OrdersClient[21] The orders API answered request {request.Number} after {(int)(request.Seconds * 1000)} ms");
        }
    }

    private static (DateTime Time, string Level, string Text) Info(DateTime time, string text) => (time, "Informational", text);

    private static DateTime At(Moment moment, int second) => moment.Minute.UtcDateTime.AddSeconds(second);
}
