using System.Text;
using System.Text.Json;
using AIOps.Api.Session;
using AIOps.Functions.Identity;
using Microsoft.AspNetCore.Http;

namespace AIOps.Functions.Tests.Identity;

[Trait("Category", "ApprovalAttack")]
public sealed class EasyAuthIdentityTests
{
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private readonly EasyAuthIdentity identity = new("AIOps.Approver");

    [Fact]
    public async Task A_principal_of_Entra_with_the_role_is_a_caller_who_may_approve()
    {
        Caller caller = (await FindAsync(Principal("aad", (ObjectId, "0a1b"), ("name", "Ada"), ("roles", "AIOps.Reader"), ("roles", "AIOps.Approver"))))!;
        Assert.Equal(new Caller("0a1b", "Ada", "entra", "entra:0a1b", true), caller);
    }

    [Fact]
    public async Task Without_the_role_a_caller_may_look_and_not_approve() =>
        Assert.False((await FindAsync(Principal("aad", (ObjectId, "0a1b"), ("roles", "AIOps.Reader"), ("groups", "AIOps.Approver"))))!.CanApprove);

    [Fact]
    public async Task The_role_is_compared_with_case() =>
        Assert.False((await FindAsync(Principal("aad", (ObjectId, "0a1b"), ("roles", "aiops.approver"))))!.CanApprove);

    [Fact]
    public async Task Of_two_object_ids_the_first_counts() =>
        Assert.Equal("first", (await FindAsync(Principal("aad", (ObjectId, "first"), ("oid", "second"))))!.Name);

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("bm8ganNvbg==")]
    [InlineData("W10=")]
    [InlineData("e30=")]
    [InlineData("bnVsbA==")]
    public async Task A_header_that_is_no_principal_proves_nobody(string header) => Assert.Null(await FindAsync(header));

    [Fact]
    public async Task Another_identity_provider_proves_nobody() => Assert.Null(await FindAsync(Principal("github", (ObjectId, "0a1b"), ("roles", "AIOps.Approver"))));

    [Fact]
    public async Task A_principal_without_an_object_id_proves_nobody() => Assert.Null(await FindAsync(Principal("aad", ("name", "Ada"), ("roles", "AIOps.Approver"))));

    [Fact]
    public async Task Nobody_names_themselves()
    {
        DefaultHttpContext context = new();
        Assert.Null(await identity.BeginAsync(context, "root"));
    }

    [Fact]
    public async Task Until_somebody_chose_how_callers_sign_in_a_forged_header_proves_nobody()
    {
        DefaultHttpContext context = new();
        context.Request.Headers["X-MS-CLIENT-PRINCIPAL"] = Principal("aad", (ObjectId, "0a1b"), ("roles", "AIOps.Approver"));
        Assert.Null(await new NoIdentity().FindAsync(context));
        Assert.Null(await new NoIdentity().BeginAsync(context, "root"));
    }

    private Task<Caller?> FindAsync(string header)
    {
        DefaultHttpContext context = new();
        context.Request.Headers["X-MS-CLIENT-PRINCIPAL"] = header;
        return identity.FindAsync(context);
    }

    private static string Principal(string provider, params (string Type, string Value)[] claims) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { auth_typ = provider, name_typ = "name", role_typ = "roles", claims = claims.Select(claim => new { typ = claim.Type, val = claim.Value }) })));
}
