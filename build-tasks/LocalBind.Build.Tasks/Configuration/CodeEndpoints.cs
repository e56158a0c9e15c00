using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Json;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>
/// What the analyzers noted of endpoints in the program's own code: the compiler's log (SARIF) has the notes, which nobody else sees; what the check needs of
/// them is kept in a small file beside it, so that a run reads a few lines.
/// </summary>
public static class CodeEndpoints
{
    private const char Separator = '\t';

    private const string Note = "LBT0003";

    // Behind the place. Lines of the first nine fields alone are complete as well.
    private static readonly string[] Properties = ["address", "port", "protocol", "scheme", "server", "member", "url", "choice", "when", "group", NoPort, "kestrel-endpoint"];

    private const string NoPort = "no-port";

    // Before the path of a project that the program refers to.
    private const string Project = "project";

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

    /// <summary>The line to keep of a project that the program refers to.</summary>
    public static string LineOf(string projectFile) => string.Join(Separator.ToString(), Project, projectFile);

    /// <summary>The projects whose lines were kept.</summary>
    public static IReadOnlyList<string> ReadProjects(string path)
    {
        try
        {
            return File.Exists(path) ? [.. File.ReadAllLines(path).Select(line => line.Split(Separator)).Where(fields => fields.Length == 2 && fields[0] == Project).Select(fields => fields[1])] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
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
        if (fields.Length < 9
            || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            || !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var column))
        {
            return null;
        }

        string Field(int index) => index < fields.Length ? fields[index] : "";
        return new CodeEndpoint(ValueOrigin.AtPosition(fields[0], new TextPosition(row, column), fields[8]), fields[7], fields[8])
        {
            Address = fields[3],
            Port = fields[4],
            Protocol = fields[5] == "udp" ? TransportProtocol.Udp : TransportProtocol.Tcp,
            Scheme = fields[6].Length == 0 ? null : fields[6],
            Url = Field(9),
            IsFallback = Field(10).Contains("fallback"),
            IsAlternative = Field(10).Contains("alternative"),
            When = Field(11),
            Group = Field(12),
            OpensNoPort = Field(13) == NoPort,
            IsKestrelEndpoint = Field(14).Length > 0,
        };
    }

    // In SARIF 2.1 a place is a physicalLocation; in version 1, which the compiler writes where ErrorLog names no version, a resultFile.
    private static string? Line(JsonObject result)
    {
        if (result.Find("ruleId") is not JsonString rule
            || rule.Value != Note
            || Get(result, "properties", "customProperties") is not JsonObject properties
            || result.Find("locations") is not JsonArray { Items: { Count: > 0 } locations }
            || locations[0] is not JsonObject location
            || (location.Find("physicalLocation") ?? location.Find("resultFile")) is not { } place
            || (Get(place, "artifactLocation", "uri") ?? Get(place, "uri")) is not JsonString uri
            || !Uri.TryCreate(uri.Value, UriKind.Absolute, out var file)
            || Get(place, "region", "startLine") is not JsonNumber row
            || Get(place, "region", "startColumn") is not JsonNumber column)
        {
            return null;
        }

        string Property(string name) => properties.Find(name) is JsonString text ? name == NoPort ? NoPort : text.Value : "";
        string[] fields = [file.LocalPath, row.Text, column.Text, .. Properties.Select(Property)];
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
