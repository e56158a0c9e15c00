using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.RunCommand;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>From what the source says of endpoints to what one run opens: its variables, arguments and configuration answer what the source leaves open.</summary>
/// <param name="start">How the program is started.</param>
/// <param name="configuration">The configuration that the program reads; asked for only where code reads it.</param>
/// <param name="isWindows">Whether the program runs on Windows.</param>
internal sealed class CodeReading(ProgramStart start, Func<HostConfiguration?> configuration, bool isWindows)
{
    /// <summary>What the calls open, in their order.</summary>
    public IReadOnlyList<OpenedInCode> Read(IReadOnlyList<CodeEndpoint> code)
    {
        if (code.Count == 0)
        {
            return [];
        }

        var opened = new List<OpenedInCode>();
        foreach (var possibilities in code.Select(c => (Code: c, Holds: Holds(c))).Where(c => c.Holds != false).GroupBy(c => c.Code.Origin.FilePath + c.Code.Group))
        {
            var isMade = possibilities.First().Holds == true;
            var written = possibilities.Select(p => Answered(p.Code, isMade: p.Holds == true)).ToList();
            var chosen = Chosen([.. written.Where(w => w.Source.IsFallback && !w.IsUnset)]);
            if (written.Exists(w => w.IsRefused))
            {
                chosen = chosen.Select(c => c with { IsCertain = false });
            }

            opened.AddRange(written.Where(w => !w.Source.IsFallback).Concat(chosen).SelectMany(Open).Select(o => o with { IsMade = isMade, Endpoint = Bound(o) }));
        }

        return opened;
    }

    // Of what may stand in for each other, that counts which takes most from outside; where nobody knows what that says, each may.
    private static IEnumerable<Possibility> Chosen(IReadOnlyList<Possibility> fallbacks)
    {
        if (fallbacks.Any(f => f.IsUnknown))
        {
            return fallbacks.Select(f => f with { IsCertain = false });
        }

        var most = fallbacks.Count == 0 ? 0 : fallbacks.Max(f => f.Answers);
        var chosen = fallbacks.Where(f => f.Answers == most).ToList();

        // What may not be asked for at all leaves the others possible.
        if (chosen.Exists(c => c.Source.IsAlternative))
        {
            return fallbacks.Select(f => f with { IsCertain = false });
        }

        // Two different reads that both find something: only the program knows which it asks first.
        return most > 0 && chosen.Select(c => c.Asked).Distinct().Count() > 1 ? chosen.Select(c => c with { IsCertain = false }) : chosen;
    }

    // True, false, or null where only the running program knows.
    private bool? Holds(CodeEndpoint code)
    {
        bool? all = true;
        foreach (var word in code.When.Split([' '], StringSplitOptions.RemoveEmptyEntries))
        {
            bool? holds = word.TrimStart('!') switch
            {
                "development" => configuration() is { } host ? string.Equals(host.EnvironmentName, "Development", StringComparison.OrdinalIgnoreCase) : null,
                "container" => string.Equals(start["DOTNET_RUNNING_IN_CONTAINER"], "true", StringComparison.OrdinalIgnoreCase),
                _ => null,
            };
            if (holds is { } known && known == (word[0] == '!'))
            {
                return false;
            }

            all = holds is null ? null : all;
        }

        return all;
    }

    private Possibility Answered(CodeEndpoint code, bool isMade)
    {
        var (url, address, port) = (Fill(code.Url), Fill(code.Address), Fill(code.Port));

        // IPEndPoint.Parse(options.Listen): both are read from one text.
        if (code.Address == code.Port && address.Answers > 0 && address.Text.LastIndexOf(':') is > 0 and var colon)
        {
            (address, port) = (address with { Text = address.Text.Substring(0, colon).Trim('[', ']') }, port with { Text = port.Text.Substring(colon + 1) });
        }

        // A port that is none: a program that tries it goes on with the next one, another ends here.
        var isRefused = code.IsFallback && port.Answers > 0 && !IsUrl(code) && code.EndpointOf("*", port.Text) is null;
        return new Possibility(code, url.Text, address.Text, port.Text)
        {
            IsRefused = isRefused,
            IsUnset = url.IsUnset || address.IsUnset || port.IsUnset || isRefused,
            IsUnknown = url.IsUnknown || address.IsUnknown || port.IsUnknown,
            Answers = url.Answers + address.Answers + port.Answers,
            IsCertain = !code.IsAlternative && isMade,
        };
    }

    private static IEnumerable<OpenedInCode> Open(Possibility possibility)
    {
        var code = possibility.Source;
        if (code.OpensNoPort || possibility.IsUnknown)
        {
            return [new(code, null, possibility.IsCertain)];
        }

        // What Kestrel makes of a text without a port is no empty port.
        var isUrl = IsUrl(code);
        var text = possibility.Url.Length > 0 || code.Scheme is null ? possibility.Url : $"{code.Scheme}://{Bracketed(possibility.Address)}:{possibility.Port}";
        if (isUrl && text.Length > 0)
        {
            return ServerUrl.Split(text).Select(part => ServerUrl.Parse(part.Of(text)))
                .Select(url => new OpenedInCode(url.Endpoint is null ? code with { OpensNoPort = url.UnixSocketPath is not null } : code, url.Endpoint, possibility.IsCertain));
        }

        // A setting that is not there says nothing.
        return isUrl || possibility.IsUnset
            ? code.Url.Length > 0 ? [] : [new(code, null, IsCertain: false)]
            : code.EndpointOf(possibility.Address, possibility.Port) is { } endpoint ? [new(code, endpoint, possibility.IsCertain)] : OfUrl(possibility);
    }

    // Off Windows HttpListener is .NET's own code: every interface is every one of IPv4, and of the addresses of a name it takes the first.
    private Endpoint? Bound(OpenedInCode opened) => opened is { Source.Server: nameof(ServerKind.HttpListener), Endpoint: { } endpoint } && !isWindows
        ? endpoint with { Address = endpoint.Address.Equals(BindAddress.EveryInterface) ? BindAddress.IPv4Any : endpoint.Address.Equals(BindAddress.Localhost) ? FirstOf(endpoint.Address) : endpoint.Address }
        : opened.Endpoint;

    private static BindAddress FirstOf(BindAddress name)
    {
        try
        {
            return Dns.GetHostAddresses(name.Text) is [var first, ..] ? BindAddress.FromAddress(first) : name;
        }
        catch (SocketException)
        {
            return name;
        }
    }

    private static bool IsUrl(CodeEndpoint code) => code.IsKestrel && !code.IsListenCall;

    // A prefix or another server's URL that was read as a whole.
    private static IEnumerable<OpenedInCode> OfUrl(Possibility possibility) =>
        possibility.Url.Length > 0 && HttpListenerPrefix.Parse(possibility.Url) is { Address: { } address, Port: { } port } && Ports.IsInRange(port)
            ? [new(possibility.Source, new Endpoint(address, (int)port, possibility.Source.Protocol, "http"), possibility.IsCertain)]
            : [];

    private static string Bracketed(string address) => address.IndexOf(':') >= 0 && address[0] != '[' ? $"[{address}]" : address;

    private Filled Fill(string template)
    {
        if (template.IndexOf('{') < 0)
        {
            return new(template);
        }

        var text = new StringBuilder();
        var filled = new Filled("");
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                text.Append(template, at, template.Length - at);
                break;
            }

            text.Append(template, at, open - at);
            var read = template.Substring(open + 1, close - open - 1);
            if (read.IndexOf(':') < 0 || IsOfChance(read))
            {
                filled = filled with { IsUnknown = true };
            }
            else if (FirstAnswer(read) is { } answer)
            {
                text.Append(answer);
                filled = filled with { Answers = filled.Answers + 1 };
            }
            else
            {
                filled = filled with { IsUnset = true };
            }

            at = close + 1;
        }

        return filled with { Text = text.ToString() };
    }

    // variable:PORT|setting:Port: the first that is there.
    private string? FirstAnswer(string reads) => reads.Split('|')
        .Select(read => read.IndexOf(':') is >= 0 and var colon ? Answer(read.Substring(0, colon), read.Substring(colon + 1)) : null)
        .FirstOrDefault(answer => answer is { Length: > 0 });

    // Variables PORT and Port are one setting, of which .NET takes either.
    private bool IsOfChance(string reads) => reads.Split('|').Any(read => read.StartsWith("setting:", StringComparison.Ordinal) && configuration()?.Sources.Find(read.Substring("setting:".Length)) is { IsOneOfSeveral: true });

    private string? Answer(string kind, string name) => kind switch
    {
        "variable" => start[name],
        "setting" => configuration()?.Sources.Text(name),
        "argument" => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < start.Arguments.Count ? start.Arguments[index].Text : null,
        _ => null,
    };

    /// <summary>A text with what it reads from outside.</summary>
    private sealed record Filled(string Text)
    {
        /// <summary>Whether something is read that nobody knows.</summary>
        public bool IsUnknown { get; init; }

        /// <summary>Whether something that it reads is not there.</summary>
        public bool IsUnset { get; init; }

        /// <summary>How much of it was read.</summary>
        public int Answers { get; init; }
    }

    /// <summary>One of the endpoints that a call may open.</summary>
    private sealed record Possibility(CodeEndpoint Source, string Url, string Address, string Port)
    {
        public bool IsUnknown { get; init; }

        public bool IsUnset { get; init; }

        /// <summary>Whether what is read as a port is none.</summary>
        public bool IsRefused { get; init; }

        public int Answers { get; init; }

        /// <summary>What it reads from outside.</summary>
        public string Asked => string.Concat(new[] { Source.Url, Source.Address, Source.Port }.Where(part => part.IndexOf('{') >= 0));

        public bool IsCertain { get; init; }
    }
}
