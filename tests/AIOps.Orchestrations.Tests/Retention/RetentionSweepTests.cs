using AIOps.Ingest;
using AIOps.Orchestrations.DeadLetters;
using AIOps.Orchestrations.Retention;
using AIOps.Orchestrations.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Retention;

public sealed class RetentionSweepTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();

    [Fact]
    public async Task Dead_letters_go_with_their_bytes_when_their_days_are_over_and_not_before()
    {
        var letters = new DeadLetterRepository(_temporary.Store);
        var old = await letters.AddAsync(RejectKind.Malformed, "cut off", 0, "old"u8.ToArray(), "test", Samples.Noon);
        var young = await letters.AddAsync(RejectKind.Malformed, "cut off", 0, "young"u8.ToArray(), "test", Samples.Noon.AddDays(20));
        var sweep = new RetentionSweep(
            letters, Options.Create(new RetentionOptions()), new SettableTime(Samples.Noon.AddDays(30).AddMinutes(1)), NullLogger<RetentionSweep>.Instance);

        Assert.Equal(1, await sweep.RunAsync(default));
        Assert.Equal(0, await sweep.RunAsync(default));
        Assert.Null(await letters.GetAsync(old.Id));
        Assert.Empty(await letters.RawAsync(old.Id));
        Assert.Equal("young"u8.ToArray(), await letters.RawAsync(young.Id));
    }

    public void Dispose() => _temporary.Dispose();
}
