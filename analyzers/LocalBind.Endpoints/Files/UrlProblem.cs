using System;
using System.Linq;

namespace LocalBind.Endpoints.Files;

/// <summary>Says what Kestrel makes of an address that it refuses or misreads, and where in the address the reason stands.</summary>
internal static class UrlProblem
{
    private const string Stops = "so the app stops at start";

    private static readonly string[] WrongSeparators = [";", ",", " "];

    /// <summary>The problem with a range in the URL's own text; null where there is none, or where a rule about ports speaks.</summary>
    public static ConfigurationProblem? Of(ServerUrl url, TextRange misreadPort)
    {
        var all = new TextRange(0, url.Text.Length);
        switch (url.Problem)
        {
            case ServerUrlProblem.NoScheme:
                return new(all, $"Kestrel refuses '{url.Text}', {Stops}; write an address such as http://localhost:5080", StopsApp: true);
            case ServerUrlProblem.UnknownScheme when url.Scheme.Length > 0 && char.IsWhiteSpace(url.Scheme[0]):
                var blanks = url.Text.Length - url.Text.TrimStart().Length;
                return new(new TextRange(0, blanks), $"A blank before an address is part of it: Kestrel refuses '{url.Text}', {Stops}; remove the blank", StopsApp: true);
            case ServerUrlProblem.UnknownScheme:
                return new(new TextRange(0, Math.Max(url.Scheme.Length, 1)), $"Kestrel takes only http:// and https://, {Stops}; write one of them", StopsApp: true);
            case ServerUrlProblem.NoHost:
                return new(all, $"Kestrel refuses '{url.Text}', which has no host, {Stops}; write localhost or an address", StopsApp: true);
            case ServerUrlProblem.PathBase:
                return Path(url);
            case ServerUrlProblem.PortNotNumber:
                var port = misreadPort.Of(url.Text);
                return new(misreadPort.Length > 0 ? misreadPort : url.HostRange, Misread(port, url.Scheme) + "; write the port in digits");
            case ServerUrlProblem.MappedAddress:
                return new(url.HostRange, $"Kestrel cannot bind an IPv4 address that is written as IPv6, {Stops}; write the IPv4 address", StopsApp: true);
            case ServerUrlProblem.RelativeSocketPath:
                return new(all, $"The path of a Unix socket must be absolute, {Stops}; write http://unix:/path", StopsApp: true);
            default:
                return null;
        }
    }

    /// <summary>What Kestrel does with a port that is no number.</summary>
    public static string Misread(string port, string scheme)
    {
        var subject = port.Length == 0 ? "No port stands after the colon" : $"'{port}' is no port number";
        return $"{subject}: Kestrel takes it for a part of the host name and binds port {Ports.Text(ServerUrl.DefaultPort(scheme))} on every interface";
    }

    private static ConfigurationProblem Path(ServerUrl url)
    {
        var rest = url.PathRange ?? url.HostRange;
        if (WrongSeparators.FirstOrDefault(mark => url.Text.IndexOf(mark + "http", StringComparison.OrdinalIgnoreCase) > 0) is { } separator)
        {
            var at = url.Text.IndexOf(separator + "http", StringComparison.OrdinalIgnoreCase);
            var advice = separator == ";" ? "an endpoint has one Url; add another endpoint" : "separate addresses with ';' and nothing else";
            return new(new TextRange(at, 1), $"Kestrel reads '{url.Text}' as one address with a path and refuses it, {Stops}; {advice}", StopsApp: true);
        }

        return new(rest, $"Kestrel refuses the path '{rest.Of(url.Text)}' in an address, {Stops}; remove it, and use UsePathBase or launchUrl for it", StopsApp: true);
    }
}
