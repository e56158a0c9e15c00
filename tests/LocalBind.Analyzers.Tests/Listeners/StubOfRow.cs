using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Tests.Listeners;

/// <summary>A library that has the member of a catalogue row, and a program that listens on every interface with it.</summary>
internal sealed class StubOfRow
{
    private readonly List<string> _types = [];

    public StubOfRow(ListenerRow row, Compilation framework)
    {
        var dot = row.TypeName.LastIndexOf('.');
        var name = row.TypeName[(dot + 1)..].Split('`');
        var arity = name.Length > 1 ? int.Parse(name[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        var declared = name[0] + (arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Range(0, arity).Select(i => $"T{i}"))}>");
        var used = $"global::{row.TypeName[..dot]}.{name[0]}" + (arity == 0 ? "" : $"<{string.Join(", ", Enumerable.Repeat("int", arity))}>");
        var parameters = Parameters(row, framework);
        var signature = string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"));
        var arguments = string.Join(", ", parameters.Select(parameter => parameter.Value));
        var (member, use) = row switch
        {
            { IsCollection: true } => ($"public System.Collections.Generic.List<string> {row.MemberName} {{ get; }} = new();", $"new {used}().{row.MemberName}.Add({Sample(row.Roles[ListenerRow.AddedItem], "string")});"),
            { IsProperty: true } => ($"public {parameters[0].Type} {row.MemberName} {{ get; set; }} = default!;", $"new {used}().{row.MemberName} = {arguments};"),
            { MemberName: "Add" } => ($"public void Add({signature}) {{ }}", $"var ports = new {used}(); ports.Add({arguments});"),
            { IsConstructor: true } => ($"public {name[0]}({signature}) {{ }}", $"new {used}({arguments});"),
            _ => ($"public void {row.MemberName}({signature}) {{ }}", $"new {used}().{row.MemberName}({arguments});"),
        };
        _types.Insert(0, $"namespace {row.TypeName[..dot]} {{ public class {declared} {{ {member} }} }}");
        Source = $"{string.Join("\n", _types)}\nclass Program {{ void M() {{ {use} }} }}";
    }

    public string Source { get; }

    private List<(string Type, string Name, string Value)> Parameters(ListenerRow row, Compilation framework)
    {
        var roles = row.Roles.OrderBy(role => role.Key, StringComparer.Ordinal).ToList();
        if (row.ParameterTypes is null)
        {
            return [.. roles.Select(role => (TypeOf(role.Value), role.Key, SampleOf(row, role.Value, TypeOf(role.Value))))];
        }

        var parameters = new List<(string, string, string)>();
        foreach (var type in TopLevel(row.ParameterTypes))
        {
            Declare(type, framework);
            var role = roles.FirstOrDefault(candidate => Fits(candidate.Value, type));
            if (role.Key is null)
            {
                parameters.Add((type, $"other{parameters.Count}", "default!"));
            }
            else
            {
                roles.Remove(role);
                parameters.Add((type, role.Key, SampleOf(row, role.Value, type)));
            }
        }

        return parameters;
    }

    private void Declare(string type, Compilation framework)
    {
        var dot = type.LastIndexOf('.');
        if (dot > 0 && !type.Contains('{', StringComparison.Ordinal) && framework.GetTypeByMetadataName(type) is null)
        {
            _types.Add($"namespace {type[..dot]} {{ public class {type[(dot + 1)..]} {{ }} }}");
        }
    }

    private static string[] TopLevel(string types) => types.Length == 0 ? [] : types.Split(',');

    private static bool Fits(ParameterRole role, string type) => role switch
    {
        ParameterRole.Port => type.Contains("Int", StringComparison.Ordinal) || type == "System.String",
        ParameterRole.Address => type is "System.String" or "System.Net.IPAddress",
        ParameterRole.Endpoint => type.EndsWith("EndPoint", StringComparison.Ordinal) || type == "System.String",
        ParameterRole.AnyHost or ParameterRole.Random or ParameterRole.Exclusive or ParameterRole.Shared => type == "System.Boolean",
        _ => type == "System.String",
    };

    private static string TypeOf(ParameterRole role) => role switch
    {
        ParameterRole.Address => "System.Net.IPAddress",
        ParameterRole.Port => "int",
        ParameterRole.Endpoint => "System.Net.IPEndPoint",
        ParameterRole.AnyHost or ParameterRole.Random or ParameterRole.Exclusive or ParameterRole.Shared => "bool",
        _ => "string",
    };

    private static string SampleOf(ListenerRow row, ParameterRole role, string type) =>
        row.IsClient && role == ParameterRole.Address && type != "System.String" ? "System.Net.IPAddress.Loopback" : Sample(role, type);

    // Loopback with a fixed port is what clients are told about; a listener is told about its port.
    private static string Sample(ParameterRole role, string type) => (role, type) switch
    {
        (ParameterRole.Address, "System.String") => "\"127.0.0.1\"",
        (ParameterRole.Address, _) => "System.Net.IPAddress.Any",
        (ParameterRole.Port, "System.String") => "\"6123\"",
        (ParameterRole.Port, _) => "6123",
        (ParameterRole.Endpoint, "System.String") => "\"127.0.0.1:6123\"",
        (ParameterRole.Endpoint, _) => "new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 6123)",
        (ParameterRole.AnyHost or ParameterRole.Shared, _) => "true",
        (ParameterRole.Exclusive or ParameterRole.Random, _) => "false",
        (ParameterRole.Connected, _) => "\"@tcp://127.0.0.1:6123\"",
        (ParameterRole.Prefix, _) => "\"http://localhost:6123/\"",
        _ => "\"http://127.0.0.1:6123\"",
    };
}
