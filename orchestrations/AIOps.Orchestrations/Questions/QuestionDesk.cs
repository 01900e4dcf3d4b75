using AIOps.Correlate;
using AIOps.Orchestrations.Incidents;
using AIOps.Orchestrations.Questions.Answering;
using AIOps.Orchestrations.Questions.Reading;

namespace AIOps.Orchestrations.Questions;

/// <summary>
/// Answers questions about incidents from what is stored, for the dashboard, for chat and for assistants alike. It reads and never writes;
/// an unknown question gets a list of what can be asked, a missing fact gets "I don't know".
/// </summary>
public sealed class QuestionDesk
{
    /// <summary>Longest question, in characters.</summary>
    public const int MaxLength = 500;

    private readonly IncidentRepository _incidents;
    private readonly Dictionary<QuestionKind, IAnswerer> _answerers;

    /// <summary>Creates the desk.</summary>
    /// <param name="incidents">Where incidents are.</param>
    /// <param name="answerers">One per kind of question.</param>
    internal QuestionDesk(IncidentRepository incidents, IEnumerable<IAnswerer> answerers) =>
        (_incidents, _answerers) = (incidents, answerers.ToDictionary(one => one.Kind));

    /// <summary>Answers one question.</summary>
    /// <param name="question">What is asked, in English; more than <see cref="MaxLength"/> characters are cut.</param>
    /// <param name="incidentId">The incident that is meant; null = the one named in the text, or the only one that is open.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<Answer> AskAsync(string question, string? incidentId, CancellationToken cancellation)
    {
        var reading = QuestionReader.Read(question.Length > MaxLength ? question[..MaxLength] : question);
        var answerer = _answerers[reading.Kind];
        var writer = new AnswerWriter(reading);
        var wanted = incidentId ?? reading.IncidentId;
        if (wanted is not null)
        {
            if ((await _incidents.GetAsync(wanted, cancellation))?.Value is not { } named)
            {
                return writer.Unknown($"there is no incident with the id '{HostileText.Plain(wanted, 60)}'").End();
            }

            await answerer.AnswerAsync(new QuestionScope(named), writer.About(named.Incident.Id), cancellation);
            return writer.End();
        }

        if (!answerer.NeedsIncident)
        {
            await answerer.AnswerAsync(new QuestionScope(null), writer, cancellation);
            return writer.End();
        }

        return await AboutTheOpenOneAsync(answerer, writer, cancellation);
    }

    private async Task<Answer> AboutTheOpenOneAsync(IAnswerer answerer, AnswerWriter writer, CancellationToken cancellation)
    {
        var open = await _incidents.ListAsync(line => line.Status != IncidentStatus.Resolved, null, 6, cancellation);
        if (open.Count == 1 && (await _incidents.GetAsync(open[0].Id, cancellation))?.Value is { } only)
        {
            writer.About(open[0].Id).Say($"About the only open incident, {Quoted.Title(open[0].Title)} {writer.Cite(Cites.Incident(open[0]))}:");
            await answerer.AnswerAsync(new QuestionScope(only), writer, cancellation);
            return writer.End();
        }

        if (open.Count == 0)
        {
            return writer.Unknown("no incident is open, and the question names none").End();
        }

        writer.Unknown("the question does not say which incident is meant; these are open");
        foreach (var line in open.Take(5))
        {
            writer.Item($"{Quoted.Title(line.Title)} {writer.Cite(Cites.Incident(line))}");
        }

        return writer.End();
    }
}
