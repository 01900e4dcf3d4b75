using AIOps.Detect.Logs;

namespace AIOps.Detect.Tests.Logs;

public sealed class TemplateMinerTests
{
    private static readonly string[] Users = ["ann", "bob", "carol", "dave", "erin", "frank", "grace"];

    [Fact]
    public void Lines_that_differ_in_values_share_a_template()
    {
        var miner = new TemplateMiner();
        Assert.Equal(miner.Match("order 1 paid in 20 ms").Id, miner.Match("order 22 paid in 3 ms").Id);
        Assert.Equal(2, Assert.Single(miner.Templates).Count);
    }

    [Fact]
    public void Many_words_at_one_place_become_a_value_and_old_ids_stay_valid()
    {
        var miner = new TemplateMiner();
        var first = Users.Select(user => miner.Match($"session opened for {user} on console")).ToList();
        var merged = Assert.Single(miner.Templates);
        Assert.Equal("session opened for <*> on console", merged.Text);
        Assert.Equal(Users.Length, merged.Count);
        Assert.All(first, one => Assert.Equal(merged.Id, one.Current().Id));
        Assert.Contains(first[0].Id, merged.Aliases);
        var published = miner.TakeMerges();
        Assert.Contains(published, merge => merge.OldId == first[0].Id && merge.NewId == merged.Id);
        Assert.Empty(miner.TakeMerges());
    }

    [Fact]
    public void A_word_that_comes_later_joins_the_general_template_at_once()
    {
        var miner = new TemplateMiner();
        foreach (var user in Users) miner.Match($"session opened for {user} on console");
        Assert.Equal("session opened for <*> on console", miner.Match("session opened for zoe on console").Text);
    }

    [Fact]
    public void Few_words_that_mean_different_things_stay_apart()
    {
        var miner = new TemplateMiner();
        Assert.NotEqual(miner.Match("breaker of the cart opened again").Id, miner.Match("breaker of the cart closed again").Id);
        Assert.Equal(2, miner.Templates.Count());
    }

    [Fact]
    public void What_a_line_begins_with_is_merged_last()
    {
        var miner = new TemplateMiner();
        foreach (var verb in new[] { "Opening", "Closing", "Reading", "Writing", "Locking", "Freeing" }) miner.Match($"{verb} the main data file");
        Assert.Equal(6, miner.Templates.Count());
    }

    [Fact]
    public void Names_that_differ_in_a_number_only_are_a_value() =>
        Assert.Equal("link of eth0 is down now|link of <*> is down now", Texts("link of eth0 is down now", "link of eth1 is down now"));

    [Fact]
    public void A_detail_is_shown_as_long_as_all_lines_have_it() =>
        Assert.Equal(
            "login tty=ssh from <*> took <*> ms|login tty=ssh from <*> took <*> ms|login tty=<*> from <*> took <*> ms",
            Texts("login tty=ssh from 10.0.0.1 took 5 ms", "login tty=ssh from 10.0.0.2 took 6 ms", "login tty=serial from 10.0.0.3 took 7 ms"));

    [Fact]
    public void A_value_may_be_missing_or_have_a_unit() => Assert.Equal(1, Count("sent 12 bytes (1.1 KB) now", "sent 7 bytes now", "sent 9 now"));

    [Fact]
    public void Ids_are_the_same_in_every_miner_and_in_any_order()
    {
        string[] lines = ["order 1 paid", "cart 2 emptied by hand", "disk sda1 is at 90 %"];
        var one = new TemplateMiner();
        var two = new TemplateMiner();
        var ids = lines.Select(line => one.Match(line).Id).ToList();
        Assert.Equal(ids, lines.Reverse().Select(line => two.Match(line).Id).Reverse());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{16}$", id));
    }

    [Fact]
    public void A_restored_miner_goes_on_where_the_saved_one_was()
    {
        var miner = new TemplateMiner();
        foreach (var user in Users) miner.Match($"session opened for {user} on console");
        miner.Match("login tty=ssh from 10.0.0.1 took 5 ms");
        var restored = TemplateMiner.Restore(miner.Save())!;
        Assert.Equal(miner.Templates.Select(one => (one.Id, one.Text, one.Count, string.Join(',', one.Aliases))), restored.Templates.Select(one => (one.Id, one.Text, one.Count, string.Join(',', one.Aliases))));
        Assert.Equal(miner.Match("session opened for zoe on console").Id, restored.Match("session opened for zoe on console").Id);
        Assert.Equal(miner.Save(), restored.Save());
    }

    [Fact]
    public void Damaged_state_is_refused()
    {
        var miner = new TemplateMiner();
        miner.Match("order 1 paid");
        var state = miner.Save();
        Assert.Null(TemplateMiner.Restore([]));
        Assert.Null(TemplateMiner.Restore(state.AsSpan(0, state.Length - 1)));
        Assert.Null(TemplateMiner.Restore([99, .. state]));
    }

    private static string Texts(params string[] lines)
    {
        var miner = new TemplateMiner();
        return string.Join('|', lines.Select(line => miner.Match(line).Current().Text));
    }

    private static int Count(params string[] lines)
    {
        var miner = new TemplateMiner();
        foreach (var line in lines) miner.Match(line);
        return miner.Templates.Count();
    }
}
