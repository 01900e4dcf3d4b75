using AIOps.Orchestrations.Questions.Reading;

namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>Collects the lines of an answer and the facts that they cite. Nothing can be cited that was not handed over as a fact.</summary>
internal sealed class AnswerWriter(QuestionReading reading)
{
    private readonly List<string> _lines = [];
    private readonly List<Citation> _citations = [];
    private string? _incidentId;
    private double _confidence = 1;

    public AnswerWriter About(string incidentId)
    {
        _incidentId = incidentId;
        return this;
    }

    public AnswerWriter Say(string line)
    {
        _lines.Add(line);
        return this;
    }

    public AnswerWriter Item(string line) => Say("• " + line);

    /// <summary>What the facts do not say. The answer as a whole counts as not known unless <see cref="Sure"/> says otherwise after it.</summary>
    public AnswerWriter Unknown(string because)
    {
        _confidence = 0;
        return Say($"I don't know: {because}.");
    }

    /// <summary>Sets how sure the facts are, 0 to 1.</summary>
    public AnswerWriter Sure(double confidence)
    {
        _confidence = Math.Clamp(confidence, 0, 1);
        return this;
    }

    /// <summary>Notes a fact and gives the mark that cites it.</summary>
    public string Cite(Citation fact)
    {
        if (!_citations.Exists(known => known.Id == fact.Id))
        {
            _citations.Add(fact);
        }

        return $"[{fact.Id}]";
    }

    public Answer End() => new(
        _incidentId,
        string.Join('\n', _lines),
        _citations,
        reading.InWords,
        reading.Kind,
        Math.Round(reading.Kind == QuestionKind.Help ? 0 : reading.Confidence * _confidence, 2));
}
