using System.CommandLine;
using AIOps.Storage.Sqlite;

namespace AIOps.Local.Cli;

/// <summary>The data folder that verbs other than <c>run</c> look into; they never create one.</summary>
internal static class DataFolder
{
    public const string FileName = "aiops.db";

    public static Option<string> Option() => new("--data") { Description = "Folder of the SQLite file.", DefaultValueFactory = _ => ".aiops" };

    /// <summary>Opens the store of a folder; says what is wrong and returns null when there is none.</summary>
    public static SqliteDocumentStore? Open(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"There is no {FileName} in '{Path.GetFullPath(folder)}'. Name the folder of a run with --data.");
            return null;
        }

        return new SqliteDocumentStore(new SqliteStoreOptions { Path = file });
    }
}
