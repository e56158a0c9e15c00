using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Contexts;

/// <summary>
/// Whether two claims are made in one run, the first one still standing: both in one body, or both reached by calls from one body,
/// not on exclusive branches, and not with a <c>Stop</c> or <c>Dispose</c> between them.
/// </summary>
internal sealed class StartPaths(ProjectListeners project)
{
    /// <summary>How many calls a claim is followed up to the code that starts it.</summary>
    private const int MaximumCalls = 3;

    /// <summary>More callers than this are tests or samples, which run one at a time.</summary>
    private const int MaximumCallers = 64;

    /// <summary>Whether both are made in one run, <paramref name="first"/> first.</summary>
    public bool IsBefore(PortClaim first, PortClaim second, CancellationToken cancellation)
    {
        // The nearest body that reaches both decides.
        var mine = ArrivalsOf(first.Site, cancellation);
        var theirs = ArrivalsOf(second.Site, cancellation);
        var common = mine.Select(site => Bodies.Of(site)).FirstOrDefault(body => theirs.Any(site => Bodies.Of(site) == body));
        if (common is null || (Bodies.Of(first.Site) != common && IsReleasedInItsBody(first)))
        {
            return false;
        }

        return mine.Where(site => Bodies.Of(site) == common)
            .Any(site => theirs.Where(other => Bodies.Of(other) == common).Any(other => site.Span.End <= other.SpanStart && HappenTogether(site, other, common)));
    }

    /// <summary>The call that an argument belongs to.</summary>
    public static SyntaxNode CallAround(SyntaxNode argument) =>
        argument.Ancestors().FirstOrDefault(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ConstructorInitializerSyntax) ?? argument;

    /// <summary>Whether both are elements of one list, rather than alternatives for one value.</summary>
    public static bool AreElements(SyntaxNode first, SyntaxNode second) =>
        CommonAncestor(first, second) is InitializerExpressionSyntax or CollectionExpressionSyntax or ArgumentListSyntax && !CodeContext.AreExclusive(first, second);

    private static bool HappenTogether(SyntaxNode first, SyntaxNode second, SyntaxNode body)
    {
        var common = CommonAncestor(first, second) ?? body;

        // Two different conditions may well exclude each other.
        return !CodeContext.AreExclusive(first, second)
            && !(IsConditional(first, common) && IsConditional(second, common))
            && !IsDisposedBefore(first, second)
            && VariableOf(first) is var variable && (variable is null || variable != VariableOf(second))
            && !Bodies.NodesOf(body).Any(node => node.SpanStart >= first.SpanStart && node.Span.End <= second.SpanStart && Releases(node));
    }

    // A method that opens, serves and closes leaves nothing behind for its caller.
    private static bool IsReleasedInItsBody(PortClaim claim) => new[] { claim.Site, claim.Endpoint.Call.Syntax }
        .Any(site => site.Ancestors().Any(IsUsing) || Bodies.NodesOf(Bodies.Of(site)).Any(node => node.Span.End > site.SpanStart && Releases(node)));

    private static bool IsUsing(SyntaxNode node) => node is UsingStatementSyntax || node is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: (int)SyntaxKind.UsingKeyword };

    private static bool IsDisposedBefore(SyntaxNode first, SyntaxNode second) => first.Ancestors().Any(node => node switch
    {
        UsingStatementSyntax => !node.Span.Contains(second.Span),
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: (int)SyntaxKind.UsingKeyword, Parent: { } block } => !block.Span.Contains(second.Span) && block is BlockSyntax,
        _ => false,
    });

    private static bool Releases(SyntaxNode node) => node is InvocationExpressionSyntax invocation && UseFinder.LastName(invocation) switch
    {
        "Stop" or "StopAsync" or "Close" or "CloseAsync" or "Dispose" or "DisposeAsync" or "Shutdown" or "ShutdownAsync" or "Abort" => true,
        "Run" => invocation.Expression is not MemberAccessExpressionSyntax { Expression: var receiver } || UseFinder.LastName(receiver) != "Task",
        "RunAsync" or "WaitForShutdownAsync" => invocation.Parent is AwaitExpressionSyntax or MemberAccessExpressionSyntax,
        "WaitForShutdown" => true,
        _ => false,
    };

    /// <summary>Whether a node decides if the one right inside it is run at all.</summary>
    public static bool DecidesAbout(SyntaxNode child, SyntaxNode parent) => parent switch
    {
        IfStatementSyntax choice => child != choice.Condition,
        ConditionalExpressionSyntax choice => child != choice.Condition,
        SwitchSectionSyntax or SwitchExpressionArmSyntax or CatchClauseSyntax => true,
        BinaryExpressionSyntax binary => child == binary.Right && binary.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression,
        _ => false,
    };

    private static bool IsConditional(SyntaxNode node, SyntaxNode common)
    {
        for (var (child, parent) = (node, node.Parent); parent is not null && child != common; (child, parent) = (parent, parent.Parent))
        {
            if (DecidesAbout(child, parent))
            {
                return true;
            }
        }

        return false;
    }

    // listener = new TcpListener(…) twice: the second one takes the first one's place.
    private static string? VariableOf(SyntaxNode site) => site.Parent switch
    {
        AssignmentExpressionSyntax assignment when assignment.Right == site => UseFinder.LastName(assignment.Left),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } => declarator.Identifier.ValueText,
        _ => null,
    };

    private static SyntaxNode? CommonAncestor(SyntaxNode first, SyntaxNode second) =>
        first.SyntaxTree == second.SyntaxTree ? first.AncestorsAndSelf().FirstOrDefault(node => node.Span.Contains(second.Span)) : null;

    /// <summary>The place itself, then the calls that lead to it, nearest first.</summary>
    private List<SyntaxNode> ArrivalsOf(SyntaxNode site, CancellationToken cancellation)
    {
        var arrivals = new List<SyntaxNode> { site };
        var latest = arrivals;
        for (var calls = 0; calls < MaximumCalls && latest.Count > 0; calls++)
        {
            latest = [.. latest.Select(Bodies.Of).Distinct().SelectMany(body => project.CallsOf(body, cancellation)).Where(call => !arrivals.Contains(call)).Take(MaximumCallers)];
            arrivals = [.. arrivals, .. latest];
        }

        return arrivals;
    }
}
