namespace AIOps.Functions.Identity;

/// <summary>Who a caller is (<c>AIOps:Identity</c>).</summary>
internal sealed class IdentityOptions
{
    /// <summary>How callers are proved. <value>Default <see cref="IdentityMode.None"/>.</value></summary>
    public IdentityMode Mode { get; set; }

    /// <summary>App role whose holders may decide on plans and act on incidents. <value>Default <c>AIOps.Approver</c>; not empty.</value></summary>
    public string ApproverRole { get; set; } = "AIOps.Approver";

    /// <summary>App role whose holders may decide alone in an emergency; each time is reviewed by somebody else. <value>Default <c>AIOps.BreakGlass</c>; not empty.</value></summary>
    public string BreakGlassRole { get; set; } = "AIOps.BreakGlass";

    /// <summary>Errors of the values: each names the option, its value and what is allowed.</summary>
    /// <param name="notADevelopersMachine">What speaks against a developer's machine; null when nothing does.</param>
    /// <param name="platformSignIn">What the platform says of its own sign-in (<c>WEBSITE_AUTH_ENABLED</c>); null when it says nothing.</param>
    public IEnumerable<string> Validate(string? notADevelopersMachine, string? platformSignIn)
    {
        if (!Enum.IsDefined(Mode)) yield return Wrong(nameof(Mode), Mode, "None, EasyAuth or Loopback");
        if (string.IsNullOrWhiteSpace(ApproverRole)) yield return Wrong(nameof(ApproverRole), ApproverRole, "the value of an app role");
        if (string.IsNullOrWhiteSpace(BreakGlassRole)) yield return Wrong(nameof(BreakGlassRole), BreakGlassRole, "the value of an app role");
        if (Mode == IdentityMode.Loopback && notADevelopersMachine is not null)
            yield return Wrong(nameof(Mode), Mode, $"EasyAuth or None here: Loopback is for a developer's machine, and {notADevelopersMachine}");
        if (Mode == IdentityMode.EasyAuth && string.Equals(platformSignIn, "false", StringComparison.OrdinalIgnoreCase))
            yield return Wrong(nameof(Mode), Mode, "None while App Service authentication is off: its headers could be forged");
    }

    private static string Wrong(string option, object value, string allowed) => $"AIOps:Identity:{option} is '{value}'; allowed is {allowed}.";
}

/// <summary>How callers are proved.</summary>
internal enum IdentityMode
{
    /// <summary>Nobody is proved: the API answers 401.</summary>
    None,

    /// <summary>App Service authentication with Entra ID stands in front and sets <c>X-MS-CLIENT-PRINCIPAL</c>; it removes what callers send under that name.</summary>
    EasyAuth,

    /// <summary>A developer's machine: whoever calls from it gets a session under the name that they give. Refused at the start everywhere else.</summary>
    Loopback,
}
