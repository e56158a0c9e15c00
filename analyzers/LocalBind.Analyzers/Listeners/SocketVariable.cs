using System.Linq;
using LocalBind.Analyzers.Contexts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Listeners;

/// <summary>The variable, field or property that holds the socket of a call, and where it lives.</summary>
internal static class SocketVariable
{
    /// <summary>Its name: that of the receiver of a call, or of what a creation is assigned to.</summary>
    public static string? NameOf(ListenerCall call)
    {
        switch (call.Syntax)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                return Root(access.Expression);
            case InvocationExpressionSyntax { Parent: ConditionalAccessExpressionSyntax conditional }:
                return Root(conditional.Expression);
            case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access }:
                return Root(access.Expression);
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } }:
                return AssignedTo(creation);
            default:
                return AssignedTo(call.Syntax);
        }
    }

    /// <summary>The name of a variable, also of one that holds an array of sockets.</summary>
    public static string? NameOf(ExpressionSyntax expression) => UseFinder.LastName(expression is ElementAccessExpressionSyntax element ? element.Expression : expression);

    /// <summary>Where a name stands for the same variable: a local lives in its block, a field or property in its type.</summary>
    public static SyntaxNode ScopeOf(string variable, SyntaxNode use)
    {
        var member = use.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not (GlobalStatementSyntax or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax or BaseFieldDeclarationSyntax));
        var locals = member?.DescendantNodes().Where(node => node switch
        {
            VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText == variable,
            SingleVariableDesignationSyntax designation => designation.Identifier.ValueText == variable,
            ParameterSyntax parameter => parameter.Identifier.ValueText == variable,
            _ => false,
        });
        return locals?.Select(local => BlockOf(local, member!)).Where(block => block.Span.Contains(use.Span)).OrderBy(block => block.Span.Length).FirstOrDefault()
            ?? use.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? use.SyntaxTree.GetRoot();
    }

    /// <summary>Whether the variable holds one socket at the first of two places and certainly another one at the second.</summary>
    public static bool IsReplacedBetween(string variable, SyntaxNode first, SyntaxNode second)
    {
        var (earlier, later) = first.SpanStart < second.SpanStart ? (first, second) : (second, first);
        var body = Bodies.Of(later);
        return body == Bodies.Of(earlier) && body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment =>
            assignment is { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: BaseObjectCreationExpressionSyntax, Left: not ElementAccessExpressionSyntax }
            && assignment.SpanStart > earlier.SpanStart && assignment.SpanStart <= later.SpanStart && !assignment.Span.Contains(earlier.Span)
            && UseFinder.LastName(assignment.Left) == variable
            && assignment.FirstAncestorOrSelf<BlockSyntax>()?.Span.Contains(later.Span) == true);
    }

    // A parameter is seen in all of its function.
    private static SyntaxNode BlockOf(SyntaxNode local, SyntaxNode member) => local is ParameterSyntax
        ? local.Parent is ParameterListSyntax { Parent: { } function } ? function : local.Parent ?? member
        : local.Ancestors().TakeWhile(node => node != member).FirstOrDefault(node => node is BlockSyntax or SwitchSectionSyntax or ForStatementSyntax or UsingStatementSyntax or CommonForEachStatementSyntax) ?? member;

    private static string? AssignedTo(SyntaxNode creation)
    {
        var value = creation;
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => declarator.Identifier.ValueText,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
            AssignmentExpressionSyntax assignment => NameOf(assignment.Left),
            _ => null,
        };
    }

    // udp.Client and listener.Server are the sockets of the variable before the dot.
    private static string? Root(ExpressionSyntax receiver) => NameOf(receiver is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Client" or "Server", Expression: var holder } ? holder : receiver);
}
