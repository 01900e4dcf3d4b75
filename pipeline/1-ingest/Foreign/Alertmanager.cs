using AIOps.Ingest.Decoding;
using AIOps.Ingest.Identity;
using AIOps.Ingest.Json;
using AIOps.Ingest.Time;

namespace AIOps.Ingest.Foreign;

/// <summary>The webhook of the Prometheus Alertmanager (version 4): a group of alerts.</summary>
internal static class Alertmanager
{
    private const int Status = 0, Labels = 1, Annotations = 2, StartsAt = 3, EndsAt = 4, Fingerprint = 5;

    private static readonly NameTable Names = new(
        (Status, "status"), (Labels, "labels"), (Annotations, "annotations"), (StartsAt, "startsAt"), (EndsAt, "endsAt"), (Fingerprint, "fingerprint"));

    public static void Read(ref DecodeContext context, in JsonToken alerts)
    {
        var elements = new ElementEnumerator(context.Body, alerts);
        while (elements.MoveNext()) ReadOne(ref context, elements.Current);
    }

    private static void ReadOne(ref DecodeContext context, in JsonToken token)
    {
        var body = context.Body;
        if (!ObjectReader.TryEnter(token, body, Names, out var alert))
        {
            context.Reject(RejectKind.InvalidField, "an element of alerts is not an object; send Alertmanager webhooks of version 4", token.Start, token.End);
            return;
        }

        var labels = LabelSet.Read(alert[Labels], body);
        var title = LabelSet.First(labels, "alertname");
        if (title is null)
        {
            context.Reject(RejectKind.MissingField, "labels.alertname is missing; send Alertmanager webhooks of version 4", token.Start, token.End);
            return;
        }

        var firing = JsonText.OrNull(alert[Status], body) != "resolved";
        if (!TryTime(ref context, alert, firing, token, out var ticks, out var stands)) return;
        var annotations = LabelSet.Read(alert[Annotations], body);
        var summary = LabelSet.First(annotations, "summary", "description", "message");
        var described = LabelSet.Describe(labels);
        context.Alert(
            new()
            {
                Source = "alertmanager",
                ExternalId = JsonText.OrNull(alert[Fingerprint], body) ?? ContentId.Of("alertmanager", title, described),
                Firing = firing,
                Severity = AlertSeverity.Of(LabelSet.First(labels, "severity")),
                ResourceIds = LabelSet.ResourceOf(labels) is { } resource ? [resource] : [],
                Title = title,
                Time = new(ticks, TimeSpan.Zero),
                TimeIsEnqueued = stands,
                Description = summary is null ? described : JsonText.Cap($"{summary} ({described})", 2000),
            },
            SignalSource.Prometheus);
    }

    // startsAt of an alert that is still firing may be days old: then the arrival is what matters, and the alert is not late.
    private static bool TryTime(ref DecodeContext context, in Members alert, bool firing, in JsonToken token, out long ticks, out bool stands)
    {
        stands = false;
        if (EventTime.TryRead(alert[firing ? StartsAt : EndsAt], context.Body, out ticks))
        {
            if (context.EnqueuedTicks - ticks > context.State.Options.AllowedLateness.Ticks) ticks = context.EnqueuedTicks;
            return context.InRange(ticks, token.Start, token.End);
        }

        (stands, ticks) = (true, context.EnqueuedTicks);
        return true;
    }
}
