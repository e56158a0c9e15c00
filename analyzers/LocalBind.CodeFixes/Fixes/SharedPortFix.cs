using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>LBT1004: takes away the option that lets others share the port, or gives it its safe value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SharedPortFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class SharedPortFix : EndpointFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["LBT1004"];

    internal override IEnumerable<FixProposal> Propose(FindingSite site, SettingNames names)
    {
        var removal = IsAllOfABranch(site.Part) ? null : StatementRemoval.Of(site.Part);
        var safe = SafeValue(site.Part);

        // The first key is the same wherever the rule speaks: what cannot be removed gets the safe value under it.
        yield return new FixProposal("Exclusive", removal is null ? SafeTitle : "Remove the option", Of(removal ?? safe));
        if (removal is not null)
        {
            yield return new FixProposal("SafeValue", SafeTitle, Of(safe));
        }
    }

    // Without the option an if, a try or a loop would have nothing left to do.
    private static bool IsAllOfABranch(Place option) => option.Node.Parent is ExpressionStatementSyntax { Parent: BlockSyntax { Statements.Count: 1, Parent: StatementSyntax or ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax } };

    private const string SafeTitle = "Set the option to its safe value";

    private static IEnumerable<SolutionEdit> Of(SolutionEdit? edit) => edit is null ? [] : [edit];

    private static SolutionEdit? SafeValue(Place option) => option.Node switch
    {
        AssignmentExpressionSyntax assignment => SolutionEdit.None.Replace(option.Document, assignment.Right.Span, "true"),
        InvocationExpressionSyntax { ArgumentList.Arguments: [_, _, { Expression: var value }] } =>
            SolutionEdit.None.Replace(option.Document, value.Span, option.Model.GetTypeInfo(value).Type?.SpecialType == SpecialType.System_Boolean ? "false" : "0"),
        _ => null,
    };
}
