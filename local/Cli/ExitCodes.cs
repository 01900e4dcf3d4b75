namespace AIOps.Local.Cli;

/// <summary>What the command line ends with. 2 (wrong use) comes from the parser.</summary>
internal static class ExitCodes
{
    public const int Success = 0;
    public const int Failure = 1;
    public const int WrongUse = 2;
}
