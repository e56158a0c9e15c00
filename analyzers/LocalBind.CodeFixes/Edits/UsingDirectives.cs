using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Edits;

/// <summary>Inserts using directives where the file already has its own: outside or inside its namespace, sorted with System first.</summary>
internal static class UsingDirectives
{
    public static IEnumerable<TextChange> Insert(SyntaxNode root, SourceText text, IEnumerable<string> namespaces)
    {
        var newLine = NewLineOf(text);
        var usings = UsingsOf(root).Where(directive => !IsConditional(directive)).ToList();
        var places = namespaces.OrderBy(name => name, Order).Select(name => (Name: name, Place: PlaceOf(name, usings, text, root)));
        foreach (var group in places.GroupBy(entry => entry.Place.Position))
        {
            var place = group.First().Place;
            var directives = group.Select(entry => $"using {entry.Name};");
            yield return new TextChange(new TextSpan(group.Key, 0), place.Kind switch
            {
                PlaceKind.After => string.Concat(directives.Select(directive => newLine + place.Indent + directive)),
                PlaceKind.Before => string.Concat(directives.Select(directive => directive + newLine + place.Indent)),
                _ => string.Concat(directives.Select(directive => directive + newLine)) + newLine,
            });
        }
    }

    /// <summary>The line break that a text uses.</summary>
    public static string NewLineOf(SourceText text)
    {
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }

    private enum PlaceKind
    {
        /// <summary>On the lines after a directive.</summary>
        After,

        /// <summary>On the lines before a directive.</summary>
        Before,

        /// <summary>At the top of a file without directives.</summary>
        Top,
    }

    private static (int Position, PlaceKind Kind, string Indent) PlaceOf(string name, List<UsingDirectiveSyntax> usings, SourceText text, SyntaxNode root)
    {
        var plain = usings.Where(IsPlain).ToList();
        var before = plain.LastOrDefault(directive => Order.Compare(directive.Name!.ToString(), name) < 0) ?? usings.LastOrDefault(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword));
        if (before is not null)
        {
            return (text.Lines.GetLineFromPosition(before.Span.End).End, PlaceKind.After, IndentOf(before, text));
        }

        var after = plain.FirstOrDefault() ?? usings.FirstOrDefault();
        return after is not null ? (after.SpanStart, PlaceKind.Before, IndentOf(after, text)) : (TopOf(text, root), PlaceKind.Top, "");
    }

    // Between #if and #endif: a directive beside it would be there for some of the projects that have the file only.
    private static bool IsConditional(UsingDirectiveSyntax directive)
    {
        var depth = 0;
        for (var note = directive.SyntaxTree.GetRoot().GetFirstDirective(); note is not null && note.SpanStart < directive.SpanStart; note = note.GetNextDirective())
        {
            depth += note.Kind() switch { SyntaxKind.IfDirectiveTrivia => 1, SyntaxKind.EndIfDirectiveTrivia => -1, _ => 0 };
        }

        return depth > 0;
    }

    private static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.Name is not null && !directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) && !directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);

    private static SyntaxList<UsingDirectiveSyntax> UsingsOf(SyntaxNode root)
    {
        var unit = (CompilationUnitSyntax)root;
        return unit.Usings.Count == 0 && unit.Members is [BaseNamespaceDeclarationSyntax { Usings.Count: > 0 } only] ? only.Usings : unit.Usings;
    }

    private static string IndentOf(SyntaxNode directive, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(directive.SpanStart);
        return text.ToString(TextSpan.FromBounds(line.Start, directive.SpanStart));
    }

    // After a file-based program's own lines (#!, #:) and a comment that stands apart as the file's header.
    private static int TopOf(SourceText text, SyntaxNode root)
    {
        var lines = text.Lines.Select(line => text.ToString(line.Span).Trim()).ToList();
        var top = lines.TakeWhile(line => line.StartsWith("#!", StringComparison.Ordinal) || line.StartsWith("#:", StringComparison.Ordinal)).Count();
        var header = HeaderLines(lines, top);
        if (header > 0 && top + header < lines.Count && (lines[top + header].Length == 0 || lines[top + header].StartsWith("namespace ", StringComparison.Ordinal)))
        {
            top += lines[top + header].Length == 0 ? header + 1 : header;
        }

        var externs = ((CompilationUnitSyntax)root).Externs;
        return externs.Count > 0 ? text.Lines.GetLineFromPosition(externs.Last().Span.End).EndIncludingLineBreak : text.Lines[top].Start;
    }

    private static int HeaderLines(List<string> lines, int top)
    {
        if (top < lines.Count && lines[top].StartsWith("/*", StringComparison.Ordinal))
        {
            var end = lines.FindIndex(top, line => line.Contains("*/"));
            return end >= 0 && lines[end].EndsWith("*/", StringComparison.Ordinal) ? end - top + 1 : 0;
        }

        return lines.Skip(top).TakeWhile(line => line.StartsWith("//", StringComparison.Ordinal) && !line.StartsWith("///", StringComparison.Ordinal)).Count();
    }

    private static readonly IComparer<string> Order = Comparer<string>.Create((a, b) =>
    {
        var systemFirst = IsSystem(b).CompareTo(IsSystem(a));
        return systemFirst != 0 ? systemFirst : string.Compare(a, b, StringComparison.OrdinalIgnoreCase);
    });

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
