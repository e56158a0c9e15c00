using System;
using System.Globalization;
using System.Text.RegularExpressions;
using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>A LocalBindPort or LocalBindRequires item as the project file has it.</summary>
/// <param name="ItemType">The item's name.</param>
/// <param name="Include">A port, or host and port.</param>
/// <param name="File">The full path of the file that defines it.</param>
public sealed record ProjectPort(string ItemType, string Include, string File)
{
    private const string Loopback = "127.0.0.1";

    /// <summary>The host of the metadata, empty if there is none.</summary>
    public string Host { get; init; } = "";

    /// <summary>The protocol of the metadata: <c>tcp</c>, <c>udp</c>, or empty for TCP.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>Where the item stands: its line, or the start of the file if it is made up of other values.</summary>
    public ValueOrigin Origin()
    {
        if (SourceFile.TryRead(File) is not { } file)
        {
            return ValueOrigin.OfItem(ItemType);
        }

        var pattern = $"<\\s*{Regex.Escape(ItemType)}\\b[^>]*?(?<=[\"';\\s]){Regex.Escape(Include)}(?=[\"';\\s])";
        var match = Regex.Match(file.Text, pattern, RegexOptions.IgnoreCase, TimeSpan.FromMilliseconds(100));
        return match.Success ? ValueOrigin.InFile(file, TextRange.FromBounds(match.Index, match.Index + match.Length), ItemType) : ValueOrigin.InFile(file, default(TextRange), ItemType);
    }

    /// <summary>Reads the item as an endpoint.</summary>
    /// <param name="problem">What is wrong with it, a sentence; null if nothing is.</param>
    public Endpoint? Read(out string? problem)
    {
        problem = null;
        var (host, portText) = Split();
        if (!int.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > Ports.Maximum)
        {
            problem = $"{ItemType} \"{Include}\" names no port from 1 to 65535";
            return null;
        }

        var protocol = Protocol.Trim();
        var isUdp = string.Equals(protocol, "udp", StringComparison.OrdinalIgnoreCase);
        if (!isUdp && protocol.Length > 0 && !string.Equals(protocol, "tcp", StringComparison.OrdinalIgnoreCase))
        {
            problem = $"{ItemType} \"{Include}\" has the protocol \"{protocol}\"; it is one of: tcp, udp";
            return null;
        }

        if (AddressOf(host) is not { } address)
        {
            problem = $"{ItemType} \"{Include}\" has the host \"{host}\"; it is an IP address, localhost, or * for every interface";
            return null;
        }

        return new Endpoint(address, port, isUdp ? TransportProtocol.Udp : TransportProtocol.Tcp);
    }

    private (string Host, string Port) Split()
    {
        var text = Include.Trim();
        var colon = text.LastIndexOf(':');
        if (colon > 0 && text.IndexOf(']', colon) < 0)
        {
            return (text.Substring(0, colon), text.Substring(colon + 1));
        }

        return (Host.Trim().Length == 0 ? Loopback : Host.Trim(), text);
    }

    private static BindAddress? AddressOf(string host) =>
        host is "*" or "+" ? BindAddress.EveryInterface : BindAddress.TryParse(host, out var address) ? address : null;
}
