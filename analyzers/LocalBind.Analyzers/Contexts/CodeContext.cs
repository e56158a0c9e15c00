using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Contexts;

/// <summary>When code runs: in development only, or in a container only, as the conditions around it say.</summary>
internal static class CodeContext
{
    /// <summary>The variable that the .NET container images set (dotnet/dotnet-docker).</summary>
    private const string ContainerVariable = "DOTNET_RUNNING_IN_CONTAINER";

    /// <summary>How many variables a condition is followed through.</summary>
    private const int MaximumVariables = 4;

    /// <summary>Whether the code is compiled for debugging only, or runs in the development environment only.</summary>
    public static bool IsDevelopmentOnly(SyntaxNode node) => IsInDebugRegion(node) || IsGuarded(node, AsksForDevelopment);

    /// <summary>Whether the code runs in a container only.</summary>
    public static bool IsContainerOnly(SyntaxNode node) => IsGuarded(node, AsksForContainer);

    /// <summary>Whether a node lets the one inside it run in development only (true) or everywhere else only (false).</summary>
    public static bool? IsForDevelopment(SyntaxNode parent, SyntaxNode child) => Guards(parent, child, AsksForDevelopment);

    /// <summary>Whether a node lets the one inside it run in a container only (true) or outside only (false).</summary>
    public static bool? IsForContainer(SyntaxNode parent, SyntaxNode child) => Guards(parent, child, AsksForContainer);

    /// <summary>Whether a test expects the code to throw: <c>Assert.Throws(() => …)</c> in the words of any test framework.</summary>
    public static bool IsExpectedToThrow(SyntaxNode node) => node.Ancestors().OfType<AnonymousFunctionExpressionSyntax>()
        .Any(lambda => lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation }
            && UseFinder.LastName(invocation.Expression) is { } name
            && name.IndexOf("Throw", StringComparison.Ordinal) >= 0);

    /// <summary>Whether of two places in one method only one can be reached in a run: the arms of one <c>if</c>, <c>?:</c> or <c>switch</c>.</summary>
    public static bool AreExclusive(SyntaxNode first, SyntaxNode second)
    {
        foreach (var ancestor in first.Ancestors().Where(ancestor => ancestor.Span.Contains(second.Span) && ancestor.SyntaxTree == second.SyntaxTree))
        {
            switch (ancestor)
            {
                case IfStatementSyntax { Else: { } otherwise } choice:
                    return Separates(choice.Statement, otherwise, first, second);
                case ConditionalExpressionSyntax choice:
                    return Separates(choice.WhenTrue, choice.WhenFalse, first, second);
                case TryStatementSyntax attempt when attempt.Catches.Any(handler => handler.Span.Contains(first.Span) != handler.Span.Contains(second.Span)):
                    // What a handler does instead of what failed; `finally` runs after both.
                    return attempt.Finally is not { } last || !(last.Span.Contains(first.Span) || last.Span.Contains(second.Span));
                case SwitchStatementSyntax select when select.Sections.Any(section => section.Span.Contains(first.Span)):
                    return !select.Sections.Any(section => section.Span.Contains(first.Span) && section.Span.Contains(second.Span));
                case SwitchExpressionSyntax select when select.Arms.Any(arm => arm.Span.Contains(first.Span)):
                    return !select.Arms.Any(arm => arm.Span.Contains(first.Span) && arm.Span.Contains(second.Span));
                case BlockSyntax or CompilationUnitSyntax when LeavesBetween(StatementsOf(ancestor), first, second):
                    return true;
            }
        }

        return false;
    }

    // if (a) { first; return; } second;
    private static bool LeavesBetween(IEnumerable<StatementSyntax> statements, SyntaxNode first, SyntaxNode second)
    {
        var (earlier, later) = first.SpanStart < second.SpanStart ? (first, second) : (second, first);
        return statements.Any(statement => statement is IfStatementSyntax { Statement: var body } && body.Span.Contains(earlier.Span) && !statement.Span.Contains(later.Span) && AlwaysLeaves(body));
    }

    private static IEnumerable<StatementSyntax> StatementsOf(SyntaxNode node) => node switch
    {
        BlockSyntax block => block.Statements,
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement),
        _ => [],
    };

    private static bool Separates(SyntaxNode left, SyntaxNode right, SyntaxNode first, SyntaxNode second) =>
        (left.Span.Contains(first.Span) && right.Span.Contains(second.Span)) || (right.Span.Contains(first.Span) && left.Span.Contains(second.Span));

    /// <summary>Whether a condition around the code lets it run only where the answer is yes.</summary>
    public static bool IsGuarded(SyntaxNode node, Func<ExpressionSyntax, int, bool?> asks)
    {
        for (var (child, parent) = (node, node.Parent); parent is not null; (child, parent) = (parent, parent.Parent))
        {
            if (Guards(parent, child, asks) == true)
            {
                return true;
            }
        }

        return false;
    }

    // What a node says about the one inside it: that it runs only where the answer is yes, only where it is no, or neither.
    private static bool? Guards(SyntaxNode parent, SyntaxNode child, Func<ExpressionSyntax, int, bool?> asks) => parent switch
    {
        IfStatementSyntax choice when choice.Statement == child => asks(choice.Condition, 0),
        IfStatementSyntax choice when choice.Else == child => !asks(choice.Condition, 0),
        ConditionalExpressionSyntax choice when choice.WhenTrue == child => asks(choice.Condition, 0),
        ConditionalExpressionSyntax choice when choice.WhenFalse == child => !asks(choice.Condition, 0),
        BlockSyntax => AfterEarlyReturn(parent, child, asks),
        CompilationUnitSyntax when child is GlobalStatementSyntax statement => AfterEarlyReturn(parent, statement.Statement, asks),
        _ => null,
    };

    // if (!app.Environment.IsDevelopment()) { return; } …: what follows is as guarded as an else.
    private static bool? AfterEarlyReturn(SyntaxNode block, SyntaxNode child, Func<ExpressionSyntax, int, bool?> asks)
    {
        foreach (var statement in StatementsOf(block).TakeWhile(statement => statement != child))
        {
            if (statement is IfStatementSyntax { Else: null } choice && AlwaysLeaves(choice.Statement) && asks(choice.Condition, 0) is { } answer)
            {
                return !answer;
            }
        }

        return null;
    }

    private static bool AlwaysLeaves(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: [.., var last] } => AlwaysLeaves(last),
        ReturnStatementSyntax or ThrowStatementSyntax => true,
        _ => false,
    };

    /// <summary>True where the condition asks for it, false where it asks for the opposite, null where it asks something else.</summary>
    private static bool? AsksForDevelopment(ExpressionSyntax condition, int depth) => Asks(condition, expression => expression switch
    {
        InvocationExpressionSyntax invocation => UseFinder.LastName(invocation) switch
        {
            "IsDevelopment" => true,
            "IsEnvironment" => invocation.ArgumentList.Arguments is [{ Expression: { } name }] && IsDevelopmentName(name) ? true : null,
            "IsProduction" => false,
            _ => null,
        },
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison when IsDevelopmentName(comparison.Right) || IsDevelopmentName(comparison.Left) => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } comparison when IsDevelopmentName(comparison.Right) || IsDevelopmentName(comparison.Left) => false,
        MemberAccessExpressionSyntax { Expression: var holder, Name.Identifier.ValueText: "IsAttached" } when UseFinder.LastName(holder) == "Debugger" => true,
        IdentifierNameSyntax or MemberAccessExpressionSyntax => VariableAsks(expression, AsksForDevelopment, depth),
        _ => null,
    });

    private static bool? AsksForContainer(ExpressionSyntax condition, int depth) => Asks(condition, expression => expression switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } comparison when MentionsContainer(comparison) => IsNullOrFalse(comparison.Right) || IsNullOrFalse(comparison.Left),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } comparison when MentionsContainer(comparison) => !(IsNullOrFalse(comparison.Right) || IsNullOrFalse(comparison.Left)),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var constant } } pattern when MentionsContainer(pattern) => !IsNullOrFalse(constant),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } } invocation when MentionsContainer(invocation) => false,
        IdentifierNameSyntax or MemberAccessExpressionSyntax => VariableAsks(expression, AsksForContainer, depth) ?? (MentionsContainer(expression) || IsNamedForContainer(expression) ? true : null),
        _ => MentionsContainer(expression) || (expression is InvocationExpressionSyntax && IsNamedForContainer(expression)) ? true : null,
    });

    // AppEnvironment.RunningInContainer, OsInfo.IsDocker, IsRunningInDocker(): what is declared in another file or library is taken at its word. A name that
    // says no more than "container" may speak of any other.
    private static bool IsNamedForContainer(ExpressionSyntax expression) => UseFinder.LastName(expression) is { } name
        && (name.EndsWith("InContainer", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("InDocker", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("InDockerContainer", StringComparison.OrdinalIgnoreCase)
            || name.TrimStart('_').Equals("IsDocker", StringComparison.OrdinalIgnoreCase));

    /// <summary>What a condition asks, from what its parts ask: true for it, false for the opposite, null for something else.</summary>
    public static bool? Asks(ExpressionSyntax condition, Func<ExpressionSyntax, bool?> leaf) => condition switch
    {
        ParenthesizedExpressionSyntax parenthesized => Asks(parenthesized.Expression, leaf),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation => !Asks(negation.Operand, leaf),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => Either(Asks(both.Left, leaf), Asks(both.Right, leaf), whenTrue: true),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => Either(Asks(either.Left, leaf), Asks(either.Right, leaf), whenTrue: false),
        _ => leaf(condition),
    };

    // a && b implies what either implies when it is true; a || b what either implies when it is false.
    private static bool? Either(bool? left, bool? right, bool whenTrue) =>
        left == whenTrue || right == whenTrue ? whenTrue : left is { } both && left == right ? both : null;

    // var inContainer = Environment.GetEnvironmentVariable("…") == "true"; if (inContainer) …
    private static bool? VariableAsks(ExpressionSyntax expression, Func<ExpressionSyntax, int, bool?> asks, int depth)
    {
        if (depth >= MaximumVariables || UseFinder.LastName(expression) is not { } name)
        {
            return null;
        }

        foreach (var declaration in expression.SyntaxTree.GetRoot().DescendantNodes())
        {
            var value = declaration switch
            {
                VariableDeclaratorSyntax { Initializer.Value: { } initializer } declarator when declarator.Identifier.ValueText == name => initializer,
                PropertyDeclarationSyntax { ExpressionBody.Expression: { } body } property when property.Identifier.ValueText == name => body,
                PropertyDeclarationSyntax { Initializer.Value: { } initializer } property when property.Identifier.ValueText == name => initializer,
                _ => null,
            };
            if (value is not null && !value.Contains(expression) && UseFinder.LastName(value) != name)
            {
                return asks(value, depth + 1);
            }
        }

        return null;
    }

    private static bool MentionsContainer(SyntaxNode expression) => expression.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>()
        .Any(literal => literal.Token.ValueText.Equals(ContainerVariable, StringComparison.OrdinalIgnoreCase));

    private static bool IsNullOrFalse(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax literal
        && (literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.IsKind(SyntaxKind.FalseLiteralExpression) || literal.Token.ValueText.Equals("false", StringComparison.OrdinalIgnoreCase));

    private static bool IsDevelopmentName(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText.Equals("Development", StringComparison.OrdinalIgnoreCase),
        MemberAccessExpressionSyntax access => access.Expression.ToString().EndsWith("Environments", StringComparison.Ordinal) && access.Name.Identifier.ValueText == "Development",
        _ => false,
    };

    private static bool IsInDebugRegion(SyntaxNode node)
    {
        var depth = 0;
        var directive = node.SyntaxTree.GetRoot().FindToken(node.SpanStart).LeadingTrivia.Where(trivia => trivia.IsDirective).Select(trivia => trivia.GetStructure()).OfType<DirectiveTriviaSyntax>().LastOrDefault()
            ?? PreviousDirective(node);
        for (; directive is not null; directive = directive.GetPreviousDirective())
        {
            switch (directive)
            {
                case EndIfDirectiveTriviaSyntax:
                    depth++;
                    break;
                case IfDirectiveTriviaSyntax when depth > 0:
                    depth--;
                    break;
                // A branch of the same #if before ours was not taken: its condition does not hold.
                case ConditionalDirectiveTriviaSyntax conditional when depth == 0:
                    if (AsksForDebug(conditional.Condition) == conditional.BranchTaken)
                    {
                        return true;
                    }

                    break;
            }
        }

        return false;
    }

    private static DirectiveTriviaSyntax? PreviousDirective(SyntaxNode node)
    {
        var last = default(DirectiveTriviaSyntax);
        for (var directive = node.SyntaxTree.GetRoot().GetFirstDirective(); directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective())
        {
            last = directive;
        }

        return last;
    }

    private static bool? AsksForDebug(ExpressionSyntax condition) => Asks(condition, expression => expression is IdentifierNameSyntax { Identifier.ValueText: "DEBUG" } ? true : null);
}
