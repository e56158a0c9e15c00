using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using LocalBind.Analyzers.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>The semantic models of one compilation, one a tree: values are followed from file to file.</summary>
internal sealed class ProjectModels
{
    // Purely syntactic, so it stays true as long as the tree lives.
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> BoundIn = new();

    private static readonly string[] Readers = ["Deserializ", "Serializer", "ConfigParser", "ConfigReader", "ConfigLoader", "LoadConfig", "ReadConfig", "LoadSettings", "ReadSettings"];

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private IReadOnlyCollection<string>? _boundTypes;

    /// <param name="compilation">The compilation.</param>
    /// <param name="catalogue">The text of the project's own catalogue.</param>
    public ProjectModels(Compilation compilation, string catalogue)
    {
        Compilation = compilation;
        Writes = new MemberWrites(this);
        Overrides = new MemberOverrides(compilation);
        Groups = new MethodGroups(this);
        Calls = new CallSites(this);
        Sections = new BoundSections(this);
        State = new ProjectState(this, catalogue);
    }

    public Compilation Compilation { get; }

    public MemberWrites Writes { get; }

    public MemberOverrides Overrides { get; }

    public MethodGroups Groups { get; }

    public CallSites Calls { get; }

    public BoundSections Sections { get; }

    public Readings Readings { get; } = new();

    /// <summary>What facts about the project hang on.</summary>
    public ProjectState State { get; }

    /// <summary>The operation of a node of this compilation, or null for a node that has none.</summary>
    public IOperation? OperationOf(SyntaxNode node, CancellationToken cancellation)
    {
        if (!Compilation.ContainsSyntaxTree(node.SyntaxTree))
        {
            return null;
        }

        try
        {
            return ModelOf(node.SyntaxTree).GetOperation(Bare(node), cancellation);
        }
        catch (Exception failure) when (failure is IndexOutOfRangeException or NullReferenceException or InvalidOperationException or ArgumentException)
        {
            // Roslyn makes operations of whole methods, and fails on some that are half typed (an indexer in an object initializer without its value).
            return null;
        }
    }

    // `value!` has no operation of its own.
    private static SyntaxNode Bare(SyntaxNode node) =>
        node is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiving ? Bare(forgiving.Operand) : node;

    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, key => Compilation.GetSemanticModel(key));

    /// <summary>The trees in which a private member or a local function can be used at all; null for one that any tree may use.</summary>
    public static IEnumerable<SyntaxTree>? TreesOfPrivate(ISymbol member) => member.DeclaredAccessibility is Accessibility.Private or Accessibility.NotApplicable
        ? member.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree).Distinct()
        : null;

    /// <summary>
    /// The names of the types that are filled from outside: type arguments of <c>IOptions&lt;T&gt;</c>, <c>Configure&lt;T&gt;</c>, <c>Get&lt;T&gt;</c>, <c>Deserialize&lt;T&gt;</c> and the like.
    /// </summary>
    public IReadOnlyCollection<string> BoundTypes(CancellationToken cancellation)
    {
        if (_boundTypes is null)
        {
            var names = new HashSet<string>();
            foreach (var tree in Compilation.SyntaxTrees)
            {
                names.UnionWith(BoundIn.GetValue(tree, key => FindBound(key, cancellation)));
            }

            _boundTypes = names;
        }

        return _boundTypes;
    }

    private static string[] FindBound(SyntaxTree tree, CancellationToken cancellation)
    {
        var nodes = tree.GetRoot(cancellation).DescendantNodes().ToList();
        var generic = nodes.OfType<GenericNameSyntax>().Where(BindsItsArguments).SelectMany(name => name.TypeArgumentList.Arguments).Select(LastName);
        var instances = nodes.OfType<InvocationExpressionSyntax>().Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Bind" })
            .Select(call => call.ArgumentList.Arguments.LastOrDefault()?.Expression).OfType<ExpressionSyntax>();
        var described = nodes.OfType<TypeOfExpressionSyntax>().Where(type => type.Parent is ArgumentSyntax { Parent.Parent: var reader } && Reads(NameOf(reader))).Select(type => LastName(type.Type));
        return [.. generic.Concat(described).Concat(instances.SelectMany(instance => TypeNames(instance, nodes))).Distinct()];
    }

    // configuration.Bind(options): the type of what is bound, by its declaration in the same file.
    private static IEnumerable<string> TypeNames(ExpressionSyntax instance, List<SyntaxNode> nodes)
    {
        if (instance is ObjectCreationExpressionSyntax created)
        {
            return [LastName(created.Type)];
        }

        var name = Listeners.UseFinder.LastName(instance);
        return nodes.OfType<VariableDeclaratorSyntax>().Where(declarator => declarator.Identifier.ValueText == name)
            .SelectMany(declarator => new[] { (declarator.Parent as VariableDeclarationSyntax)?.Type, (declarator.Initializer?.Value as ObjectCreationExpressionSyntax)?.Type })
            .Concat(nodes.OfType<PropertyDeclarationSyntax>().Where(property => property.Identifier.ValueText == name).Select(property => property.Type))
            .Where(type => type is { IsVar: false }).Select(type => LastName(type!));
    }

    private static bool BindsItsArguments(GenericNameSyntax generic) => generic.Identifier.ValueText is var name
        && (name is "IOptions" or "IOptionsMonitor" or "IOptionsSnapshot" or "Configure" or "AddOptions" or "Get" or "ParseArguments" or "ToObject" or "GetFromJsonAsync" || Reads(name));

    // ConfigParser<Settings>, LoadConfig<Settings>(), new XmlSerializer(typeof(Settings)), Deserialize(text, typeof(Settings)): files in the words of any library.
    private static bool Reads(string? name) => name is not null && Readers.Any(reader => name.IndexOf(reader, StringComparison.Ordinal) >= 0);

    private static string? NameOf(SyntaxNode? reader) => reader is ObjectCreationExpressionSyntax { Type: var type } ? LastName(type) : Listeners.UseFinder.LastName(reader);

    private static string LastName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        NullableTypeSyntax nullable => LastName(nullable.ElementType),
        _ => "",
    };
}
