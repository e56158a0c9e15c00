using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>The places of a project that assign to its fields and properties.</summary>
internal sealed class MemberWrites(ProjectModels models)
{
    // Purely syntactic, so it stays true as long as the tree lives.
    private static readonly ConditionalWeakTable<SyntaxTree, TargetsOfTree> Targets = new();

    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<SyntaxNode>> _targets = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The expressions assigned to a member of this project, initializers of its declaration not included.
    /// An assignment whose value is not one expression (<c>ref</c>, <c>out</c>, <c>++</c>) yields the target itself, <c>+=</c> the whole assignment.
    /// </summary>
    public ImmutableArray<SyntaxNode> Of(ISymbol member, CancellationToken cancellation) =>
        [.. TargetsOf(member, cancellation).Select(Written)];

    /// <summary>The expressions that stand for a member where something is assigned to it: <c>_port</c>, <c>settings.Port</c>.</summary>
    public ImmutableArray<SyntaxNode> TargetsOf(ISymbol member, CancellationToken cancellation) =>
        _targets.GetOrAdd(member, key => Find(key, cancellation));

    /// <summary>Whether a tree assigns to anything of a name.</summary>
    public static bool MayWrite(SyntaxTree tree, string name) => TargetsIn(tree, CancellationToken.None).TargetsNamed(name).Count > 0;

    private static TargetsOfTree TargetsIn(SyntaxTree tree, CancellationToken cancellation) => Targets.GetValue(tree, key => new TargetsOfTree(key, cancellation));

    private ImmutableArray<SyntaxNode> Find(ISymbol member, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<SyntaxNode>();
        foreach (var tree in ProjectModels.TreesOfPrivate(member) ?? models.Compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var target in TargetsIn(tree, cancellation).TargetsNamed(member.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(models.ModelOf(tree).GetSymbolInfo(target, cancellation).Symbol?.OriginalDefinition, member.OriginalDefinition))
                {
                    found.Add(WholeTarget(target));
                }
            }
        }

        return found.ToImmutable();
    }

    // settings.Port = …, settings?.Port = …
    private static SyntaxNode WholeTarget(SyntaxNode name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access,
        MemberBindingExpressionSyntax binding => binding,
        _ => name,
    };

    private static SyntaxNode Written(SyntaxNode target) => target.Parent switch
    {
        AssignmentExpressionSyntax assignment when assignment.Left == target
            && assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression => assignment.Right,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } assignment when assignment.Left == target => assignment,

        // (_host, _port) = (host, port)
        ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax { Right: TupleExpressionSyntax right } assignment } left } element
            when assignment.Left == left && right.Arguments.Count == left.Arguments.Count => right.Arguments[left.Arguments.IndexOf(element)].Expression,
        _ => target,
    };

    /// <summary>The assignment targets of one tree, by the last name in them.</summary>
    private sealed class TargetsOfTree
    {
        private readonly Dictionary<string, List<ExpressionSyntax>> _targets = [];

        public TargetsOfTree(SyntaxTree tree, CancellationToken cancellation)
        {
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                switch (node)
                {
                    case AssignmentExpressionSyntax assignment:
                        Add(assignment.Left);
                        break;
                    case PrefixUnaryExpressionSyntax prefix when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression:
                        Add(prefix.Operand);
                        break;
                    case PostfixUnaryExpressionSyntax postfix when postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression:
                        Add(postfix.Operand);
                        break;
                    case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument:
                        Add(argument.Expression);
                        break;
                }
            }
        }

        public IReadOnlyList<ExpressionSyntax> TargetsNamed(string name) =>
            _targets.TryGetValue(name, out var targets) ? targets : [];

        private void Add(ExpressionSyntax target)
        {
            switch (target)
            {
                case MemberAccessExpressionSyntax access:
                    Add(access.Name);
                    break;
                case MemberBindingExpressionSyntax binding:
                    Add(binding.Name);
                    break;
                case SimpleNameSyntax name:
                    if (!_targets.TryGetValue(name.Identifier.ValueText, out var targets))
                    {
                        _targets.Add(name.Identifier.ValueText, targets = []);
                    }

                    targets.Add(name);
                    break;
                case TupleExpressionSyntax tuple:
                    foreach (var element in tuple.Arguments)
                    {
                        Add(element.Expression);
                    }

                    break;
            }
        }
    }
}
