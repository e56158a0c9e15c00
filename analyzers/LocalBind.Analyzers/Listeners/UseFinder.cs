using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Listeners;

/// <summary>Finds the nodes of a tree that look like uses of listed members, by names alone: only these are ever bound.</summary>
internal static class UseFinder
{
    // Trees live on from one compilation of the editor to the next; what was found in them stays true.
    private static readonly ConditionalWeakTable<SyntaxTree, Found> Cache = new();

    public static ImmutableArray<SyntaxNode> Find(SyntaxTree tree, UseNames names, CancellationToken cancellation)
    {
        var found = Cache.GetValue(tree, static _ => new Found());
        return found.GetOrAdd(names.Key, () => names.IsOfRelays && !found.Called(tree, cancellation).Overlaps(names) ? [] : Search(tree, names, cancellation));
    }

    private static ImmutableArray<SyntaxNode> Search(SyntaxTree tree, UseNames names, CancellationToken cancellation)
    {
        var root = tree.GetRoot(cancellation);
        var types = WithAliases(root, names.Types);
        var uses = ImmutableArray.CreateBuilder<SyntaxNode>();
        List<SyntaxNode>? targetTyped = null;
        HashSet<string>? handedOut = null;
        var mentionsType = false;
        foreach (var node in root.DescendantNodes())
        {
            switch (node)
            {
                case IdentifierNameSyntax name:
                    mentionsType |= types.Contains(name.Identifier.ValueText);
                    break;
                case ImplicitObjectCreationExpressionSyntax creation when creation.ArgumentList.Arguments.Count > 0 || names.IsOfRelays:
                    (targetTyped ??= []).Add(node);
                    break;
                // var p = listener.Prefixes; p.Add("http://…")
                case VariableDeclaratorSyntax { Initializer.Value: MemberAccessExpressionSyntax handedOutBy } local when IsCollection(handedOutBy.Name.Identifier.ValueText, names):
                    (handedOut ??= new(StringComparer.Ordinal)).Add(local.Identifier.ValueText);
                    break;
                case InvocationExpressionSyntax call when handedOut is not null && Adds(LastName(call.Expression)) && ReceiverOf(call) is { } receiver && handedOut.Contains(receiver):
                    uses.Add(call);
                    break;
                // new HttpListener { Prefixes = { "http://…" } }
                case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression, Parent: AssignmentExpressionSyntax { Left: IdentifierNameSyntax collection } } elements
                    when names.Collections.Contains(collection.Identifier.ValueText):
                    uses.AddRange(elements.Expressions);
                    break;
                // prefixes.ForEach(listener.Prefixes.Add)
                case ArgumentSyntax { Expression: MemberAccessExpressionSyntax group, Parent.Parent: InvocationExpressionSyntax call }
                    when !names.IsOfRelays && LastName(call) == "ForEach" && IsGroup(group, names):
                    uses.Add(group);
                    break;
                case InvocationExpressionSyntax or ObjectCreationExpressionSyntax or AssignmentExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax
                    when IsUse(node, names, types):
                    uses.Add(node);
                    break;
            }
        }

        if (mentionsType && targetTyped is not null)
        {
            uses.AddRange(targetTyped);
        }

        cancellation.ThrowIfCancellationRequested();
        return uses.ToImmutable();
    }

    /// <summary>The last name of an expression or type: <c>c</c> in <c>a.b.c</c>.</summary>
    public static string? LastName(SyntaxNode? expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        InvocationExpressionSyntax invocation => LastName(invocation.Expression),
        ConditionalAccessExpressionSyntax access => LastName(access.WhenNotNull),
        PostfixUnaryExpressionSyntax forgiving => LastName(forgiving.Operand),
        ParenthesizedExpressionSyntax parenthesized => LastName(parenthesized.Expression),
        _ => null,
    };

    private static bool IsUse(SyntaxNode node, UseNames names, ImmutableHashSet<string> types) => node switch
    {
        InvocationExpressionSyntax call => LastName(call.Expression) is { } name && ((names.Methods.Contains(name) && SaysSomething(call, name, names)) || IsAddition(call, name, names)),
        ObjectCreationExpressionSyntax creation => LastName(creation.Type) is { } name && types.Contains(name),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment => IsAssignment(assignment, names),
        ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 0 } initializer => IsInitializerOf(initializer, types),
        PrimaryConstructorBaseTypeSyntax { ArgumentList.Arguments.Count: > 0 } baseType => LastName(baseType.Type) is { } name && types.Contains(name),
        _ => false,
    };

    // Start(), Task.Run(() => …): most calls of these names hand over no value, and binding them is what costs time.
    private static bool SaysSomething(InvocationExpressionSyntax call, string name, UseNames names) =>
        names.BareMethods.Contains(name)
        || call.ArgumentList.Arguments.Any(argument => argument.Expression is not AnonymousFunctionExpressionSyntax)
        || (call.Expression is MemberAccessExpressionSyntax && names.IsOfRelays);

    private static bool IsGroup(MemberAccessExpressionSyntax group, UseNames names) =>
        group.Name.Identifier.ValueText is var name && (names.Methods.Contains(name) || (Adds(name) && IsCollection(LastName(group.Expression), names)));

    private static bool IsAddition(InvocationExpressionSyntax call, string name, UseNames names) => Adds(name) && IsCollection(ReceiverOf(call), names);

    private static bool Adds(string? name) => name is "Add" or "AddRange" or "Insert";

    private static bool IsCollection(string? receiver, UseNames names) => receiver is not null && names.Collections.Contains(receiver);

    private static string? ReceiverOf(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax access ? LastName(access.Expression)
        : call.Parent is ConditionalAccessExpressionSyntax conditional ? LastName(conditional.Expression) : null;

    private static bool IsAssignment(AssignmentExpressionSyntax assignment, UseNames names)
    {
        switch (assignment.Left)
        {
            // builder.Configuration["urls"] = …; other keys are not worth binding.
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] }:
                return names.HasIndexer && (key.Expression is not LiteralExpressionSyntax literal || ListeningKey.Of(literal.Token.ValueText) != ListeningKeyKind.None)
                    && key.Expression is LiteralExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax;
            default:
                return LastName(assignment.Left) is { } name && names.Properties.Contains(name);
        }
    }

    // `: this(…)` is a call of the class's own constructor, `: base(…)` one of its base.
    private static bool IsInitializerOf(ConstructorInitializerSyntax initializer, ImmutableHashSet<string> types)
    {
        var declaring = initializer.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return initializer.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword)
            ? declaring is not null && types.Contains(declaring.Identifier.ValueText)
            : declaring?.BaseList?.Types.Any(type => LastName(type.Type) is { } name && types.Contains(name)) == true;
    }

    /// <summary>The names that global using directives of a tree give to some of the types.</summary>
    public static IEnumerable<string> GlobalAliases(SyntaxTree tree, ImmutableHashSet<string> types, CancellationToken cancellation) =>
        tree.GetRoot(cancellation) is CompilationUnitSyntax { Usings: var usings } ? Aliases(usings.Where(directive => directive.GlobalKeyword != default), types) : [];

    private static ImmutableHashSet<string> WithAliases(SyntaxNode root, ImmutableHashSet<string> types) =>
        types.Union(Aliases(root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>(), types));

    private static IEnumerable<string> Aliases(IEnumerable<UsingDirectiveSyntax> directives, ImmutableHashSet<string> types) =>
        from directive in directives
        let alias = directive.Alias
        where alias is not null && LastName(directive.NamespaceOrType) is { } target && types.Contains(target)
        select alias.Name.Identifier.ValueText;

    /// <summary>What was found in one tree, by the names that were looked for: the catalogue's and the project's own, in their latest state.</summary>
    private sealed class Found
    {
        // The catalogue's own, those of each step to methods that are farther from the listening call, and all of these.
        private const int MaximumEntries = 8;

        private readonly object _lock = new();
        private readonly List<(string Key, ImmutableArray<SyntaxNode> Nodes)> _entries = [];
        private CalledNames? _called;

        public CalledNames Called(SyntaxTree tree, CancellationToken cancellation) => _called ??= new CalledNames(tree, cancellation);

        public ImmutableArray<SyntaxNode> GetOrAdd(string key, Func<ImmutableArray<SyntaxNode>> search)
        {
            lock (_lock)
            {
                foreach (var entry in _entries)
                {
                    if (entry.Key == key)
                    {
                        return entry.Nodes;
                    }
                }
            }

            var nodes = search();
            lock (_lock)
            {
                if (_entries.Count == MaximumEntries)
                {
                    _entries.RemoveAt(0);
                }

                _entries.Add((key, nodes));
            }

            return nodes;
        }
    }
}
