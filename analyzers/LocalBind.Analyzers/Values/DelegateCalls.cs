using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>The calls of a delegate that a variable holds.</summary>
internal static class DelegateCalls
{
    /// <summary><c>start(6123)</c> and <c>start.Invoke(6123)</c>, in the member of a local variable or the type of a field.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Of(VariableDeclaratorSyntax declarator, ValueScope scope)
    {
        var model = scope.ModelOf(declarator.SyntaxTree);
        var variable = model.GetDeclaredSymbol(declarator, scope.Cancellation);
        SyntaxNode? body = variable is ILocalSymbol ? LocalWrites.BodyAround(declarator) : declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return variable is null ? [] : In(body ?? declarator, variable, model, scope);
    }

    /// <summary>The calls of a delegate that a method is handed, inside the method.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Of(IParameterSymbol parameter, ParameterSyntax declaration, ValueScope scope) =>
        declaration.Parent?.Parent is { } method ? In(method, parameter, scope.ModelOf(declaration.SyntaxTree), scope) : [];

    private static IEnumerable<InvocationExpressionSyntax> In(SyntaxNode body, ISymbol variable, SemanticModel model, ValueScope scope) =>
        body.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => Called(call.Expression) is { } name && name.Identifier.ValueText == variable.Name
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, scope.Cancellation).Symbol, variable));

    private static IdentifierNameSyntax? Called(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Expression: var target } => Called(target),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => name,
        MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke", Parent.Parent: ConditionalAccessExpressionSyntax { Expression: var target } } => Called(target),
        _ => null,
    };
}
