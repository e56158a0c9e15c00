using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>The uses of a variable or member as a receiver.</summary>
internal static class ReceiverUses
{
    /// <summary>
    /// <c>name.Member</c> and <c>name[…]</c>: of a local variable in the member around it, of a field or property in its own type, which is where an object that a class keeps is made ready.
    /// </summary>
    /// <param name="variable">The variable or member.</param>
    /// <param name="matters">Which of them to bind: binding costs far more than looking.</param>
    /// <param name="scope">Where to look.</param>
    public static IEnumerable<ExpressionSyntax> Of(ISymbol variable, Func<ExpressionSyntax, bool> matters, ValueScope scope) =>
        from body in BodiesOf(variable, scope)
        from name in LocalWrites.NamesIn(body, variable.Name)
        let receiver = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name ? own : (ExpressionSyntax)name
        let use = receiver.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == receiver => access,
            ElementAccessExpressionSyntax element when element.Expression == receiver => element,
            _ => (ExpressionSyntax?)null,
        }
        where use is not null && matters(use) && LocalWrites.IsVariable(name, variable, scope)
        select use;

    private static IEnumerable<SyntaxNode> BodiesOf(ISymbol variable, ValueScope scope) => variable is ILocalSymbol
        ? scope.DeclarationOf(variable) is { } declaration ? [LocalWrites.BodyAround(declaration)] : []
        : scope.PartsOf(variable.ContainingType);
}
