namespace AIOps.Storage.Sqlite;

/// <summary>Where and how the embedded store keeps its rows.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>Path of the database file. <value>Default <c>.aiops/aiops.db</c>; its folder is created.</value></summary>
    public string Path { get; set; } = System.IO.Path.Combine(".aiops", "aiops.db");

    /// <summary>How long a call waits for a writer of another process. <value>Default 15 s; 1 s to 5 min.</value></summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// True syncs the disk at every commit, so that a power cut loses nothing either; about 50 times slower.
    /// <value>Default false: a killed process loses nothing, a power cut at most the last writes.</value>
    /// </summary>
    public bool SyncEveryCommit { get; set; }

    /// <summary>Throws when a value is out of range.</summary>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Path)) throw new ArgumentException($"{nameof(SqliteStoreOptions)}.{nameof(Path)} is '{Path}': a file path is needed.");
        if (BusyTimeout < TimeSpan.FromSeconds(1) || BusyTimeout > TimeSpan.FromMinutes(5))
            throw new ArgumentException($"{nameof(SqliteStoreOptions)}.{nameof(BusyTimeout)} is {BusyTimeout}: 00:00:01 to 00:05:00 are allowed.");
    }
}
