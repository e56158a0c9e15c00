using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    /// <summary>
    /// Of a value in the arm of a <c>?:</c> (<c>env.IsDevelopment() ? 5000 : 80</c>): the outermost choice that it is part of, and what has to hold for it to be taken; null where another condition has a say.
    /// </summary>
    public static (SyntaxNode Choice, string Words)? OfChoice(SyntaxNode value)
    {
        var words = new List<string>();
        SyntaxNode? choice = null;
        for (var (child, parent) = (value, value.Parent); parent is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or InterpolationSyntax; (child, parent) = (parent, parent.Parent))
        {
            if (StartPaths.DecidesAbout(child, parent))
            {
                if (parent is not ConditionalExpressionSyntax || (Word(CodeContext.IsForDevelopment(parent, child), Development) ?? Word(CodeContext.IsForContainer(parent, child), Container)) is not { } word)
                {
                    return null;
                }

                words.Add(word);
                choice = parent;
            }
        }

        return choice is null ? null : (choice, string.Join(" ", words.Distinct()));
    }

    private List<string> Of(SyntaxNode node, int calls, CancellationToken cancellation)
    {
        var conditions = new List<string>();
        for (var (child, parent) = (node, node.Parent); parent is not null && child is not BaseMethodDeclarationSyntax; (child, parent) = (parent, parent.Parent))
        {
            if ((Word(CodeContext.IsForDevelopment(parent, child), Development) ?? Word(CodeContext.IsForContainer(parent, child), Container)) is { } known)
            {
                conditions.Add(known);
            }
            else if (StartPaths.DecidesAbout(child, parent) || IsHandler(child, parent) || IsFirstOfSeveral(child, parent))
            {
                conditions.Add(Sometimes);
            }

            if (calls > 0 && child is LocalFunctionStatementSyntax)
            {
                conditions.AddRange(OfCallers(child, calls, cancellation));
            }
        }

        if (calls > 0 && node.FirstAncestorOrSelf<MemberDeclarationSyntax>(member => member is BaseMethodDeclarationSyntax or BaseFieldDeclarationSyntax) is { } member)
        {
            conditions.AddRange(OfCallers(member, calls, cancellation));
        }

        return conditions;
    }

    // A body that is called once is run under the conditions of that call; one that is called under different conditions is run under some of them.
    private List<string> OfCallers(SyntaxNode body, int calls, CancellationToken cancellation)
    {
        var callers = project.CallsOf(body, cancellation).Where(call => !body.Span.Contains(call.Span)).ToList();
        return callers.Count > 0 ? OfAny(callers, calls, cancellation) : OfNobody(body, calls, cancellation);
    }

    private List<string> OfAny(IEnumerable<SyntaxNode> sites, int calls, CancellationToken cancellation)
    {
        var all = sites.Select(site => Of(site, calls - 1, cancellation)).ToList();
        return all.Count == 1 ? all[0] : all.TrueForAll(conditions => conditions.Count > 0) ? [Sometimes] : [];
    }

    // What the project itself never calls is called by the framework that has an object of the type, or never.
    private List<string> OfNobody(SyntaxNode body, int calls, CancellationToken cancellation)
    {
        var declared = project.Models.ModelOf(body.SyntaxTree).GetDeclaredSymbol(body is BaseFieldDeclarationSyntax field ? field.Declaration.Variables[0] : body, cancellation);
        return declared switch
        {
            IFieldSymbol { IsStatic: false } or IMethodSymbol { MethodKind: MethodKind.Constructor } => OfCreation(declared.ContainingType, calls, cancellation),
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, IsStatic: false } method when method.IsOverride || method.IsVirtual || MemberOverrides.StandsInFor(method).Any() =>
                OfCreation(method.ContainingType, calls, cancellation),
            IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method => OfUncalled(method, calls, cancellation),
            _ => [],
        };
    }

    // The entry point, a method that is handed on, Startup.Configure; all else is left over.
    private List<string> OfUncalled(IMethodSymbol method, int calls, CancellationToken cancellation)
    {
        if (SymbolEqualityComparer.Default.Equals(method, project.Models.Compilation.GetEntryPoint(cancellation)))
        {
            return [];
        }

        if (project.Models.Groups.Of(method, cancellation) is { IsEmpty: false } groups)
        {
            return OfAny(groups, calls, cancellation);
        }

        return method is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && project.Models.Calls.HandedToContainers(method.ContainingType, cancellation).Any()
            ? OfCreation(method.ContainingType, calls, cancellation)
            : [Sometimes];
    }

    private List<string> OfCreation(INamedTypeSymbol type, int calls, CancellationToken cancellation)
    {
        var sites = WithDerived(type, cancellation).SelectMany(made => project.Models.Calls.Of(made, cancellation).Concat(project.Models.Calls.HandedToContainers(made, cancellation))).ToList();
        return sites.Count > 0 ? OfAny(sites, calls, cancellation) : [Sometimes];
    }

    private IEnumerable<INamedTypeSymbol> WithDerived(INamedTypeSymbol type, CancellationToken cancellation) => type.IsSealed ? [type] : project.Models.Derived.OfOrBelow(type, cancellation);

    // app.MapPost("/start", …), button.Click += …: when somebody asks for it.
    private static bool IsHandler(SyntaxNode child, SyntaxNode parent) => parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => UseFinder.LastName(call)?.StartsWith("Map", StringComparison.Ordinal) == true,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } added => added.Right == child && child is AnonymousFunctionExpressionSyntax,
        _ => false,
    };

    // foreach (var port in ports) { … break; }: not every round is made.
    private static bool IsFirstOfSeveral(SyntaxNode child, SyntaxNode parent) =>
        parent is ForStatementSyntax or CommonForEachStatementSyntax
        && child is StatementSyntax
        && child.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or SwitchStatementSyntax) && (node == child || !Bodies.IsLoop(node)))
            .Any(node => node is BreakStatementSyntax or ReturnStatementSyntax);

    private static string? Word(bool? holds, string condition) => holds switch
    {
        true => condition,
        false => Not + condition,
        null => null,
    };
}
