using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LocalBind.Endpoints.Files;

/// <summary>Reads the addresses in the value of one key.</summary>
internal sealed class AddressReader(ConfigurationFile file, string key, SettingText text, string? profile = null)
{
    // What people expect to be replaced: %NAME%, $(Name), ${NAME}.
    private static readonly Regex Placeholder = new(@"%\w+%|\$\(\w+\)|\$\{\w+\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether placeholders are replaced before the app sees the text: then nothing is known about them.</summary>
    public bool IsExpanded { get; init; }

    /// <summary>Reads addresses between semicolons.</summary>
    public void ReadUrls()
    {
        foreach (var part in ServerUrl.Split(text.Value))
        {
            ReadUrl(part);
        }
    }

    /// <summary>Reads the whole value as one address.</summary>
    public void ReadUrl() => ReadUrl(new TextRange(0, text.Value.Length));

    /// <summary>Reads ports between semicolons, each opened on every interface: Kestrel reads <c>http://*:PORT</c>.</summary>
    public void ReadPorts(string scheme)
    {
        foreach (var part in ServerUrl.Split(text.Value))
        {
            var written = Trimmed(part);
            if (written.Length == 0 || IsReplaced(written))
            {
                continue;
            }

            if (TryReadDigits(written.Of(text.Value), out var port))
            {
                var range = text.InFile(written);
                Add(new ConfiguredEndpoint(key, ServerKind.Kestrel, scheme, BindAddress.EveryInterface, port, range, null, range));
            }
            else
            {
                file.Add(text.InFile(written), UrlProblem.Misread(written.Of(text.Value), scheme) + "; write ports, separated by ';'");
            }
        }
    }

    /// <summary>Reads an address of IIS Express, which http.sys opens: it may have a path.</summary>
    public void ReadPrefix()
    {
        var all = new TextRange(0, text.Value.Length);
        if (all.Length == 0 || Placeholder.IsMatch(text.Value))
        {
            return;
        }

        var prefix = HttpListenerPrefix.Parse(text.Value);
        if (prefix.Address is not { } address || prefix.Port is not { } port)
        {
            file.Add(text.Range, $"IIS Express cannot be started for '{text.Value}'; write an address such as http://localhost:5080/");
            return;
        }

        Add(new ConfiguredEndpoint(key, ServerKind.HttpSys, prefix.Scheme, address, port, text.Range, text.InFile(prefix.HostRange), InFile(prefix.PortRange, 0)));
    }

    private void ReadUrl(TextRange part)
    {
        if (IsReplaced(part))
        {
            return;
        }

        var url = ServerUrl.Parse(part.Of(text.Value));
        var host = url.HostRange;
        var misreadPort = url.Problem == ServerUrlProblem.PortNotNumber ? TextRange.FromBounds(url.Host.LastIndexOf(':') + host.Start + 1, host.End) : default;
        if (misreadPort.Length > 0 && TryReadDigits(misreadPort.Of(url.Text), out var port))
        {
            // Beyond 32 bits: no number to Kestrel, yet to its author.
            var before = TextRange.FromBounds(host.Start, misreadPort.Start - 1);
            Add(Endpoint(part, url.Scheme, ServerUrl.AddressOf(before.Of(url.Text)), port, before, misreadPort));
        }
        else if (UrlProblem.Of(url, misreadPort) is { } problem)
        {
            file.Add(text.InFile(problem.Range.Shift(part.Start)), problem.Message, problem.StopsApp);
        }
        else if (url.HostIsUnknownName && Placeholder.Match(url.Host) is { Success: true } placeholder)
        {
            var range = new TextRange(part.Start + host.Start + placeholder.Index, placeholder.Length);
            file.Add(text.InFile(range), $"'{placeholder.Value}' is not replaced here: Kestrel takes it for the name of a host and binds every interface; write the host itself");
        }
        else if (url.Address is { } address)
        {
            Add(Endpoint(part, url.Scheme, address, url.Port, host, url.PortRange) with { UnknownHostName = url.HostIsUnknownName ? url.Host : null });
        }
    }

    private ConfiguredEndpoint Endpoint(TextRange part, string scheme, BindAddress address, long port, TextRange host, TextRange? portRange) =>
        new(key, ServerKind.Kestrel, scheme, address, port, text.InFile(part), text.InFile(host.Shift(part.Start)), InFile(portRange, part.Start));

    private bool IsReplaced(TextRange part) => IsExpanded && Placeholder.IsMatch(part.Of(text.Value));

    private void Add(ConfiguredEndpoint endpoint) => file.EndpointList.Add(endpoint with { Profile = profile });

    private TextRange? InFile(TextRange? range, int offset) => range is { } written ? text.InFile(written.Shift(offset)) : null;

    private TextRange Trimmed(TextRange part)
    {
        var value = part.Of(text.Value);
        return new TextRange(part.Start + value.Length - value.TrimStart().Length, value.Trim().Length);
    }

    private static bool TryReadDigits(string value, out long port)
    {
        port = 0;
        var digits = value.Trim().TrimStart('-', '+');
        foreach (var c in digits)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        if (digits.Length == 0)
        {
            return false;
        }

        port = long.TryParse(value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
        return true;
    }
}
