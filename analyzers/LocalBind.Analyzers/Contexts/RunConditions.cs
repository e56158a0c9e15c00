using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Contexts;

/// <summary>What has to hold for a piece of code to run: in the words of the notes for the check before a run, which knows the environment and the variables.</summary>
internal sealed class RunConditions(ProjectListeners project)
{
    /// <summary>In the environment Development.</summary>
    public const string Development = "development";

    /// <summary>In a container.</summary>
    public const string Container = "container";

    /// <summary>Something that only the running program knows.</summary>
    public const string Sometimes = "sometimes";

    /// <summary>Before one of the others: that it does not hold.</summary>
    public const string Not = "!";

    private const int MaximumCalls = 3;

    /// <summary>The conditions, blanks between them; empty where the code runs whenever the program does.</summary>
    public string Of(SyntaxNode node, CancellationToken cancellation) => string.Join(" ", Of(node, MaximumCalls, cancellation).Distinct());

    private List<string> Of(SyntaxNode node, int calls, CancellationToken cancellation)
    {
        var conditions = new List<string>();
        for (var (child, parent) = (node, node.Parent); parent is not null && child is not BaseMethodDeclarationSyntax; (child, parent) = (parent, parent.Parent))
        {
            if ((Word(CodeContext.IsForDevelopment(parent, child), Development) ?? Word(CodeContext.IsForContainer(parent, child), Container)) is { } known)
            {
                conditions.Add(known);
            }
            else if (StartPaths.DecidesAbout(child, parent))
            {
                conditions.Add(Sometimes);
            }

            if (calls > 0 && child is LocalFunctionStatementSyntax)
            {
                conditions.AddRange(OfCallers(child, calls, cancellation));
            }
        }

        if (calls > 0 && node.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } method)
        {
            conditions.AddRange(OfCallers(method, calls, cancellation));
        }

        return conditions;
    }

    // A body that is called once is run under the conditions of that call; one that is called under different conditions is run under some of them.
    private List<string> OfCallers(SyntaxNode body, int calls, CancellationToken cancellation)
    {
        var callers = project.CallsOf(body, cancellation).Where(call => !body.Span.Contains(call.Span)).Select(call => Of(call, calls - 1, cancellation)).ToList();
        return callers.Count == 1 ? callers[0] : callers.Count > 0 && callers.TrueForAll(conditions => conditions.Count > 0) ? [Sometimes] : [];
    }

    private static string? Word(bool? holds, string condition) => holds switch
    {
        true => condition,
        false => Not + condition,
        null => null,
    };
}
