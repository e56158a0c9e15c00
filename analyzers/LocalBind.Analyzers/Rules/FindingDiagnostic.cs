using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using LocalBind.Analyzers.Listeners;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>Makes a diagnostic of a finding, with what a fix needs to know in its properties.</summary>
public static class FindingDiagnostic
{
    /// <summary>Property: the <see cref="Endpoints.ServerKind"/> that opens the endpoint.</summary>
    public const string Server = "server";

    /// <summary>Property: the member that listens.</summary>
    public const string Member = "member";

    /// <summary>Property: the port in digits; missing where the source does not say it.</summary>
    public const string Port = "port";

    /// <summary>Property: the address as <see cref="Endpoints.BindAddress.Text"/> has it; missing where the source does not say it. The run check reads it.</summary>
    public const string Address = "address";

    /// <summary>Property: <c>tcp</c> or <c>udp</c>. The run check reads it.</summary>
    public const string Protocol = "protocol";

    /// <summary>Property: present for an address of IPv6 alone.</summary>
    public const string IsIPv6 = "ipv6";

    /// <summary>Property: present for an address that is taken from the machine's name or interfaces.</summary>
    public const string IsMachineAddress = "machine-address";

    /// <summary>Property: present where port 0 is no port of the system's choice for the member.</summary>
    public const string HasNoZero = "no-zero";

    /// <summary>Property: the URL scheme; missing for plain sockets.</summary>
    public const string Scheme = "scheme";

    /// <summary>Property: where the listening call stands, as <see cref="WrittenPart"/> writes it.</summary>
    public const string Call = "call";

    /// <summary>Property: the reported part, as <see cref="WrittenPart"/> writes it.</summary>
    public const string Part = "part";

    /// <summary>Property: the argument of the listening call which carries the reported part.</summary>
    public const string Argument = "argument";

    /// <summary>Property: where the address is written.</summary>
    public const string AddressPart = "address-part";

    /// <summary>Property: where the port is written.</summary>
    public const string PortPart = "port-part";

    internal static Diagnostic Create(Finding finding, Location place, ListenerCall call, ListeningEndpoint? endpoint)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties.Add(Server, call.Row.Server.ToString());
        properties.Add(Member, call.Row.UseName);
        if (call.Row.HasNoZero)
        {
            properties.Add(HasNoZero, "");
        }

        properties.Add(Call, WrittenPart.Of(call.Syntax).ToString());
        properties.Add(Part, WrittenPart.Of(finding.Part)?.ToString());
        properties.Add(Argument, finding.Part is SyntaxPart part ? WrittenPart.Of(part.Argument).ToString() : null);
        if (endpoint is not null)
        {
            AddEndpoint(properties, endpoint);
        }

        // A value that a variable or a caller carries to the listener: the listening call is named as well.
        var listening = call.Syntax.GetLocation();
        var isCarried = listening.SourceTree != place.SourceTree || !listening.SourceSpan.Contains(place.SourceSpan);
        return Diagnostic.Create(finding.Descriptor, place, finding.Other is { } other ? [other] : isCarried ? [listening] : null, properties.ToImmutable(), [.. finding.Arguments]);
    }

    private static void AddEndpoint(ImmutableDictionary<string, string?>.Builder properties, ListeningEndpoint endpoint)
    {
        Add(Address, endpoint.Address?.Text);
        Add(Protocol, endpoint.Protocol.Name());
        Add(Port, endpoint.Port?.ToString(CultureInfo.InvariantCulture));
        Add(IsIPv6, endpoint.Address is { Text: not "*", Addresses: [{ AddressFamily: AddressFamily.InterNetworkV6 }] } ? "" : null);
        Add(IsMachineAddress, endpoint.IsMachineAddress ? "" : null);
        Add(Scheme, endpoint.Scheme);
        Add(AddressPart, WrittenPart.Of(endpoint.AddressPart)?.ToString());
        Add(PortPart, WrittenPart.Of(endpoint.PortPart)?.ToString());

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                properties.Add(key, value);
            }
        }
    }
}
