namespace AIOps.Storage.Sqlite.Tests;

public sealed class RowKeysTests
{
    [Fact]
    public void Newest_first_keys_sort_later_times_first()
    {
        DateTimeOffset time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.True(string.CompareOrdinal(RowKeys.NewestFirst(time.AddTicks(1)), RowKeys.NewestFirst(time)) < 0);
        Assert.True(string.CompareOrdinal(RowKeys.OldestFirst(time.AddTicks(1)), RowKeys.OldestFirst(time)) > 0);
    }

    [Fact]
    public void Safe_keys_are_allowed_and_different_for_different_texts()
    {
        Random random = new(5);
        HashSet<string> texts = [], keys = [];
        for (int i = 0; i < 5000; i++)
        {
            char[] text = new char[random.Next(0, 12)];
            for (int c = 0; c < text.Length; c++) text[c] = "ab/~#?\\\t\uffff002f"[random.Next(13)];
            if (!texts.Add(new string(text))) continue;
            string key = RowKeys.Safe(new string(text));
            TableRules.CheckKeys(key, key);
            Assert.True(keys.Add(key), key);
        }
    }

    [Fact]
    public void Long_texts_are_cut_and_hashed()
    {
        string one = RowKeys.Safe(new string('/', 600)), other = RowKeys.Safe(new string('/', 601));
        Assert.NotEqual(one, other);
        Assert.True(one.Length <= RowKeys.MaxSafeLength);
    }
}
