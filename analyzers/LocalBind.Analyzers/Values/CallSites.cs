using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using LocalBind.Analyzers.Contexts;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>Where a project calls its own methods and creates its own types, found by name and told apart by symbol.</summary>
internal sealed class CallSites(ProjectModels models)
{
    // new() says no name where it stands alone.
    private const string Nameless = "new()";

    // Purely syntactic, so it stays true as long as the tree lives.
    private static readonly ConditionalWeakTable<SyntaxTree, ILookup<string, SyntaxNode>> Sites = new();

    /// <summary>The calls of a method and the creations of a type.</summary>
    public IEnumerable<SyntaxNode> Of(ISymbol declared, CancellationToken cancellation) =>
        NamesOf(declared).SelectMany(name => Named(name, cancellation)).Where(node => node is not TypeSyntax && CalledBy(node, declared, cancellation));

    /// <summary>The names by which calls of a method and creations of a type are found.</summary>
    public static IEnumerable<string> NamesOf(ISymbol declared) => declared switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => [declared.ContainingType.Name, Nameless],
        INamedTypeSymbol => [declared.Name, Nameless],
        _ => [declared.Name],
    };

    /// <summary>Whether a tree has anything of such a name.</summary>
    public static bool MayCall(SyntaxTree tree, string name) => SitesIn(tree, CancellationToken.None).Contains(name);

    /// <summary>
    /// Where the type is named to have objects made of it: <c>AddHostedService&lt;Worker&gt;()</c>, <c>typeof(Worker)</c>. A container fills the parameters of the constructor; those that it has nothing for keep their defaults.
    /// </summary>
    public IEnumerable<SyntaxNode> HandedToContainers(INamedTypeSymbol type, CancellationToken cancellation) =>
        Named(type.Name, cancellation).Where(node => node is TypeSyntax && SymbolEqualityComparer.Default.Equals(models.ModelOf(node.SyntaxTree).GetSymbolInfo(node, cancellation).Symbol?.OriginalDefinition, type));

    private IEnumerable<SyntaxNode> Named(string name, CancellationToken cancellation) =>
        models.Compilation.SyntaxTrees.SelectMany(tree => SitesIn(tree, cancellation)[name]);

    private static ILookup<string, SyntaxNode> SitesIn(SyntaxTree tree, CancellationToken cancellation) => Sites.GetValue(tree, key => In(key, cancellation));

    private static ILookup<string, SyntaxNode> In(SyntaxTree tree, CancellationToken cancellation) => tree.GetRoot(cancellation).DescendantNodes()
        .Select(node => (Name: NameOfCalled(node), Node: node)).Where(site => site.Name is not null).ToLookup(site => site.Name!, site => site.Node);

    private static string? NameOfCalled(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax invocation => UseFinder.LastName(invocation),
        ObjectCreationExpressionSyntax creation => UseFinder.LastName(creation.Type),
        ImplicitObjectCreationExpressionSyntax creation => creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: var type } } } => UseFinder.LastName(type),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax { Type: var type } } => UseFinder.LastName(type),
            _ => Nameless,
        },

        // Task.Run(StartServer), new Thread(StartServer)
        ArgumentSyntax { Expression: SimpleNameSyntax or MemberAccessExpressionSyntax, Parent.Parent: var call } argument when Bodies.RunsWhatItIsPassed(call) => UseFinder.LastName(argument.Expression),

        // AddHostedService<Worker>(), AddSingleton(typeof(Worker))
        TypeSyntax { Parent: TypeArgumentListSyntax { Parent: GenericNameSyntax { Parent: InvocationExpressionSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } } or TypeOfExpressionSyntax } type => UseFinder.LastName(type),
        _ => null,
    };

    private bool CalledBy(SyntaxNode node, ISymbol declared, CancellationToken cancellation)
    {
        var called = node is ArgumentSyntax argument
            ? models.ModelOf(node.SyntaxTree).GetSymbolInfo(argument.Expression, cancellation).Symbol
            : Relay.Target(models.OperationOf(node, cancellation)).Method;
        return SymbolEqualityComparer.Default.Equals(called?.OriginalDefinition, declared)
            || (declared is INamedTypeSymbol && called is IMethodSymbol { MethodKind: MethodKind.Constructor } && SymbolEqualityComparer.Default.Equals(called.ContainingType.OriginalDefinition, declared));
    }
}
