
namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>Why the first cause stands first: its components with the facts behind each, and what else was suspected.</summary>
internal sealed class WhyAnswer : IAnswerer
{
    public QuestionKind Kind => QuestionKind.Why;

    public bool NeedsIncident => true;

    public Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation)
    {
        var record = scope.Incident!;
        if (record.Diagnosis is not { Causes: [var top, ..] causes } diagnosis)
        {
            writer.Unknown(record.Diagnosis is null ? "the incident has not been diagnosed yet" : "no cause stands out in the facts");
            return Task.CompletedTask;
        }

        var facts = diagnosis.Evidence.GroupBy(fact => fact.Id).ToDictionary(group => group.Key, group => group.First());
        writer.Sure(top.Confidence).Say($"The first suspect is {Quoted.Title(top.Title)} with {Quoted.Share(top.Confidence)} confidence {writer.Cite(Cites.Incident(record))}. What speaks for it:");
        foreach (var part in top.Contributions.OrderByDescending(part => part.Weight).Take(5))
        {
            var cited = part.EvidenceIds.Where(facts.ContainsKey).Select(id => facts[id]).Take(3).ToList();
            var marks = string.Concat(cited.Select(fact => writer.Cite(Cites.Evidence(record.Incident.Id, fact))));
            var said = cited.Count > 0 ? $": {Quoted.Line(cited[0].Text)}" : "";
            writer.Item($"{Component(part.Component)} ({Quoted.Share(part.Weight)} of its score){said} {marks}".TrimEnd());
        }

        if (causes.Count > 1)
        {
            writer.Say("Also suspected: " + string.Join(", ", causes.Skip(1).Take(3).Select(cause => $"{Quoted.Title(cause.Title)} ({Quoted.Share(cause.Confidence)})")) + ".");
        }

        return Task.CompletedTask;
    }

    private static string Component(string component) => component switch
    {
        "excess" => "time or errors that no callee explains",
        "resource-shift" => "its own metrics shifted",
        "edge-gap" => "calls to it got worse than calls past it",
        "log-novelty" => "its logs say something new",
        "forecast" => "a limit comes near",
        "traffic" => "more load arrives",
        "change" => "it changed shortly before",
        _ => HostileText.Plain(component, 40),
    };
}
