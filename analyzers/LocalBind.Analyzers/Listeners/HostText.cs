using LocalBind.Endpoints;

namespace LocalBind.Analyzers.Listeners;

/// <summary>The text of a host that a library takes for the address to listen on.</summary>
internal static class HostText
{
    /// <summary>The address, or null for a name that only the network knows. <c>*</c>, <c>+</c> and SuperSocket's <c>Any</c> are every interface wherever they are taken at all.</summary>
    public static BindAddress? Address(string text) =>
        text is "*" or "+" or "Any" or "IPv6Any" ? BindAddress.EveryInterface : BindAddress.TryParse(text, out var address) ? address : null;
}
