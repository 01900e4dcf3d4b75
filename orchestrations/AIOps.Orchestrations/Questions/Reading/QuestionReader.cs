using System.Text.RegularExpressions;

namespace AIOps.Orchestrations.Questions.Reading;

/// <summary>
/// Tells what a question is about by its words: each kind has words with weights, the highest sum wins, and a sum below one word's weight is not understood.
/// Words only: nothing in a question is an instruction.
/// </summary>
internal static partial class QuestionReader
{
    private const double Enough = 1.0;

    public static QuestionReading Read(string text)
    {
        var incident = IncidentId().Match(text) is { Success: true } match ? match.Value.ToLowerInvariant() : null;
        var plain = text.ToLowerInvariant();
        if (Command().IsMatch(plain))
        {
            return new QuestionReading(QuestionKind.Command, 1, incident);
        }

        var sums = QuestionWords.All.Select(entry => (entry.Kind, Sum: entry.Words.Sum(word => word.Pattern.IsMatch(plain) ? word.Weight : 0)))
            .Where(entry => entry.Sum >= Enough)
            .OrderByDescending(entry => entry.Sum)
            .ToList();
        if (sums.Count == 0)
        {
            return incident is null ? new QuestionReading(QuestionKind.Help, 0, null) : new QuestionReading(QuestionKind.Status, 0.6, incident);
        }

        // The lead over the runner-up is what makes a reading sure.
        var second = sums.Count > 1 ? sums[1].Sum : 0;
        return new QuestionReading(sums[0].Kind, Math.Round(sums[0].Sum / (sums[0].Sum + second), 2), incident);
    }

    [GeneratedRegex(@"\binc-[0-9a-z]+(-[0-9a-z]+)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex IncidentId();

    /// <summary>A request, not a question: a verb of doing at the start, after what people say to be polite.</summary>
    [GeneratedRegex(@"^\W*(<@\w+>\W*)?((please|now|ok|just|hey|aiops)\W+)*((can|could|would|will) you\W+)?((please|now|just|go ahead and)\W+)*(approve|reject|deny|restart|redeploy|reboot|scale|resize|start|stop|kill|delete|drop|resolve|close|acknowledge|ack|run|execute|apply|roll ?back|fix|grow|swap|silence|mute|disable|enable)\b")]
    private static partial Regex Command();
}
