using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Gives a caller that leaves a parameter out a read in place of the constant default, and changes nothing for a caller that passes a value.</summary>
/// <param name="parameter">The parameter.</param>
/// <param name="read">The read, from a source, ready to stand to the right of <c>??</c>; with the edit for what it must import.</param>
internal sealed class ParameterDefaultEdits(ParameterDefault parameter, Func<ConfigurationSource, (string Text, SolutionEdit Imports)> read)
{
    /// <summary>The ways, best first; one that is not possible gives no edit.</summary>
    public IEnumerable<Func<SolutionEdit?>> Ways()
    {
        // A text may have been null before, so that another method comes first.
        var isText = parameter.Symbol.Type.IsReferenceType;
        var nullable = new Func<SolutionEdit?>[] { () => Nullable(uses => ConfigurationSource.At(uses).First()), () => Nullable(uses => ConfigurationSource.At(uses).Last()) };
        return isText ? [Overload, .. nullable] : [.. nullable, Overload];
    }

    // int? port = null, and where the port is used, port ?? read.
    private SolutionEdit? Nullable(Func<Place, ConfigurationSource> sourceOf)
    {
        var uses = parameter.HasFixedSignature || parameter.IsNullMeant || InheritsFrom(parameter.Symbol.ContainingType, "Attribute") ? [] : parameter.Uses();
        if (uses.Count == 0 || parameter.Syntax.Type is not { } type || parameter.IsPassedDefault || (parameter.Symbol.Type.IsValueType && parameter.HasRival))
        {
            return null;
        }

        var isAnnotated = parameter.Symbol.Type.IsValueType || parameter.Value.Model.GetNullableContext(parameter.Value.Position).AnnotationsEnabled();
        var edit = Changed(SolutionEdit.None).Replace(parameter.Value.Document, parameter.Value.Node.Span, "null");
        edit = isAnnotated ? edit.Insert(parameter.Value.Document, type.Span.End, "?") : edit;
        if (uses.Count > 1 && BodyAround(uses) is { } body)
        {
            var once = read(sourceOf(uses[0]));
            edit = edit.And(once.Imports).And(Assigned(body, once.Text));
            return parameter.Symbol.Type.IsValueType ? uses.Aggregate(edit, (all, use) => all.Insert(use.Document, use.Node.Span.End, ".Value")) : edit;
        }

        foreach (var use in uses)
        {
            var (text, imports) = read(sourceOf(use));
            var coalesced = $"{use.Node} ?? {text}";
            edit = edit.And(imports).Replace(use.Document, use.Node.Span, ConfigurationEdits.NeedsParentheses(use.Node) ? $"({coalesced})" : coalesced);
        }

        return edit;
    }

    // Several uses in one body: the read stands once, at its start.
    private BlockSyntax? BodyAround(IReadOnlyList<Place> uses)
    {
        var body = parameter.Syntax.Parent?.Parent switch
        {
            BaseMethodDeclarationSyntax method => method.Body,
            LocalFunctionStatementSyntax function => function.Body,
            _ => null,
        };
        return body is { Statements.Count: > 0 } && uses.All(use => use.Node.SyntaxTree == body.SyntaxTree && body.Span.Contains(use.Node.Span)) ? body : null;
    }

    private SolutionEdit Assigned(BlockSyntax body, string text)
    {
        var first = body.Statements[0];
        var name = parameter.Syntax.Identifier.Text;
        var isNew = ((CSharpParseOptions)body.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp8;
        var source = body.SyntaxTree.GetText();
        var line = source.Lines.GetLineFromPosition(first.SpanStart);
        var indent = source.ToString(TextSpan.FromBounds(line.Start, first.SpanStart));
        var separator = indent.Trim().Length == 0 ? UsingDirectives.NewLineOf(source) + indent : " ";
        return SolutionEdit.None.Insert(parameter.Value.Document, first.SpanStart, isNew ? $"{name} ??= {Bare(text)};{separator}" : $"{name} = {name} ?? {text};{separator}");
    }

    // A method without the parameter that calls the one with it.
    private SolutionEdit? Overload()
    {
        if (parameter.Method is not { IsGenericMethod: false, ExplicitInterfaceImplementations.IsEmpty: true, PartialDefinitionPart: null, PartialImplementationPart: null, IsExtern: false } method
            || method.ContainingType.TypeKind is not (TypeKind.Class or TypeKind.Struct)
            || parameter.Symbol.Ordinal != method.Parameters.Length - 1 || method.Parameters.Count(other => other.IsOptional) != 1
            || parameter.Syntax.Parent is not ParameterListSyntax list)
        {
            return null;
        }

        var configuration = parameter.Value.Model.Compilation.GetTypeByMetadataName("Microsoft.Extensions.Configuration.IConfiguration");
        var given = method.Parameters.FirstOrDefault(other => SymbolEqualityComparer.Default.Equals(other.Type, configuration));
        var sources = ConfigurationSource.At(parameter.Value).ToList();
        var (text, imports) = read(given is null ? sources.Last() : new ConfigurationSource(given.Name, ["Microsoft.Extensions.Configuration"]));
        var others = list.Parameters.Take(parameter.Symbol.Ordinal).ToList();
        var declared = string.Join(", ", others.Select(other => other.ToString()));
        var passed = string.Join(", ", others.Select(other => Passed(other)).Append(Bare(text)));
        return Written(list.Parent!, method, declared, passed) is { } written
            ? Changed(imports).And(written).Replace(parameter.Value.Document, TextSpan.FromBounds(parameter.Syntax.Identifier.Span.End, parameter.Syntax.Span.End), "")
            : null;
    }

    private SolutionEdit? Written(SyntaxNode member, IMethodSymbol method, string declared, string passed)
    {
        var source = member.SyntaxTree.GetText();
        var newLine = UsingDirectives.NewLineOf(source);
        var line = source.Lines.GetLineFromPosition(member.SpanStart);
        var start = source.ToString(TextSpan.FromBounds(line.Start, member.SpanStart));
        var indent = start.Substring(0, start.Length - start.TrimStart().Length);
        var inner = indent + (indent.Contains('\t') ? "\t" : "    ");
        switch (member)
        {
            case MethodDeclarationSyntax declaration:
                var call = $"{Modifiers(declaration.Modifiers)}{declaration.ReturnType} {declaration.Identifier.Text}({declared}) => {declaration.Identifier.Text}({passed});";
                return SolutionEdit.None.Insert(parameter.Value.Document, member.Span.End, newLine + newLine + Note(declaration, indent, newLine) + indent + call);
            case ConstructorDeclarationSyntax declaration:
                return SolutionEdit.None.Insert(parameter.Value.Document, member.Span.End, newLine + newLine + Note(declaration, indent, newLine) + Constructor(Modifiers(declaration.Modifiers), indent));
            case TypeDeclarationSyntax { OpenBraceToken: { RawKind: not 0, IsMissing: false } brace, Members: { Count: > 0 } members }:
                return SolutionEdit.None.Insert(parameter.Value.Document, members.Last().Span.End, newLine + newLine + Constructor("public ", inner));
            case TypeDeclarationSyntax { SemicolonToken: { RawKind: not 0, IsMissing: false } end }:
                return SolutionEdit.None.Replace(parameter.Value.Document, end.Span, newLine + indent + "{" + newLine + Constructor("public ", inner) + newLine + indent + "}");
            default:
                return null;
        }

        string Constructor(string modifiers, string at) =>
            $"{at}{modifiers}{method.ContainingType.Name}({declared}){newLine}{at}{(at.Contains('\t') ? "\t" : "    ")}: this({passed}){newLine}{at}{{{newLine}{at}}}";
    }

    // Documentation is asked for where there is some.
    private string Note(BaseMethodDeclarationSyntax declaration, string indent, string newLine) =>
        declaration.GetLeadingTrivia().Any(trivia => trivia.GetStructure() is DocumentationCommentTriviaSyntax)
            ? $"{indent}/// <inheritdoc cref=\"{parameter.CalledName}({string.Join(", ", declaration.ParameterList.Parameters.Select(other => other.Type!.ToString().Replace('<', '{').Replace('>', '}')))})\"/>{newLine}"
            : "";

    private static string Modifiers(SyntaxTokenList modifiers) => string.Concat(modifiers
        .Where(modifier => modifier.Kind() is not (SyntaxKind.AsyncKeyword or SyntaxKind.VirtualKeyword or SyntaxKind.OverrideKeyword or SyntaxKind.AbstractKeyword or SyntaxKind.SealedKeyword or SyntaxKind.NewKeyword))
        .Select(modifier => modifier.Text + " "));

    private static string Passed(ParameterSyntax other) => string.Concat(other.Modifiers
        .Where(modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword).Select(modifier => modifier.Text + " ")) + other.Identifier.Text;

    private static string Bare(string text) => text.StartsWith("(", StringComparison.Ordinal) && text.EndsWith(")", StringComparison.Ordinal) ? text.Substring(1, text.Length - 2) : text;

    private static bool InheritsFrom(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    // Whoever calls the method, and whoever uses the property that a record makes of the parameter.
    private SolutionEdit Changed(SolutionEdit edit)
    {
        edit = parameter.Method is { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } ? edit : edit.Changing(parameter.CalledName);
        return parameter.Property is { } property ? edit.Changing(property.Name) : edit;
    }
}
