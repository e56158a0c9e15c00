using System.Collections.Generic;
using System.Linq;
using LocalBind.Analyzers.Contexts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Values;

/// <summary>
/// Whether nobody ever sees the value that a field or property is declared with: the constructors, the start of the program or the code just before the use put another one there.
/// </summary>
internal static class InitialValue
{
    /// <summary>Whether all that <paramref name="use"/> can read was written later than the declaration.</summary>
    public static bool IsReplaced(ISymbol member, SyntaxNode use, ValueScope scope)
    {
        var writes = scope.TargetsOf(member).RemoveAll(write => IsMadeOfItself(write, member.Name));
        return !writes.IsEmpty
            && (writes.Any(write => ComesJustBefore(write, use, member)) || (member.IsStatic ? writes.Any(write => IsAtStart(write, use, member, scope)) : AreInEveryConstructor(writes, member, scope) || AreInEveryCreation(writes, member, scope)));
    }

    // Settings.Port = ReadPort(); … new TcpListener(address, Settings.Port)
    private static bool ComesJustBefore(SyntaxNode write, SyntaxNode use, ISymbol member)
    {
        var body = Bodies.Of(write);
        return write.SyntaxTree == use.SyntaxTree && write.Span.End <= use.SpanStart && body == Bodies.Of(use)
            && (member.IsStatic || ReceiverOf(write) == ReceiverOf(use)) && IsAlwaysReached(write, EnclosingBlock(use, write) ?? body);
    }

    // static int Main(string[] args) { Settings.Port = int.Parse(args[0]); … }: before anything that Main calls.
    private static bool IsAtStart(SyntaxNode write, SyntaxNode use, ISymbol member, ValueScope scope)
    {
        var body = Bodies.Of(write);
        var runsFirst = body switch
        {
            CompilationUnitSyntax => true,
            ConstructorDeclarationSyntax own => own.Modifiers.Any(SyntaxKind.StaticKeyword) && IsOf(own, member, scope),
            MethodDeclarationSyntax method => scope.EntryPoint?.DeclaringSyntaxReferences.Any(entry => entry.SyntaxTree == method.SyntaxTree && entry.Span == method.Span) == true,
            _ => false,
        };
        return runsFirst && IsAlwaysReached(write, body) && (Bodies.Of(use) != body || write.Span.End <= use.SpanStart);
    }

    // int port = 8080; Server(int port) { this.port = port; }
    private static bool AreInEveryConstructor(IEnumerable<SyntaxNode> writes, ISymbol member, ValueScope scope)
    {
        var constructors = member.ContainingType.InstanceConstructors;
        if (constructors.IsEmpty || constructors.Any(constructor => scope.DeclarationOf(constructor) is not ConstructorDeclarationSyntax))
        {
            return false;
        }

        return constructors.Select(constructor => (ConstructorDeclarationSyntax)scope.DeclarationOf(constructor)!)
            .All(constructor => constructor.Initializer?.ThisOrBaseKeyword.IsKind(SyntaxKind.ThisKeyword) == true
                || writes.Any(write => Bodies.Of(write) == constructor && ReceiverOf(write) is "" && IsAlwaysReached(write, constructor)));
    }

    // new Server { Port = 6123 }, wherever one is made
    private static bool AreInEveryCreation(IReadOnlyCollection<SyntaxNode> writes, ISymbol member, ValueScope scope)
    {
        if (!writes.Any(write => write.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax }))
        {
            return false;
        }

        var creations = scope.CallsOf(member.ContainingType).ToList();
        return creations.Count > 0
            && creations.TrueForAll(creation => creation is BaseObjectCreationExpressionSyntax { Initializer: { } initializer } && writes.Any(write => write.Parent is AssignmentExpressionSyntax assignment && assignment.Parent == initializer))
            && !scope.HandedToContainers(member.ContainingType).Any()
            && !scope.SectionsOf(member.ContainingType).Any();
    }

    // port = port + 1 keeps what was there.
    private static bool IsMadeOfItself(SyntaxNode write, string name) => write.Parent is AssignmentExpressionSyntax assignment
        && (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            || assignment.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(read => read.Identifier.ValueText == name && !IsParameter(read, name)));

    private static bool IsParameter(IdentifierNameSyntax read, string name) => read.Parent is not MemberAccessExpressionSyntax
        && read.Ancestors().OfType<BaseMethodDeclarationSyntax>().Any(method => method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name));

    private static bool IsOf(ConstructorDeclarationSyntax constructor, ISymbol member, ValueScope scope) =>
        SymbolEqualityComparer.Default.Equals(scope.ModelOf(constructor.SyntaxTree).GetDeclaredSymbol(constructor, scope.Cancellation)?.ContainingType, member.ContainingType);

    private static SyntaxNode? EnclosingBlock(SyntaxNode use, SyntaxNode write) =>
        use.Ancestors().FirstOrDefault(node => node is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax && node.Span.Contains(write.Span));

    /// <summary>Whether a node is run whenever a body around it is: it stands under no condition, in no loop and in no handler.</summary>
    private static bool IsAlwaysReached(SyntaxNode node, SyntaxNode body)
    {
        for (var (child, parent) = (node, node.Parent); parent is not null && child != body; (child, parent) = (parent, parent.Parent))
        {
            var isInLoopOrFunction = parent is WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax;
            if (isInLoopOrFunction || (parent != body && StartPaths.DecidesAbout(child, parent)))
            {
                return false;
            }
        }

        return true;
    }

    // this.port and port are one; other.port is somebody else's.
    private static string? ReceiverOf(SyntaxNode target) => target switch
    {
        MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax and var receiver } => receiver.ToString(),
        MemberBindingExpressionSyntax => target.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression.ToString(),
        _ => target.Parent is InitializerExpressionSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } ? null : "",
    };
}
