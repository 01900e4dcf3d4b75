using AIOps.Orchestrations.Drift;
using AIOps.Orchestrations.Feedback;
using AIOps.Orchestrations.Shadow;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AIOps.Api.Learning;

/// <summary><c>GET /api/learning</c>: what people said, what a challenger configuration would change, and which series have drifted.</summary>
internal static class LearningEndpoints
{
    public static void Map(RouteGroupBuilder api) => api.MapGet(
        "/learning",
        async (FeedbackLedger feedback, ShadowReader shadow, DriftReader drift, CancellationToken cancellation) => Results.Ok(new
        {
            feedback = await feedback.CountAsync(cancellation),
            shadow = await shadow.ReadAsync(cancellation),
            drift = await drift.ReadAsync(cancellation),
        }));
}
