using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>The text that a <c>StringBuilder</c> holds: one chain of calls, or the appends to a local variable in the order of the source.</summary>
internal static partial class ValueReader
{
    /// <summary>What <c>ToString</c> makes of a builder; an unknown value where it is filled in a way that cannot be followed.</summary>
    private static ImmutableArray<Value> ReadBuilder(IOperation? builder, SyntaxNode use, ValueScope scope)
    {
        var parts = new List<ImmutableArray<ImmutableArray<TextPiece>>>();
        return Append(builder, use, parts, scope) ? Combine(parts, use) : One(new ExternalValue(use));
    }

    private static bool Append(IOperation? builder, SyntaxNode use, List<ImmutableArray<ImmutableArray<TextPiece>>> parts, ValueScope scope)
    {
        switch (builder)
        {
            case IObjectCreationOperation creation when IsBuilder(creation.Type):
                if (creation.Arguments is [{ Value.Type.SpecialType: SpecialType.System_String } text, ..])
                {
                    parts.Add(Pieces(Read(text.Value, scope), text.Syntax));
                }

                return true;
            case IInvocationOperation call when IsBuilder(call.TargetMethod.ContainingType):
                return Append(call.Instance, use, parts, scope) && AppendArguments(call, parts, scope);
            case ILocalReferenceOperation local when scope.DeclarationOf(local.Local) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator:
                return Append(scope.OperationOf(value), use, parts, scope)
                    && LocalWrites.UsesBefore(local.Local, use, declarator, scope).All(name => AppendStatement(name, use, parts, scope));
            default:
                return false;
        }
    }

    // Only statements of their own fill a builder in a known order; whatever else happens to it may.
    private static bool AppendStatement(IdentifierNameSyntax name, SyntaxNode use, List<ImmutableArray<ImmutableArray<TextPiece>>> parts, ValueScope scope)
    {
        var calls = new List<InvocationExpressionSyntax>();
        SyntaxNode node = name;
        while (node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == node)
        {
            calls.Add(call);
            node = call;
        }

        if (calls.Count == 0 || node.Parent is not ExpressionStatementSyntax { Parent: { } block })
        {
            return false;
        }

        if (!block.Span.Contains(use.Span) && block is not GlobalStatementSyntax)
        {
            parts.Add([[TextValue.HolePiece(node)]]);
            return true;
        }

        return calls.All(call => scope.OperationOf(call) is IInvocationOperation append && AppendArguments(append, parts, scope));
    }

    private static bool AppendArguments(IInvocationOperation call, List<ImmutableArray<ImmutableArray<TextPiece>>> parts, ValueScope scope)
    {
        switch (call.TargetMethod.Name)
        {
            case "Append" when call.Arguments is [{ Value: IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation text } }]:
                parts.Add(Pieces(ReadInterpolated(text, scope), call.Syntax));
                return true;
            case "Append" when call.Arguments.Length == 1:
                parts.Add(Pieces(FirstArgument(call, scope), call.Arguments[0].Syntax));
                return true;
            case "AppendFormat":
                parts.Add(Pieces(ReadFormat(call, scope), call.Syntax));
                return true;
            case "EnsureCapacity" or "ToString":
                return true;
            default:
                return false;
        }
    }

    private static bool IsBuilder(ITypeSymbol? type) => type?.ToDisplayString() == "System.Text.StringBuilder";
}
