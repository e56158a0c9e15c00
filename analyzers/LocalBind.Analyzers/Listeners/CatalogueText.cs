using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Listeners;

/// <summary>A line of a catalogue that cannot be read.</summary>
/// <param name="Line">The line, from 0.</param>
internal sealed record CatalogueError(int Line, string Message);

/// <summary>
/// Reads catalogue lines, the built-in ones and those of the user's <c>LocalBind.Listeners.txt</c>:
/// <c>documentation id ; server ; role=parameter …</c>, with <c>#</c> comments. docs/listeners.md describes them.
/// </summary>
internal static class CatalogueText
{
    private static readonly Dictionary<string, (ServerKind Kind, TransportProtocol Protocol, bool IsClient)> Servers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tcp"] = (ServerKind.Socket, TransportProtocol.Tcp, false),
        ["udp"] = (ServerKind.Socket, TransportProtocol.Udp, false),
        ["kestrel"] = (ServerKind.Kestrel, TransportProtocol.Tcp, false),
        ["httplistener"] = (ServerKind.HttpListener, TransportProtocol.Tcp, false),
        ["httpsys"] = (ServerKind.HttpSys, TransportProtocol.Tcp, false),
        ["http"] = (ServerKind.OtherHttp, TransportProtocol.Tcp, false),
        ["client"] = (ServerKind.Socket, TransportProtocol.Tcp, true),
    };

    private static readonly Dictionary<string, ParameterRole> Roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["address"] = ParameterRole.Address,
        ["port"] = ParameterRole.Port,
        ["endpoint"] = ParameterRole.Endpoint,
        ["urls"] = ParameterRole.Urls,
        ["prefix"] = ParameterRole.Prefix,
        ["uri"] = ParameterRole.Uri,
        ["bound"] = ParameterRole.Bound,
        ["connected"] = ParameterRole.Connected,
        ["key"] = ParameterRole.Key,
        ["setting"] = ParameterRole.Setting,
        ["settings"] = ParameterRole.Settings,
        ["arguments"] = ParameterRole.Arguments,
        ["variable"] = ParameterRole.Variable,
        ["anyhost"] = ParameterRole.AnyHost,
        ["random"] = ParameterRole.Random,
        ["option"] = ParameterRole.Option,
        ["optionvalue"] = ParameterRole.OptionValue,
        ["exclusive"] = ParameterRole.Exclusive,
        ["shared"] = ParameterRole.Shared,
    };

    private static readonly Dictionary<string, DefaultAddress> Defaults = new(StringComparer.OrdinalIgnoreCase)
    {
        ["any"] = DefaultAddress.Any,
        ["implicit"] = DefaultAddress.Implicit,
        ["localhost"] = DefaultAddress.Localhost,
        ["noport"] = DefaultAddress.NoPort,
    };

    private const string NoZero = "nozero";

    /// <summary>Reads all lines; those that cannot be read go to <paramref name="errors"/>.</summary>
    public static IEnumerable<ListenerRow> Read(SourceText text, ICollection<CatalogueError> errors)
    {
        foreach (var line in text.Lines)
        {
            var content = line.ToString();
            var comment = content.StartsWith("#", StringComparison.Ordinal) ? 0 : content.IndexOf(" #", StringComparison.Ordinal);
            content = (comment >= 0 ? content.Substring(0, comment) : content).Trim();
            if (content.Length == 0)
            {
                continue;
            }

            if (TryRead(content, out var row, out var problem))
            {
                yield return row!;
            }
            else
            {
                errors.Add(new CatalogueError(line.LineNumber, problem));
            }
        }
    }

    private static bool TryRead(string line, out ListenerRow? row, out string problem)
    {
        row = null;
        var parts = line.Split(';');
        if (parts.Length != 3)
        {
            problem = "expected three parts: documentation id ; server ; role=parameter";
            return false;
        }

        if (!Servers.TryGetValue(parts[1].Trim(), out var server))
        {
            problem = $"'{parts[1].Trim()}' is no server; use one of {string.Join(", ", Servers.Keys)}";
            return false;
        }

        if (!TryReadRoles(parts[2], out var roles, out var defaultAddress, out var hasNoZero, out problem)
            || !TryReadMember(parts[0].Trim(), out var typeName, out var memberName, out var parameterTypes, out problem))
        {
            return false;
        }

        var isProperty = parts[0].TrimStart().StartsWith("P:", StringComparison.Ordinal);
        if (isProperty && !roles.ContainsKey(ListenerRow.AssignedValue) && !roles.ContainsKey(ListenerRow.AddedItem))
        {
            problem = "a property needs role=value (what is assigned) or role=item (what is added)";
            return false;
        }

        row = new ListenerRow(typeName, memberName, isProperty, parameterTypes, server.Kind, server.Protocol, server.IsClient, defaultAddress, hasNoZero, roles);
        return true;
    }

    private static bool TryReadRoles(
        string text, out ImmutableDictionary<string, ParameterRole> roles, out DefaultAddress defaultAddress, out bool hasNoZero, out string problem)
    {
        var read = ImmutableDictionary.CreateBuilder<string, ParameterRole>(StringComparer.Ordinal);
        roles = read.ToImmutable();
        defaultAddress = DefaultAddress.None;
        hasNoZero = false;
        problem = "";
        foreach (var word in text.Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = word.IndexOf('=');
            if (word.Equals(NoZero, StringComparison.OrdinalIgnoreCase))
            {
                hasNoZero = true;
            }
            else if (equals < 0)
            {
                if (!Defaults.TryGetValue(word, out defaultAddress))
                {
                    problem = $"'{word}' is neither role=parameter nor one of {string.Join(", ", Defaults.Keys)}, {NoZero}";
                    return false;
                }
            }
            else if (Roles.TryGetValue(word.Substring(0, equals), out var role) && equals + 1 < word.Length)
            {
                read[word.Substring(equals + 1)] = role;
            }
            else
            {
                problem = $"'{word}' has no known role; use one of {string.Join(", ", Roles.Keys)}, then = and a parameter";
                return false;
            }
        }

        roles = read.ToImmutable();
        problem = "no role=parameter is given";
        return !roles.IsEmpty || defaultAddress != DefaultAddress.None;
    }

    private static bool TryReadMember(string id, out string typeName, out string memberName, out string? parameterTypes, out string problem)
    {
        typeName = memberName = "";
        parameterTypes = null;
        problem = $"'{id}' is no documentation id of a method (M:Namespace.Type.Method) or property (P:Namespace.Type.Property)";
        if (!id.StartsWith("M:", StringComparison.Ordinal) && !id.StartsWith("P:", StringComparison.Ordinal))
        {
            return false;
        }

        var open = id.IndexOf('(');
        if (open >= 0)
        {
            if (!id.EndsWith(")", StringComparison.Ordinal))
            {
                return false;
            }

            parameterTypes = id.Substring(open + 1, id.Length - open - 2);
        }

        var path = id.Substring(2, (open < 0 ? id.Length : open) - 2);
        var dot = path.LastIndexOf('.');
        if (dot <= 0 || dot + 1 == path.Length)
        {
            return false;
        }

        typeName = path.Substring(0, dot);
        memberName = path.Substring(dot + 1);
        memberName = memberName == "#ctor" ? ListenerRow.ConstructorName : memberName.Split('`')[0];
        return true;
    }
}
