using System.Text.RegularExpressions;

namespace AIOps.Orchestrations.Questions.Reading;

/// <summary>The words of each kind of question. A weight of 1 is enough alone; halves need company.</summary>
internal static class QuestionWords
{
    public static IReadOnlyList<(QuestionKind Kind, IReadOnlyList<(Regex Pattern, double Weight)> Words)> All { get; } =
    [
        (QuestionKind.Changes, Words(("change(d|s)?|deploy(ed|ment|ments|s)?|release[ds]?|roll(ed)? ?out|merged", 1.5), ("different|modified|updated|config(uration)?", 1), ("before|since|recent(ly)?|when", 0.3))),
        (QuestionKind.Errors, Words(("errors?|exceptions?|stack ?traces?|logs?|log lines?", 1.5), ("fail(ing|ures?|ed)?|messages?|new in", 1), ("show|which|list", 0.2))),
        (QuestionKind.Similar, Words(("similar|seen (this|it) before|happen(ed)? before|past incidents?|previous(ly)?|earlier incidents?|last time|history", 2), ("before|again|ever|past|recurring|repeat(s|ed)?", 0.8))),
        (QuestionKind.Why, Words(("why|root ?causes?|causes?|caused|culprit|explain|how come|responsible|evidence", 1.5), ("reasons?|blame|broke|broken|suspects?", 1))),
        (QuestionKind.Waiting, Words(("waiting|waits?|pending|inbox|to approve|needs? (an? )?(approval|decision|me)|open approvals?|approvals? (open|needed)", 2), ("approvals?|decide|for me|on me|next", 1))),
        (QuestionKind.Decisions, Words(("who", 0.8), ("approved|rejected|decided|signed off|allowed|denied|acknowledged|approvers?|voted|executed|did (it|that|this)|ran|resolved|closed", 1.4))),
        (QuestionKind.BlastRadius, Words(("blast ?radius|impact(ed|s)?|affected|affects?|depends? on|dependents?|dependenc(y|ies)|downstream|upstream|topology", 2), ("how many|how big|how bad|which (services|resources)|reach|damage|customers?|users?", 1))),
        (QuestionKind.Trend, Words(("better|worse|improv(e|ing|ed)|recover(y|s|ing|ed)?|trend(ing)?|fixed|back to normal|healthy|calming|settling", 2), ("resolved yet|over|still|yet|helped|work(ed)?|normal", 1))),
        (QuestionKind.Status, Words(("status|state of|what('s| is) (going on|happening|up|wrong|broken|open)|what happened|summar(y|ise|ize)|overview|sitrep|tl;?dr|open incidents?|any incidents?|incidents? open|where are we|how are (we|things)", 2), ("incidents?|problems?|outages?|issues?|alerts?|severity|now", 0.5), ("summary|update|brief", 1))),
        (QuestionKind.Help, Words(("help|what can (i|you)|how do i|commands?|usage|examples?", 1.2))),
    ];

    private static IReadOnlyList<(Regex, double)> Words(params (string Pattern, double Weight)[] words) =>
        [.. words.Select(word => (new Regex($@"\b({word.Pattern})\b", RegexOptions.CultureInvariant | RegexOptions.Compiled), word.Weight))];
}
