using System.ComponentModel.DataAnnotations;

namespace AIOps.Orchestrations.Notifications;

/// <summary>How people are told (<c>AIOps:Notifications</c>).</summary>
public sealed class NotificationOptions
{
    /// <summary>Address of the product as people reach it: begins every link in a message. <value>Required by every channel but the log; https, or http on the loopback address.</value></summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Tries per message and channel before it is given up and noted in the incident's timeline. <value>Default 12, 1 to 100: about an hour.</value></summary>
    [Range(1, 100)]
    public int Attempts { get; set; } = 12;

    /// <summary>Pause before the second try; doubles from try to try. <value>Default 5 seconds, 100 milliseconds to 10 minutes.</value></summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "00:10:00")]
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest pause between two tries. <value>Default 10 minutes, 100 milliseconds to 6 hours.</value></summary>
    [Range(typeof(TimeSpan), "00:00:00.1000000", "06:00:00")]
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>What is wrong with the address for a channel that puts it into messages; null when all is well.</summary>
    public string? PublicUrlProblem() => PublicUrl is { IsAbsoluteUri: true } url && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        ? null
        : $"AIOps:Notifications:PublicUrl is '{PublicUrl}'; allowed is an absolute https address (http on the loopback address only), needed by every chat channel for its links.";

    /// <summary>An absolute link to a page of the product.</summary>
    /// <param name="path">Path and query, beginning with a slash.</param>
    public string LinkTo(string path) => PublicUrl!.GetLeftPart(UriPartial.Path).TrimEnd('/') + path;
}
