using Microsoft.AspNetCore.Http;

namespace AIOps.Api.Problems;

/// <summary>RFC 9457 problem details: every error of the API has this form.</summary>
internal static class Problem
{
    public static IResult NotFound(string what, string id) =>
        Of(StatusCodes.Status404NotFound, $"No such {what}", $"There is no {what} with the id '{id}'.");

    public static IResult Invalid(string field, string detail) =>
        Of(StatusCodes.Status400BadRequest, $"'{field}' is not valid", detail, new Dictionary<string, object?> { ["field"] = field });

    public static IResult Forbidden(string detail) => Of(StatusCodes.Status403Forbidden, "Not allowed", detail);

    public static IResult Of(int status, string title, string detail, IDictionary<string, object?>? more = null) =>
        Results.Problem(detail, statusCode: status, title: title, type: $"https://httpstatuses.io/{status}", extensions: more);
}
