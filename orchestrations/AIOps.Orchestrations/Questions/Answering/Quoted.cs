using System.Globalization;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>How answers write titles, quotes and times.</summary>
internal static class Quoted
{
    public static string Title(string text) => $"“{HostileText.Plain(text, 160).Replace('“', '\'').Replace('”', '\'')}”";

    public static string Line(string text) => HostileText.Plain(text, 300);

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Share(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "0" : "0.##", CultureInfo.InvariantCulture);

    public static string Ago(TimeSpan span) => span.TotalMinutes < 1 ? "less than a minute"
        : span.TotalHours < 2 ? $"{span.TotalMinutes:0} min"
        : span.TotalDays < 2 ? $"{span.TotalHours:0.#} h"
        : $"{span.TotalDays:0} days";
}
