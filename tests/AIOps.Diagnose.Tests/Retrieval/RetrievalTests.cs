using AIOps.Diagnose.Retrieval;

namespace AIOps.Diagnose.Tests.Retrieval;

public sealed class RetrievalTests
{
    private static readonly Bm25Index Index = new(
    [
        .. RunbookReader.Read("disk.md", "# Data disk fills up\nGrow the managed disk, then the file system.\n# Queue depth\nLook at IOPS."),
        new("inc-7", "CPU runaway on vmss-shop-api", "Restarting the instance cleared PercentageCPU."), new("inc-8", "Certificate expired", "Renewed.", "other-tenant"),
    ]);

    [Fact]
    public void The_part_of_the_runbook_that_fits_comes_first() => Assert.Equal("disk.md#1", Index.Search("a data disk is filling up")[0].Item.Id);

    [Fact]
    public void Names_are_found_by_their_words() => Assert.Equal("inc-7", Index.Search("vmss shop api percentage cpu")[0].Item.Id);

    [Fact]
    public void Other_scopes_stay_closed()
    {
        Assert.Empty(Index.Search("certificate expired", "mine"));
        Assert.Single(Index.Search("certificate expired", "other-tenant"));
    }

    [Fact]
    public void A_question_without_a_shared_word_finds_nothing() => Assert.Empty(Index.Search("zzz"));
}
