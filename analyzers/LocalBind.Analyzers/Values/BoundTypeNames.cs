using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>
/// The names of the types that are filled from outside: type arguments of <c>IOptions&lt;T&gt;</c>, <c>Configure&lt;T&gt;</c>, <c>Get&lt;T&gt;</c>, <c>Deserialize&lt;List&lt;T&gt;&gt;</c> and the like,
/// and the types of what they hold.
/// </summary>
/// <param name="Bound">Those that a file names.</param>
/// <param name="Held">The names of the types that the settable members of the types of a file have, by the names of those types.</param>
internal sealed record BoundTypeNames(IReadOnlyCollection<string> Bound, ILookup<string, string> Held)
{
    // Purely syntactic, so it stays true as long as the tree lives.
    private static readonly ConditionalWeakTable<SyntaxTree, BoundTypeNames> Known = new();

    private static readonly string[] Readers = ["Deserializ", "Serializer", "FromJson", "ConfigParser", "ConfigReader", "ConfigLoader", "LoadConfig", "ReadConfig", "LoadSettings", "ReadSettings"];

    /// <summary>The names in all files of a project.</summary>
    public static IReadOnlyCollection<string> In(IEnumerable<SyntaxTree> trees, CancellationToken cancellation)
    {
        var files = trees.Select(tree => Known.GetValue(tree, key => Find(key, cancellation))).ToList();
        var names = new HashSet<string>();
        var latest = new Queue<string>(files.SelectMany(file => file.Bound).Where(names.Add));
        while (latest.Count > 0)
        {
            var holder = latest.Dequeue();
            foreach (var held in files.SelectMany(file => file.Held[holder]).Where(names.Add))
            {
                latest.Enqueue(held);
            }
        }

        return names;
    }

    private static BoundTypeNames Find(SyntaxTree tree, CancellationToken cancellation)
    {
        var nodes = tree.GetRoot(cancellation).DescendantNodes().ToList();
        var generic = nodes.OfType<GenericNameSyntax>().Where(BindsItsArguments).SelectMany(name => name.TypeArgumentList.Arguments).SelectMany(NamesIn);
        var instances = nodes.OfType<InvocationExpressionSyntax>().Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Bind" })
            .Select(call => call.ArgumentList.Arguments.LastOrDefault()?.Expression).OfType<ExpressionSyntax>();
        var described = nodes.OfType<TypeOfExpressionSyntax>().Where(type => type.Parent is ArgumentSyntax { Parent.Parent: var reader } && Reads(NameOf(reader))).SelectMany(type => NamesIn(type.Type));
        var held = from member in nodes.OfType<MemberDeclarationSyntax>()
                   let holder = member.Parent as TypeDeclarationSyntax
                   where holder is not null
                   from name in SettableTypeOf(member) is { } type ? NamesIn(type) : []
                   select (Holder: holder.Identifier.ValueText, Name: name);
        var positional = from record in nodes.OfType<RecordDeclarationSyntax>()
                         from parameter in record.ParameterList?.Parameters ?? default
                         from name in parameter.Type is { } type ? NamesIn(type) : []
                         select (Holder: record.Identifier.ValueText, Name: name);
        return new BoundTypeNames(
            [.. generic.Concat(described).Concat(instances.SelectMany(instance => TypeNames(instance, nodes))).Distinct()],
            held.Concat(positional).Distinct().ToLookup(found => found.Holder, found => found.Name));
    }

    // What a serializer or a binder can put there.
    private static TypeSyntax? SettableTypeOf(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax { AccessorList.Accessors: var accessors, Type: var type } when IsPublic(member) && accessors.Any(accessor => accessor.Keyword.ValueText is "set" or "init") => type,
        FieldDeclarationSyntax { Declaration.Type: var type } when IsPublic(member) && !member.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.ConstKeyword or SyntaxKind.StaticKeyword or SyntaxKind.ReadOnlyKeyword) => type,
        _ => null,
    };

    private static bool IsPublic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword);

    // configuration.Bind(options): the type of what is bound, by its declaration in the same file.
    private static IEnumerable<string> TypeNames(ExpressionSyntax instance, List<SyntaxNode> nodes)
    {
        if (instance is ObjectCreationExpressionSyntax created)
        {
            return NamesIn(created.Type);
        }

        var name = UseFinder.LastName(instance);
        return nodes.OfType<VariableDeclaratorSyntax>().Where(declarator => declarator.Identifier.ValueText == name)
            .SelectMany(declarator => new[] { (declarator.Parent as VariableDeclarationSyntax)?.Type, (declarator.Initializer?.Value as ObjectCreationExpressionSyntax)?.Type })
            .Concat(nodes.OfType<PropertyDeclarationSyntax>().Where(property => property.Identifier.ValueText == name).Select(property => property.Type))
            .Where(type => type is { IsVar: false }).SelectMany(type => NamesIn(type!));
    }

    private static bool BindsItsArguments(GenericNameSyntax generic) => generic.Identifier.ValueText is var name
        && (name is "IOptions" or "IOptionsMonitor" or "IOptionsSnapshot" or "Configure" or "AddOptions" or "Get" or "ParseArguments" or "ToObject" or "GetFromJsonAsync" || Reads(name));

    // ConfigParser<Settings>, LoadConfig<Settings>(), new XmlSerializer(typeof(Settings)), Deserialize(text, typeof(Settings)): files in the words of any library.
    private static bool Reads(string? name) => name is not null && Readers.Any(reader => name.IndexOf(reader, StringComparison.OrdinalIgnoreCase) >= 0);

    private static string? NameOf(SyntaxNode? reader) => UseFinder.LastName(reader is ObjectCreationExpressionSyntax { Type: var type } ? type : reader);

    // List<Settings>, Settings[], Settings?, My.Settings
    private static IEnumerable<string> NamesIn(TypeSyntax type) => type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(name => !IsQualifier(name)).Select(name => name.Identifier.ValueText);

    private static bool IsQualifier(NameSyntax name) => name.Parent is QualifiedNameSyntax qualified && (qualified.Left == name || IsQualifier(qualified));
}
