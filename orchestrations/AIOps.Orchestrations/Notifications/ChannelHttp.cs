using System.Net;
using AIOps.Orchestrations.Ports;

namespace AIOps.Orchestrations.Notifications;

/// <summary>How every channel talks HTTP: no redirects (a credential is for the configured address only), a time limit, and refusals told apart by whether another try can help.</summary>
public static class ChannelHttp
{
    private const int ReadAtMost = 1024 * 1024;

    /// <summary>A client for one channel; lives as long as the host.</summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) })
    {
        Timeout = TimeSpan.FromSeconds(20),
        MaxResponseContentBufferSize = ReadAtMost,
    };

    /// <summary>Sends and reads the answer as text.</summary>
    /// <param name="http">The client.</param>
    /// <param name="request">The request; its address is not put into errors (it may be a secret).</param>
    /// <param name="who">Name of the other side, for people.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="NotDeliveredException">No answer, or no success: 408, 425, 429 and 5xx may be tried again, anything else may not.</exception>
    public static async Task<string> SendAsync(HttpClient http, HttpRequestMessage request, string who, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            return response.IsSuccessStatusCode ? text : throw Refusal(response, text, who);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new NotDeliveredException($"{who} did not answer in time");
        }
        catch (HttpRequestException away)
        {
            throw new NotDeliveredException($"{who} is not reachable: {away.HttpRequestError}", away);
        }
    }

    private static NotDeliveredException Refusal(HttpResponseMessage response, string text, string who)
    {
        var again = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425 || (int)response.StatusCode >= 500;
        var said = Questions.HostileText.Plain(text, 200);
        return new NotDeliveredException($"{who} answers {(int)response.StatusCode}{(said.Length > 0 ? ": " + said : "")}")
        {
            IsPermanent = !again,
            RetryAfter = response.Headers.RetryAfter is { } wait ? wait.Delta ?? wait.Date - response.Headers.Date : null,
        };
    }
}
