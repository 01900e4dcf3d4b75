using Microsoft.Data.Sqlite;

namespace AIOps.Storage.Sqlite;

/// <summary>One open connection with its prepared statements; used by one caller at a time.</summary>
internal sealed class StoreConnection : IDisposable
{
    private const string Key = "tbl = $tbl AND pk = $pk AND rk = $rk";
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = [];

    public StoreConnection(SqliteStoreOptions options, int cacheKib)
    {
        // Pooling is done here: a pooled connection would keep the file open after the store is closed.
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.Path, Pooling = false }.ToString());
        connection.Open();
        // WAL: readers do not wait for the writer. NORMAL: a commit is in the page cache of the operating system when the call returns, so kill -9 of the
        // process loses no acknowledged write; only a crash of the machine can lose the last ones (never a part of one). FULL closes that too.
        Execute($"PRAGMA journal_mode = WAL; PRAGMA synchronous = {(options.SyncEveryCommit ? "FULL" : "NORMAL")};" +
            $"PRAGMA busy_timeout = {(int)options.BusyTimeout.TotalMilliseconds}; PRAGMA cache_size = -{cacheKib}; PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864;");
    }

    public void CreateSchema() => Execute(
        "CREATE TABLE IF NOT EXISTS documents " +
        "(id INTEGER PRIMARY KEY, tbl TEXT NOT NULL, pk BLOB NOT NULL, rk BLOB NOT NULL, etag INTEGER NOT NULL, body BLOB NOT NULL);" +
        "CREATE UNIQUE INDEX IF NOT EXISTS documents_key ON documents (tbl, pk, rk);");

    public void Begin() => Prepared("BEGIN IMMEDIATE").ExecuteNonQuery();

    public void BeginRead() => Prepared("BEGIN").ExecuteNonQuery();

    public void Commit() => Prepared("COMMIT").ExecuteNonQuery();

    public void Rollback()
    {
        try
        {
            Prepared("ROLLBACK").ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // After a full disk or an I/O error SQLite has rolled back itself; that error is the one to report.
        }
    }

    /// <summary>A place inside the transaction that a part of it can go back to.</summary>
    public void Savepoint() => Prepared("SAVEPOINT one").ExecuteNonQuery();

    public void ReleaseSavepoint() => Prepared("RELEASE one").ExecuteNonQuery();

    public void RollbackToSavepoint()
    {
        Prepared("ROLLBACK TO one").ExecuteNonQuery();
        ReleaseSavepoint();
    }

    public int Insert(string table, DocumentWrite write, long etag) => Change(
        "INSERT INTO documents (tbl, pk, rk, etag, body) VALUES ($tbl, $pk, $rk, $etag, $body) ON CONFLICT DO NOTHING", table, write, etag);

    public int Upsert(string table, DocumentWrite write, long etag) => Change(
        "INSERT INTO documents (tbl, pk, rk, etag, body) VALUES ($tbl, $pk, $rk, $etag, $body) " +
        "ON CONFLICT DO UPDATE SET etag = excluded.etag, body = excluded.body", table, write, etag);

    public int Replace(string table, DocumentWrite write, long etag, long ifMatch) => Change(
        $"UPDATE documents SET etag = $etag, body = $body WHERE {Key} AND etag = $match", table, write, etag, ifMatch);

    public int Delete(string table, DocumentWrite write) => Change($"DELETE FROM documents WHERE {Key}", table, write);

    public int Delete(string table, DocumentWrite write, long ifMatch) =>
        Change($"DELETE FROM documents WHERE {Key} AND etag = $match", table, write, ifMatch: ifMatch);

    public SqliteDataReader Get(string table, string partition, string row)
    {
        SqliteCommand command = Prepared($"SELECT rk, etag, body FROM documents WHERE {Key}");
        Bind(command, "$tbl", table);
        Bind(command, "$pk", KeyBytes.Encode(partition));
        Bind(command, "$rk", KeyBytes.Encode(row));
        return command.ExecuteReader();
    }

    /// <summary>Rows from a key on, ascending.</summary>
    public SqliteDataReader Query(string table, string partition, byte[] from, bool inclusive, byte[]? to, int take)
    {
        string upper = to is null ? "" : " AND rk < $to";
        SqliteCommand command = Prepared(
            $"SELECT rk, etag, body FROM documents WHERE tbl = $tbl AND pk = $pk AND rk {(inclusive ? ">=" : ">")} $from{upper} ORDER BY rk LIMIT $take");
        Bind(command, "$tbl", table);
        Bind(command, "$pk", KeyBytes.Encode(partition));
        Bind(command, "$from", from);
        if (to is not null) Bind(command, "$to", to);
        Bind(command, "$take", take);
        return command.ExecuteReader();
    }

    public void Dispose()
    {
        foreach (SqliteCommand command in commands.Values) command.Dispose();
        connection.Dispose();
    }

    private int Change(string sql, string table, DocumentWrite write, long? etag = null, long? ifMatch = null)
    {
        SqliteCommand command = Prepared(sql);
        Bind(command, "$tbl", table);
        Bind(command, "$pk", KeyBytes.Encode(write.Partition));
        Bind(command, "$rk", KeyBytes.Encode(write.Row));
        if (etag is not null)
        {
            Bind(command, "$etag", etag.Value);
            Bind(command, "$body", PropertyCodec.Encode(write.Properties));
        }
        if (ifMatch is not null) Bind(command, "$match", ifMatch.Value);
        return command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, string name, object value)
    {
        int index = command.Parameters.IndexOf(name);
        if (index >= 0) command.Parameters[index].Value = value;
        else command.Parameters.AddWithValue(name, value);
    }

    private SqliteCommand Prepared(string sql)
    {
        if (commands.TryGetValue(sql, out SqliteCommand? command)) return command;
        command = connection.CreateCommand();
        command.CommandText = sql;
        return commands[sql] = command;
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
