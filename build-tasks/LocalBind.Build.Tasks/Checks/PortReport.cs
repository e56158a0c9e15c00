using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>What a project would bind and what each socket would meet, for the target LocalBindPorts: a table for people, JSON lines for programs.</summary>
public sealed class PortReport
{
    private const string UnknownState = "unknown";

    private readonly List<(ConfiguredEndpoint Endpoint, SocketFinding Finding, PortOwner? Owner)> _rows = [];
    private readonly RunPlan _plan;

    private PortReport(RunPlan plan)
    {
        _plan = plan;
        Failure = plan.Configured?.Failure?.Message;
    }

    /// <summary>Why the program would not start; null if its configuration lets it.</summary>
    public string? Failure { get; }

    /// <summary>Judges every socket of a plan.</summary>
    public static PortReport Create(RunContext context, RunPlan plan, SocketJudge judge, IOwnerFinder owners)
    {
        var report = new PortReport(plan);
        foreach (var endpoint in report.Failure is null ? plan.Endpoints : [])
        {
            foreach (var finding in judge.Judge(endpoint.Endpoint))
            {
                var owner = finding.Verdict is SocketVerdict.InUse or SocketVerdict.Shadowed ? owners.Find(finding.Listeners, context.Owner) : null;
                report._rows.Add((endpoint, finding, owner));
            }
        }

        return report;
    }

    /// <summary>One JSON object a line.</summary>
    public IEnumerable<string> JsonLines()
    {
        if (Failure is not null)
        {
            yield return new JsonLine().Add("error", Failure).ToString();
        }

        foreach (var (endpoint, finding, owner) in _rows)
        {
            var line = new JsonLine()
                .Add("address", finding.Socket.Address.ToString())
                .Add("port", finding.Socket.Port)
                .Add("protocol", finding.Socket.Protocol.Name())
                .Add("scheme", endpoint.Endpoint.Scheme)
                .Add("source", Source(endpoint.Origin, endpoint.PortPart))
                .Add("state", Name(finding.Verdict.ToString()));
            if (!_plan.IsCertain(endpoint))
            {
                line.AddFalse("certain");
            }

            yield return (owner is null ? line : line.Add("owner", Owner(owner))).ToString();
        }

        foreach (var code in Unknown)
        {
            yield return new JsonLine()
                .Add("protocol", code.Protocol.Name())
                .Add("scheme", code.Scheme)
                .Add("source", Source(code.Origin, null))
                .Add("state", UnknownState)
                .AddFalse("certain")
                .ToString();
        }
    }

    /// <summary>A table with a heading, or one line where there is nothing to show.</summary>
    public IEnumerable<string> TableLines()
    {
        if (Failure is not null)
        {
            return [$"The program would not start: {Failure}"];
        }

        if (_rows.Count == 0 && !Unknown.Any())
        {
            return ["This project opens no port that is known before it runs."];
        }

        string[][] cells =
        [
            ["ADDRESS", "PORT", "PROTOCOL", "STATE", "CONFIGURED BY", "OWNER"],
            .. _rows.Select(r => new[]
            {
                r.Finding.Socket.Address.ToString(),
                Ports.Text(r.Finding.Socket.Port),
                r.Endpoint.Endpoint.Scheme ?? r.Finding.Socket.Protocol.Name(),
                _plan.IsCertain(r.Endpoint) ? Words(r.Finding.Verdict) : $"{Words(r.Finding.Verdict)}, if opened",
                SourceText(r.Endpoint.Origin, r.Endpoint.PortPart),
                r.Owner?.Summary ?? "",
            }),
            .. Unknown.Select(c => new[] { "?", "?", c.Scheme ?? c.Protocol.Name(), UnknownState, SourceText(c.Origin, null), "" }),
        ];
        var widths = Enumerable.Range(0, cells[0].Length).Select(c => cells.Max(row => row[c].Length)).ToArray();
        return cells.Select(row => string.Concat(row.Select((cell, c) => cell.PadRight(widths[c] + 2))).TrimEnd());
    }

    private IEnumerable<CodeEndpoint> Unknown => Failure is null ? _plan.Unknown : [];

    private static JsonLine Source(ValueOrigin origin, TextRange? part)
    {
        var position = origin.At(part);
        var source = new JsonLine();
        if (position is { } p)
        {
            source.Add("file", origin.FilePath).Add("line", p.Line).Add("column", p.Column);
        }

        return source.Add("key", origin.Key);
    }

    private static JsonLine Owner(PortOwner owner)
    {
        var line = new JsonLine();
        if (owner.Process is { } process)
        {
            line.Add("pid", process.Pid)
                .Add("name", process.Name)
                .Add("commandLine", process.CommandLine)
                .Add("user", process.User)
                .Add("started", process.Started?.ToString("o", CultureInfo.InvariantCulture));
        }

        return line.Add("kind", Name(owner.Kind.ToString()));
    }

    private static string SourceText(ValueOrigin origin, TextRange? part)
    {
        var place = Place.Of(origin);
        return origin.At(part) is { } p
            ? $"{System.IO.Path.GetFileName(origin.FilePath)}({p.Line},{p.Column}) {place}".TrimEnd()
            : place;
    }

    private static string Words(SocketVerdict verdict) => verdict switch
    {
        SocketVerdict.InUse => "in use",
        SocketVerdict.NotLocal => "not local",
        _ => Name(verdict.ToString()),
    };

    private static string Name(string value) => char.ToLowerInvariant(value[0]) + value.Substring(1);

    /// <summary>A JSON object in one line (RFC 8259 §7 for the escapes).</summary>
    private sealed class JsonLine
    {
        private readonly StringBuilder _text = new();

        /// <summary>Adds a text; one that is not known is left out.</summary>
        public JsonLine Add(string name, string? value) => value is null ? this : AddRaw(name, Quote(value));

        public JsonLine Add(string name, int value) => AddRaw(name, value.ToString(CultureInfo.InvariantCulture));

        public JsonLine AddFalse(string name) => AddRaw(name, "false");

        public JsonLine Add(string name, JsonLine value) => AddRaw(name, value.ToString());

        public override string ToString() => "{" + _text + "}";

        private JsonLine AddRaw(string name, string value)
        {
            _text.Append(_text.Length == 0 ? "" : ",").Append('"').Append(name).Append("\":").Append(value);
            return this;
        }

        private static string Quote(string value)
        {
            var quoted = new StringBuilder("\"");
            foreach (var c in value)
            {
                switch (c)
                {
                    case '"' or '\\':
                        quoted.Append('\\').Append(c);
                        break;
                    case < ' ' or '\u007f' or '\u2028' or '\u2029' or (>= '\ud800' and <= '\udfff'):
                        quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                        break;
                    default:
                        quoted.Append(c);
                        break;
                }
            }

            return quoted.Append('"').ToString();
        }
    }
}
