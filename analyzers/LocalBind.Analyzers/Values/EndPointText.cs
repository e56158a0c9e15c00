using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using LocalBind.Endpoints;

namespace LocalBind.Analyzers.Values;

/// <summary>The texts of <c>IPEndPoint.Parse</c>: an address, and perhaps a colon and a port; IPv6 addresses with a port stand in brackets.</summary>
internal static class EndPointText
{
    /// <summary>The endpoint in a text, or null where .NET would refuse it.</summary>
    public static EndPointValue? Read(TextValue text)
    {
        var all = text.Text;
        var colon = all.LastIndexOf(':');
        var hasPort = colon >= 0 && (all.IndexOf(':') == colon || all[colon - 1] == ']');
        var host = text.Part(TextRange.FromBounds(0, hasPort ? colon : all.Length));
        ImmutableArray<Value> addresses = !host.IsWhole
            ? [new ExternalValue(text.Origin)]
            : IPAddress.TryParse(host.Text, out var ip) ? [From(host, new AddressValue(BindAddress.FromAddress(ip), host.Origin))] : [];
        if (addresses.IsEmpty)
        {
            return null;
        }

        return new EndPointValue(addresses, [hasPort ? Port(text.Part(TextRange.FromBounds(colon + 1, all.Length))) : new NumberValue(0, text.Origin)], text.Origin);
    }

    /// <summary>The endpoint in a text that a library takes: <c>host:port</c>, the host being an address, <c>localhost</c>, <c>*</c> or <c>+</c>.</summary>
    public static EndPointValue? ReadHostAndPort(TextValue text)
    {
        var colon = text.Text.LastIndexOf(':');
        if (colon <= 0 || text.Text.IndexOf("://", System.StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        var host = text.Part(TextRange.FromBounds(0, colon));
        return new EndPointValue([host], [Port(text.Part(TextRange.FromBounds(colon + 1, text.Text.Length)))], text.Origin);
    }

    private static Value Port(TextValue port) =>
        long.TryParse(port.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? From(port, new NumberValue(number, port.Origin)) : new ExternalValue(port.Origin);

    private static Value From(TextValue text, Value value) => value with { IsFallback = text.IsFallback, IsAlternative = text.IsAlternative, CallerArgument = text.CallerArgument, InnerSpan = text.InnerSpan };
}
