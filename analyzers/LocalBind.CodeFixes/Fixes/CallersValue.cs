using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>
/// Whether what an expression gives may be what somebody else chose: a caller's argument, a property that an object initializer sets. A read in place of the expression would overrule it.
/// </summary>
internal static class CallersValue
{
    /// <summary>How many variables are followed; real code needs two or three.</summary>
    private const int MaximumDepth = 8;

    public static bool Reaches(Place place) => place.Expression is { } expression && Reaches(expression, place, MaximumDepth);

    private static bool Reaches(SyntaxNode expression, Place place, int depth) =>
        depth == 0 || expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => place.Model.Compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name).Symbol is { } symbol
            && !symbol.DeclaringSyntaxReferences.Any(declared => declared.SyntaxTree == expression.SyntaxTree && expression.Span.Contains(declared.Span)) && IsChosen(symbol, place, depth));

    private static bool IsChosen(ISymbol symbol, Place place, int depth) => symbol switch
    {
        IParameterSymbol => true,
        IFieldSymbol { IsConst: true } => false,
        ILocalSymbol { IsConst: true } => false,

        // What a variable of the framework holds nobody sets for this program alone.
        IFieldSymbol or IPropertySymbol when symbol.DeclaringSyntaxReferences.IsEmpty => false,
        ILocalSymbol or IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } => IsAssignedWhatIsChosen(symbol, place, depth),
        IFieldSymbol or IPropertySymbol => !NamedValue.IsLocalTo(symbol) || IsAssignedWhatIsChosen(symbol, place, depth),
        _ => false,
    };

    private static bool IsAssignedWhatIsChosen(ISymbol symbol, Place place, int depth) =>
        symbol.DeclaringSyntaxReferences.SelectMany(declared => ValuesOf(declared.GetSyntax()))
            .Concat(NamedValue.UsesOf(symbol, place).Select(use => NamedValue.UseOf(use.Name)).Where(NamedValue.IsWritten).Select(use => use.Parent is AssignmentExpressionSyntax assignment ? assignment.Right : (SyntaxNode)use.Parent!.Parent!))
            .Any(value => Reaches(value, place, depth - 1));

    private static IEnumerable<SyntaxNode> ValuesOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => [value],
        PropertyDeclarationSyntax property => new SyntaxNode?[] { property.Initializer?.Value, property.ExpressionBody?.Expression, property.AccessorList }.OfType<SyntaxNode>(),
        ForEachStatementSyntax loop => [loop.Expression],
        ParameterSyntax => [],
        _ => [],
    };
}
