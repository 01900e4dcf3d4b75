namespace AIOps.Orchestrations.Workflows.Incidents;

/// <summary>
/// Counts the attempts of one opening. An incident may hold one problem after the other (two on one resource, half an hour apart): what helped against the first is not
/// held against the second, and each gets the same number of attempts. Deterministic, so it may live inside the workflow.
/// </summary>
/// <param name="most">Attempts at one problem.</param>
internal sealed class Attempts(int most)
{
    /// <summary>Problems that one opening treats by itself before it leaves everything to people: an incident that never ends must not act for ever.</summary>
    private const int MostProblems = 5;

    private readonly List<int> _helped = [];
    private int _problem = 1;

    /// <summary>Number of the attempt in this opening, from 1: names its plan.</summary>
    public int Number { get; private set; }

    /// <summary>Which attempt at the problem in hand it is, from 1.</summary>
    public int AtProblem { get; private set; }

    /// <summary>Attempts that helped.</summary>
    public IReadOnlyList<int> Helped => [.. _helped];

    /// <summary>True while another attempt at the problem in hand is allowed.</summary>
    public bool IsLeft => AtProblem < most;

    /// <summary>True while another problem may be treated.</summary>
    public bool MayTakeAnotherProblem => _problem < MostProblems;

    /// <summary>Begins the next attempt.</summary>
    public void Begin() => (Number, AtProblem) = (Number + 1, AtProblem + 1);

    /// <summary>What is treated from now on is another problem.</summary>
    /// <param name="helped">Whether the attempt that just ended helped against the one before.</param>
    public void NextProblem(bool helped)
    {
        if (helped)
        {
            _helped.Add(Number);
        }

        _problem++;
        AtProblem = 0;
    }
}
