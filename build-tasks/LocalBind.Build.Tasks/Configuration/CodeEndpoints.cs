using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Json;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>An endpoint that the analyzers saw in the program's code.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Origin">Where its port stands.</param>
/// <param name="Server">The kind of server that opens it, by the name of the analyzers' <c>ServerKind</c>.</param>
/// <param name="Member">The member that opens it.</param>
public sealed record CodeEndpoint(Endpoint Endpoint, ValueOrigin Origin, string Server, string Member);

/// <summary>
/// The fixed ports in the program's own code: the compiler's log (SARIF 2.1.0) has the findings of the analyzers, also those that are switched off in
/// the source; what the check needs of it is kept in a small file beside it, so that a run reads a few lines.
/// </summary>
public static class CodeEndpoints
{
    private const char Separator = '\t';

    // The rules whose finding is one fixed port of a listener.
    private static readonly HashSet<string> PortRules = ["LBT2001", "LBT2003", "LBT2004", "LBT2005", "LBT2007"];

    /// <summary>The lines to keep of a compiler's log.</summary>
    public static IReadOnlyList<string> Distill(string log)
    {
        var lines = new List<string>();
        var runs = (JsonText.Parse(log).Root as JsonObject)?.Find("runs") as JsonArray;
        foreach (var run in runs?.Items ?? [])
        {
            foreach (var result in ((run as JsonObject)?.Find("results") as JsonArray)?.Items.OfType<JsonObject>() ?? [])
            {
                if (Line(result) is { } line && !lines.Contains(line))
                {
                    lines.Add(line);
                }
            }
        }

        return lines;
    }

    /// <summary>The endpoints that were kept; lines that are none are passed over.</summary>
    public static IReadOnlyList<CodeEndpoint> Read(string path)
    {
        var endpoints = new List<CodeEndpoint>();
        try
        {
            foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
            {
                if (Parse(line.Split(Separator)) is { } endpoint)
                {
                    endpoints.Add(endpoint);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another build may be writing it: this run knows of no port in code.
        }

        return endpoints;
    }

    private static CodeEndpoint? Parse(string[] fields)
    {
        if (fields.Length != 9
            || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            || !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            || !int.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > Ports.Maximum
            || AddressOf(fields[3]) is not { } address)
        {
            return null;
        }

        var endpoint = new Endpoint(address, port, fields[5] == "udp" ? TransportProtocol.Udp : TransportProtocol.Tcp, fields[6].Length == 0 ? null : fields[6]);
        return new CodeEndpoint(endpoint, ValueOrigin.AtPosition(fields[0], new TextPosition(row, column), fields[8]), fields[7], fields[8]);
    }

    private static BindAddress? AddressOf(string text) => text == "*" ? BindAddress.EveryInterface : BindAddress.TryParse(text, out var address) ? address : null;

    private static string? Line(JsonObject result)
    {
        if (result.Find("ruleId") is not JsonString rule
            || !PortRules.Contains(rule.Value)
            || Get(result, "properties", "customProperties") is not JsonObject properties
            || result.Find("locations") is not JsonArray { Items: { Count: > 0 } locations }
            || locations[0] is not JsonObject location
            || Get(location, "physicalLocation", "artifactLocation", "uri") is not JsonString uri
            || !Uri.TryCreate(uri.Value, UriKind.Absolute, out var file)
            || Get(location, "physicalLocation", "region", "startLine") is not JsonNumber row
            || Get(location, "physicalLocation", "region", "startColumn") is not JsonNumber column)
        {
            return null;
        }

        string Property(string name) => (properties.Find(name) as JsonString)?.Value ?? "";
        string[] fields = [file.LocalPath, row.Text, column.Text, Property("address"), Property("port"), Property("protocol"), Property("scheme"), Property("server"), Property("member")];
        return fields.Any(f => f.IndexOfAny([Separator, '\r', '\n']) >= 0) ? null : string.Join(Separator.ToString(), fields);
    }

    private static JsonNode? Get(JsonNode node, params string[] path)
    {
        JsonNode? found = node;
        foreach (var name in path)
        {
            found = (found as JsonObject)?.Find(name);
        }

        return found;
    }
}
