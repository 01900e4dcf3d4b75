namespace AIOps.Orchestrations.Questions.Answering;

/// <summary>Says what can be asked.</summary>
internal sealed class HelpAnswer : IAnswerer
{
    public QuestionKind Kind => QuestionKind.Help;

    public bool NeedsIncident => false;

    public Task AnswerAsync(QuestionScope scope, AnswerWriter writer, CancellationToken cancellation)
    {
        writer.Say("I don't know what is meant. I answer from stored facts; ask me for example:");
        foreach (var example in (string[])["What is going on?", "What changed?", "Show the errors.", "Similar incidents?", "Why this cause?", "What is affected?", "Is it getting better?", "What is waiting for a decision?", "Who approved it?"])
        {
            writer.Item(example);
        }

        writer.Say("Name an incident by its id (inc-…) when more than one is open.");
        return Task.CompletedTask;
    }
}
