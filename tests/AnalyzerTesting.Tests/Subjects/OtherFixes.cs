using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.AnalyzerTesting.Tests;

public sealed class FixWithoutFixAll : NumberFix
{
    public override FixAllProvider? GetFixAllProvider() => null;
}

/// <summary>Every application makes more of what it should remove.</summary>
public sealed class LoopingFix : NumberFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Register(context, "Double", "5000 + 5000");
        return Task.CompletedTask;
    }
}

public sealed class UncompilableFix : NumberFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Register(context, "Use a name", "unknown");
        return Task.CompletedTask;
    }
}

/// <summary>Pastes an expression into an identifier: the text is right, the tree is not.</summary>
public sealed class WrongNodeFix : NumberFix
{
    protected override ExpressionSyntax Replacement(LiteralExpressionSyntax literal, string text) =>
        SyntaxFactory.IdentifierName("1 - 1").WithTriviaFrom(literal);
}

/// <summary>Fix All puts another number than the single fix does.</summary>
public sealed class OtherFixAllFix : NumberFix
{
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var text = await document.GetTextAsync(context.CancellationToken);
        return document.WithText(text.WithChanges(diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan)
            .Select(diagnostic => new TextChange(diagnostic.Location.SourceSpan, "1"))));
    });
}

public sealed class TwoActionsFix : NumberFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Register(context, "Use 0", "0");
        Register(context, "Use 1", "1");
        return Task.CompletedTask;
    }
}

/// <summary>A menu of two, then an action outside it.</summary>
public sealed class NestedActionsFix : NumberFix
{
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var menu = CodeAction.Create("Use", [Action(context, "0", "0"), Action(context, "1", "1")], isInlinable: false);
        context.RegisterCodeFix(menu, context.Diagnostics);
        Register(context, "2", "2");
        return Task.CompletedTask;
    }
}

/// <summary>Does something besides changing the solution.</summary>
public sealed class TwoOperationsFix : NumberFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(new TwoOperationsAction(Action(context, "Use 0", "0")), context.Diagnostics);
        return Task.CompletedTask;
    }

    private sealed class TwoOperationsAction(CodeAction action) : CodeAction
    {
        public override string Title => "Use 0 twice";

        public override string EquivalenceKey => Title;

        protected override async Task<IEnumerable<CodeActionOperation>> ComputeOperationsAsync(CancellationToken cancellationToken)
        {
            var operations = await action.GetOperationsAsync(cancellationToken);
            return operations.Concat(operations);
        }
    }
}

/// <summary>Moves nothing, adds a file.</summary>
public sealed class AddFileFix : NumberFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create("Add", token => AddAsync(context.Document, context.Diagnostics[0], token), "Add"),
            context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Solution> AddAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken);
        return document.WithText(text.Replace(diagnostic.Location.SourceSpan, "0"))
            .Project
            .AddDocument("New.cs", SourceText.From("class New;", Encoding.UTF8), ["Folder"])
            .Project.Solution;
    }
}

/// <summary>Replaces the literal by 0 and writes an additional file.</summary>
public sealed class EditFileFix : NumberFix
{
    public override FixAllProvider? GetFixAllProvider() => null;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create("Edit", token => EditAsync(context.Document, context.Diagnostics[0], token), "Edit"),
            context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Solution> EditAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken);
        var project = document.WithText(text.Replace(diagnostic.Location.SourceSpan, "0")).Project;
        return project.Solution.WithAdditionalDocumentText(project.AdditionalDocumentIds[0], SourceText.From("after"));
    }
}

/// <summary>Edits an additional file in which something is reported.</summary>
public sealed class FileFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [NumberAnalyzer.Id];

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var file = context.TextDocument;
        context.RegisterCodeFix(CodeAction.Create("Use 0", token => ReplaceAsync(file, context.Span, token), "Use 0"), context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Solution> ReplaceAsync(TextDocument file, TextSpan span, CancellationToken cancellationToken)
    {
        var text = await file.GetTextAsync(cancellationToken);
        return file.Project.Solution.WithAdditionalDocumentText(file.Id, text.Replace(span, "0"));
    }
}
