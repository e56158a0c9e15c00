using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using LocalBind.Analyzers.Contexts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>The writes to a local variable or parameter that a use of it may see.</summary>
internal static class LocalWrites
{
    // One body is asked for each of its variables, and again for every use of them.
    private static readonly ConditionalWeakTable<SyntaxNode, ILookup<string, IdentifierNameSyntax>> Names = new();

    /// <summary>
    /// The written expressions, in source order, that may be what <paramref name="use"/> reads. A write that is not the assignment of one expression
    /// (<c>ref</c>, <c>out</c>, <c>++</c>, <c>-=</c>) yields the target, <c>+=</c> the whole assignment. <paramref name="declarationIsSeen"/> tells whether the declaration's own value may still be there.
    /// </summary>
    public static ImmutableArray<SyntaxNode> Seen(ISymbol variable, SyntaxNode use, SyntaxNode declaration, ValueScope scope, out bool declarationIsSeen)
    {
        declarationIsSeen = true;
        var writes = new List<SyntaxNode>();
        foreach (var name in NamesIn(BodyAround(declaration), variable.Name))
        {
            var written = Written(name);
            if (written is null || !IsVariable(name, variable, scope) || ComesTooLate(name, use))
            {
                continue;
            }

            if (ReplacesEarlierOnes(name, use))
            {
                writes.Clear();
                declarationIsSeen = false;
            }

            writes.Add(written);
        }

        return [.. writes];
    }

    /// <summary>Every expression that a function writes to a parameter.</summary>
    public static IEnumerable<SyntaxNode> All(ISymbol parameter, SyntaxNode function, ValueScope scope) =>
        from name in NamesIn(function, parameter.Name)
        let written = Written(name)
        where written is not null && IsVariable(name, parameter, scope)
        select written;

    /// <summary>All uses of a variable between its declaration and <paramref name="use"/>, in source order.</summary>
    public static IEnumerable<IdentifierNameSyntax> UsesBefore(ISymbol variable, SyntaxNode use, SyntaxNode declaration, ValueScope scope) =>
        NamesIn(BodyAround(declaration), variable.Name).Where(name => name.SpanStart > declaration.SpanStart && !use.Span.Contains(name.Span) && !ComesTooLate(name, use) && IsVariable(name, variable, scope));

    /// <summary>Whether a name stands for a variable or member.</summary>
    public static bool IsVariable(IdentifierNameSyntax name, ISymbol variable, ValueScope scope) =>
        SymbolEqualityComparer.Default.Equals(scope.ModelOf(name.SyntaxTree).GetSymbolInfo(name, scope.Cancellation).Symbol, variable);

    /// <summary>The places of a body where a name stands.</summary>
    public static IEnumerable<IdentifierNameSyntax> NamesIn(SyntaxNode body, string name) =>
        Names.GetValue(body, static key => key.DescendantNodes().OfType<IdentifierNameSyntax>().ToLookup(candidate => candidate.Identifier.ValueText, StringComparer.Ordinal))[name];

    // Top-level statements share the compilation unit; everything else lives in its member.
    public static SyntaxNode BodyAround(SyntaxNode declaration) =>
        declaration.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot();

    private static SyntaxNode? Written(IdentifierNameSyntax name)
    {
        switch (name.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == name:
                return assignment.Kind() switch
                {
                    SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression => assignment.Right,
                    SyntaxKind.AddAssignmentExpression => assignment,
                    _ => name,
                };
            case PrefixUnaryExpressionSyntax prefix when prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression:
            case PostfixUnaryExpressionSyntax postfix when postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression:
                return name;
            case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword):
                return name;
            case ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple } element when assignment.Left == tuple:
                return assignment.Right is TupleExpressionSyntax right && right.Arguments.Count == tuple.Arguments.Count
                    ? right.Arguments[tuple.Arguments.IndexOf(element)].Expression
                    : name;
            default:
                return null;
        }
    }

    // A write after the use is only seen by it through a loop around both, or from another function; the assignment that the use is part of never is.
    private static bool ComesTooLate(SyntaxNode write, SyntaxNode use) =>
        write.Parent is AssignmentExpressionSyntax assignment && assignment.Span.Contains(use.Span)
        || write.SpanStart > use.SpanStart
        && FunctionAround(write) == FunctionAround(use)
        && !use.Ancestors().Any(node => Bodies.IsLoop(node) && node.Span.Contains(write.Span));

    // A plain assignment statement in a block around the use, in the same function: what was there before is gone.
    private static bool ReplacesEarlierOnes(SyntaxNode write, SyntaxNode use) =>
        write.SpanStart < use.SpanStart
        && write.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression or (int)SyntaxKind.AddAssignmentExpression, Parent: ExpressionStatementSyntax statement }
        && FunctionAround(write) == FunctionAround(use)
        && BlockOf(statement) is { } block
        && block.Span.Contains(use.Span);

    private static SyntaxNode? BlockOf(ExpressionStatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block,
        SwitchSectionSyntax section => section,
        GlobalStatementSyntax global => global.Parent,
        _ => null,
    };

    private static SyntaxNode? FunctionAround(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(parent => parent is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax);
}
