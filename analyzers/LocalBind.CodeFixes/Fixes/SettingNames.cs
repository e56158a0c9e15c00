using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>
/// Names for settings that a fix introduces: proposed by what stands around the value, and different for different values in the whole project, so that one setting never moves two listeners.
/// </summary>
internal sealed class SettingNames
{
    private static readonly string[] Fillers = ["portNumber", "portNum", "portNo", "listener", "server", "socket", "client", "tcp", "udp", "http", "builder", "host", "app", "options", "settings", "config", "endpoint", "listen", "ep"];

    /// <summary>The suffix of keys that hold a port.</summary>
    public const string Port = "Port";

    private const string Server = "Server";
    private const string Default = "Default";

    private static readonly string[] AddressSuffixes = ["Url", "Uri", "Address", "Endpoint"];

    // What the changes that are made have taken, and what the change that is being worded would take.
    private Names _taken = Names.None;
    private Names _wanted = Names.None;
    private readonly Dictionary<long, int> _ownPorts = [];

    /// <summary>Begins to word a change; what the last one wanted is free again unless it was kept.</summary>
    public void Begin() => _wanted = _taken;

    /// <summary>Keeps the names of the change that was worded last.</summary>
    public void Keep() => _taken = _wanted;

    /// <summary>The key for a value, ending with <paramref name="suffix"/> (<c>Port</c>, <c>Url</c>).</summary>
    /// <param name="written">The value as the program spells it.</param>
    public string Key(Place place, FindingSite site, string suffix, string written)
    {
        foreach (var key in Candidates(place, Preferred(place, site, suffix)))
        {
            if (IsFree(place, site, key, written))
            {
                _wanted = _wanted with { Keys = _wanted.Keys.SetItem(key, written) };
                return key;
            }
        }

        throw new InvalidOperationException("The numbers have run out.");
    }

    // The shortest name first, then that of the type with it, then numbers.
    private static IEnumerable<string> Candidates(Place place, string preferred)
    {
        yield return preferred;
        if (place.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { Identifier.ValueText: { Length: > 2 } type } && Pascal(type) is var owner && !preferred.StartsWith(owner, StringComparison.Ordinal))
        {
            preferred = owner + preferred;
            yield return preferred;
        }

        for (var number = 2; number < int.MaxValue; number++)
        {
            yield return preferred + number;
        }
    }

    /// <summary>A port of the project's own in place of the reported one: the same for the same port, another for a second listener.</summary>
    public int OwnPort(FindingSite site)
    {
        if (!_ownPorts.TryGetValue(site.Port ?? 0, out var port))
        {
            var texts = site.Part.Model.Compilation.SyntaxTrees.Select(tree => tree.GetText().ToString()).ToList();
            var candidates = ProjectPort.Of(site.Document.Project).ToList();
            var free = candidates.Where(candidate => !_ownPorts.ContainsValue(candidate) && !texts.Any(text => text.Contains(candidate.ToString(CultureInfo.InvariantCulture))));
            port = free.Concat(candidates).First();
            _ownPorts.Add(site.Port ?? 0, port);
        }

        return port;
    }

    /// <summary>A name for a new variable that nothing in the document has.</summary>
    public string Variable(Place place, string key)
    {
        var preferred = (char.ToLowerInvariant(key[0]) + key.Substring(1)).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var taken = new HashSet<string>(place.Node.SyntaxTree.GetRoot().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        for (var number = 0; ; number++)
        {
            var name = number switch { 0 => preferred, 1 => "configured" + char.ToUpperInvariant(preferred[0]) + preferred.Substring(1), _ => preferred + number };
            if (!taken.Contains(name) && !_wanted.Variables.Contains((place.Document.Id, name)))
            {
                _wanted = _wanted with { Variables = _wanted.Variables.Add((place.Document.Id, name)) };
                return name;
            }
        }
    }

    /// <summary>The environment variable of a key: <c>AdminPort</c> is <c>ADMIN_PORT</c>.</summary>
    public static string EnvironmentVariable(string key)
    {
        var name = new StringBuilder();
        for (var i = 0; i < key.Length; i++)
        {
            if (i > 0 && char.IsUpper(key[i]) && !char.IsUpper(key[i - 1]))
            {
                name.Append('_');
            }

            name.Append(char.ToUpperInvariant(key[i]));
        }

        return name.ToString();
    }

    // A key that is read already is only right for the same value, and one that the configuration files set (they do not care for case) has a meaning already.
    private bool IsFree(Place place, FindingSite site, string key, string written)
    {
        var variable = EnvironmentVariable(key);
        if ((_wanted.Keys.TryGetValue(key, out var value) && value != written)
            || site.ConfigurationTexts.Any(file => IsSetIn(file, key) || IsSetIn(file, variable)))
        {
            return false;
        }

        return place.Model.Compilation.SyntaxTrees
            .Where(tree => tree.GetText().ToString() is var text && (text.Contains($"\"{key}\"") || text.Contains($"\"{variable}\"")))
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>())
            .Where(literal => literal.Token.Value is string text && (text == key || text == variable))
            .All(literal => Reads(literal, written));
    }

    private static bool IsSetIn(SourceText file, string key) => file.ToString().IndexOf($"\"{key}\"", StringComparison.OrdinalIgnoreCase) >= 0;

    // GetValue("Port", 6123), or a ?: or ?? around the read, with the same default.
    private static bool Reads(SyntaxNode key, string value)
    {
        var read = key.Ancestors().OfType<ExpressionSyntax>()
            .TakeWhile(node => node is not (AssignmentExpressionSyntax or BaseObjectCreationExpressionSyntax or AnonymousFunctionExpressionSyntax))
            .FirstOrDefault(node => node is ConditionalExpressionSyntax or BinaryExpressionSyntax || (node is InvocationExpressionSyntax { ArgumentList.Arguments: [_, { RefKindKeyword.RawKind: (int)SyntaxKind.None }, ..] }));
        return read?.DescendantNodesAndTokens().Any(part => part.ToString() == value || part.AsToken().ValueText == value) == true;
    }

    /// <param name="Keys">Keys, and the values that they stand for.</param>
    /// <param name="Variables">Names of variables.</param>
    private sealed record Names(ImmutableDictionary<string, string> Keys, ImmutableHashSet<(DocumentId Document, string Name)> Variables)
    {
        public static readonly Names None = new(ImmutableDictionary<string, string>.Empty, []);
    }

    private static string Preferred(Place place, FindingSite site, string suffix)
    {
        var name = Carrier(place) is { } carrier ? Pascal(carrier) : "";
        name = name.StartsWith(Default, StringComparison.Ordinal) ? name.Substring(Default.Length) : name;

        // A bare "Port" or "Url" is what a program listens on itself: hosts set PORT for that.
        var isClient = site.Id == "LBT2002";
        if (suffix != Port)
        {
            return !AddressSuffixes.Any(address => name.EndsWith(address, StringComparison.OrdinalIgnoreCase)) ? suffix
                : isClient && AddressSuffixes.Contains(name) ? Server + name
                : name;
        }

        if (name.EndsWith(Port, StringComparison.OrdinalIgnoreCase))
        {
            name = name.Substring(0, name.Length - Port.Length);
            return name.Length == 0 && isClient ? Server + Port : name + Port;
        }

        var core = place.Text is null ? WithoutFillers(name) : "";
        return (core, site) switch
        {
            ({ Length: > 2 }, _) => core + Port,
            _ when isClient => Server + Port,
            (_, { Scheme: "https" or "wss" }) => "Https" + Port,
            _ => Port,
        };
    }

    /// <summary>The name of what holds the value: a variable, a member, the parameter that it is passed for, the variable that the listener is assigned to.</summary>
    private static string? Carrier(Place place)
    {
        foreach (var ancestor in place.Node.AncestorsAndSelf().TakeWhile(candidate => candidate is not (BlockSyntax or AnonymousFunctionExpressionSyntax)))
        {
            var name = ancestor switch
            {
                ArgumentSyntax { NameColon.Name.Identifier.ValueText: var argument } when argument != "port" => argument,
                ArgumentSyntax argument when place.Model.GetOperation(argument) is IArgumentOperation { Parameter: { DeclaringSyntaxReferences.IsEmpty: false, Name: var parameter } } => PortName(parameter),
                InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [LiteralExpressionSyntax { Token.Value: string key }, _] } => PortName(key),
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string key } }] } } => PortName(key),
                VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText,
                ParameterSyntax parameter => parameter.Identifier.ValueText,
                EnumMemberDeclarationSyntax member => member.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } => left.Identifier.ValueText,
                AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax left } => left.Name.Identifier.ValueText,
                _ => null,
            };
            if (name is not null)
            {
                return name;
            }
        }

        return null;
    }

    // A name or a key that says which port it is.
    private static string? PortName(string name) => name.Length > Port.Length && name.EndsWith(Port, StringComparison.OrdinalIgnoreCase) && SyntaxFacts.IsValidIdentifier(name) ? name : null;

    private static string Pascal(string name)
    {
        var isAllUpper = name.All(c => !char.IsLower(c));
        var words = name.Split(['_'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + (isAllUpper ? word.Substring(1).ToLowerInvariant() : word.Substring(1))));
    }

    private static string WithoutFillers(string name)
    {
        foreach (var filler in Fillers)
        {
            var at = name.IndexOf(filler, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                name = name.Remove(at, filler.Length);
            }
        }

        return name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
