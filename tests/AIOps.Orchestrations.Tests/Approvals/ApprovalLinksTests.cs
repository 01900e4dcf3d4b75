using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AIOps.Orchestrations.Approvals;
using AIOps.Orchestrations.Approvals.Links;
using AIOps.Orchestrations.Tests.Fakes;
using AIOps.Remediate;
using Microsoft.Extensions.Options;

namespace AIOps.Orchestrations.Tests.Approvals;

/// <summary>What a link token must not become.</summary>
[Trait("Category", "ApprovalAttack")]
public sealed class ApprovalLinksTests : IDisposable
{
    private const string First = "first-key-of-at-least-32-characters!", Second = "second-key-of-at-least-32-character!";
    private readonly TemporaryStore _temporary = new();
    private readonly SettableTime _time = new(Samples.Noon);
    private readonly Approval _approval = Samples.Approval(Samples.Plan());

    [Fact]
    public async Task A_token_says_which_approval_which_plan_and_until_when_and_each_has_an_id_of_its_own()
    {
        var links = Links();
        var one = (await links.ReadAsync(await links.IssueAsync(_approval))).Claims!;
        var two = (await links.ReadAsync(await links.IssueAsync(_approval))).Claims!;
        Assert.Equal((_approval.Id, _approval.Plan.Hash, _approval.ExpiresAt), (one.ApprovalId, one.PlanHash, one.ExpiresAt));
        Assert.NotEqual(one.Id, two.Id);
    }

    [Fact]
    public async Task No_altered_character_passes()
    {
        var links = Links();
        var token = await links.IssueAsync(_approval);
        for (var at = 0; at < token.Length; at++)
        {
            foreach (var other in "A9-_.z")
            {
                var altered = token[..at] + other + token[(at + 1)..];
                Assert.Equal(altered == token ? LinkState.Valid : LinkState.Forged, (await links.ReadAsync(altered)).State);
            }
        }
    }

    [Fact]
    public async Task No_truncated_extended_or_doubled_token_passes()
    {
        var links = Links();
        var token = await links.IssueAsync(_approval);
        for (var length = 0; length < token.Length; length++)
        {
            Assert.Equal(LinkState.Forged, (await links.ReadAsync(token[..length])).State);
        }

        foreach (var other in new[] { token + "=", token + "A", token + ".", token + "." + token, " " + token, token + "\n", new string('a', 100_000) })
        {
            Assert.Equal(LinkState.Forged, (await links.ReadAsync(other)).State);
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("a0")]
    [InlineData("A1")]
    [InlineData("HS256")]
    [InlineData("")]
    public async Task Another_form_or_algorithm_cannot_be_asked_for(string form)
    {
        var links = Links();
        var parts = (await links.IssueAsync(_approval)).Split('.');
        Assert.Equal(LinkState.Forged, (await links.ReadAsync($"{form}.{parts[1]}.{parts[2]}.{parts[3]}")).State);
        Assert.Equal(LinkState.Forged, (await links.ReadAsync($"{form}.{parts[1]}.{parts[2]}.")).State);
        Assert.Equal(LinkState.Forged, (await links.ReadAsync($"{parts[0]}.{parts[1]}.{parts[2]}.")).State);
    }

    [Fact]
    public async Task A_json_web_token_signed_with_the_same_key_is_no_link()
    {
        var links = Links();
        var header = Base64Url.EncodeToString("{\"alg\":\"HS256\"}"u8);
        var body = (await links.IssueAsync(_approval)).Split('.')[2];
        var tag = Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(First), Encoding.UTF8.GetBytes($"{header}.{body}")));
        Assert.Equal(LinkState.Forged, (await links.ReadAsync($"{header}.{body}.{tag}")).State);
        Assert.Equal(LinkState.Forged, (await links.ReadAsync($"a1.k1.{body}.{tag}")).State);
    }

    [Fact]
    public async Task At_its_last_second_it_is_valid_and_at_its_end_expired_and_a_clock_that_is_behind_makes_nothing_longer_than_the_approval()
    {
        var links = Links();
        var token = await links.IssueAsync(_approval);
        _time.Now = _approval.ExpiresAt.AddSeconds(-1);
        Assert.Equal(LinkState.Valid, (await links.ReadAsync(token)).State);
        _time.Now = _approval.ExpiresAt;
        Assert.Equal(LinkState.Expired, (await links.ReadAsync(token)).State);
        _time.Now = Samples.Noon.AddDays(-2);
        Assert.Equal(_approval.ExpiresAt, (await links.ReadAsync(token)).Claims!.ExpiresAt);
    }

    [Fact]
    public async Task After_a_rotation_the_key_before_still_verifies_and_a_retired_one_is_refused()
    {
        var old = await Links(current: "k1", ("k1", First)).IssueAsync(_approval);
        Assert.Equal(LinkState.Valid, (await Links(current: "k2", ("k2", Second), ("k1", First)).ReadAsync(old)).State);
        Assert.Equal(LinkState.Forged, (await Links(current: "k2", ("k2", Second)).ReadAsync(old)).State);
    }

    [Fact]
    public async Task The_id_of_one_key_does_not_open_with_the_secret_of_another()
    {
        var parts = (await Links(current: "k1", ("k1", First)).IssueAsync(_approval)).Split('.');
        var both = Links(current: "k2", ("k2", Second), ("k1", First));
        Assert.Equal(LinkState.Forged, (await both.ReadAsync($"a1.k2.{parts[2]}.{parts[3]}")).State);
    }

    [Fact]
    public async Task Keys_of_the_host_itself_rotate_by_age_and_two_hosts_share_them()
    {
        var (one, two) = (Own(), Own());
        var token = await one.Links.IssueAsync(_approval with { ExpiresAt = Samples.Noon.AddYears(1) });
        Assert.Equal(LinkState.Valid, (await two.Links.ReadAsync(token)).State);
        _time.Now = Samples.Noon.AddDays(31);
        Assert.Equal(LinkState.Valid, (await Own().Links.ReadAsync(token)).State);
        Assert.NotEqual(token.Split('.')[1], (await Own().Links.IssueAsync(_approval)).Split('.')[1]);
        _time.Now = Samples.Noon.AddDays(62);
        Assert.Equal(LinkState.Forged, (await Own().Links.ReadAsync(token)).State);
    }

    [Fact]
    public async Task When_a_key_leaked_all_earlier_links_can_be_refused_at_once()
    {
        var host = Own();
        var token = await host.Links.IssueAsync(_approval);
        await host.Ring.RotateAsync(retireAll: true);
        Assert.Equal(LinkState.Forged, (await host.Links.ReadAsync(token)).State);
    }

    [Fact]
    public void Wrong_keys_are_named_without_showing_them()
    {
        var options = new ApprovalOptions { Links = new ApprovalLinkOptions { CurrentKey = "k9", Keys = { ["k1"] = "too-short-secret", ["a.b"] = First } } };
        var errors = string.Join('\n', options.Validate());
        Assert.Contains("CurrentKey is 'k9'", errors, StringComparison.Ordinal);
        Assert.Contains("k1 has 16 characters", errors, StringComparison.Ordinal);
        Assert.Contains("'a.b'", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("too-short-secret", errors, StringComparison.Ordinal);
    }

    public void Dispose() => _temporary.Dispose();

    private ApprovalLinks Links() => Links("k1", ("k1", First));

    private ApprovalLinks Links(string current, params (string Id, string Key)[] keys)
    {
        var options = new ApprovalOptions { Links = new ApprovalLinkOptions { CurrentKey = current, Keys = keys.ToDictionary(key => key.Id, key => key.Key) } };
        return new ApprovalLinks(new LinkKeyRing(_temporary.Store, Options.Create(options), _time), _time);
    }

    private (ApprovalLinks Links, LinkKeyRing Ring) Own()
    {
        var ring = new LinkKeyRing(_temporary.Store, Options.Create(new ApprovalOptions()), _time);
        return (new ApprovalLinks(ring, _time), ring);
    }
}
