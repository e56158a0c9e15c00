using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Reads the markup of one state: removes it from the files, turns marked spans into expected diagnostics and replaces
/// location keys in explicit expectations by the spans they name.
/// </summary>
internal sealed class Markup
{
    // A marked span says where and which, nothing else.
    private const DiagnosticOptions SpanAndIdOnly = DiagnosticOptions.IgnoreSeverity | DiagnosticOptions.IgnoreAdditionalLocations;

    private readonly MarkupOptions _options;
    private readonly MarkupMode _mode;
    private readonly Func<DiagnosticDescriptor?> _defaultDescriptor;
    private readonly ImmutableArray<DiagnosticDescriptor> _supported;
    private readonly ImmutableArray<string> _fixable;
    private readonly Dictionary<string, FileLinePositionSpan> _keys = [];
    private readonly List<DiagnosticResult> _marked = [];

    public Markup(
        MarkupMode mode,
        MarkupOptions options,
        Func<DiagnosticDescriptor?> defaultDescriptor,
        ImmutableArray<DiagnosticDescriptor> supported,
        ImmutableArray<string> fixable)
    {
        _mode = mode;
        _options = options;
        _defaultDescriptor = defaultDescriptor;
        _supported = supported;
        _fixable = fixable;
    }

    /// <summary>Replaces, in place, the files and the expectations of a state that nobody else holds.</summary>
    public void Read(SolutionState state, string defaultPath)
    {
        if (_mode != MarkupMode.None)
        {
            foreach (var files in state.AdditionalProjects.Values.Prepend(state).SelectMany(project => project.AllFiles))
            {
                for (var i = 0; i < files.Count; i++)
                {
                    files[i] = (files[i].filename, Read(files[i].filename, files[i].content));
                }
            }
        }

        var expected = state.ExpectedDiagnostics.Concat(_marked)
            .Select(diagnostic => Resolve(diagnostic).WithDefaultPath(defaultPath))
            .ToList();
        state.ExpectedDiagnostics.Clear();
        state.ExpectedDiagnostics.AddRange(expected);
    }

    private SourceText Read(string path, SourceText content)
    {
        TestFileMarkupParser.GetPositionsAndSpans(
            content.ToString(),
            _options.HasFlag(MarkupOptions.TreatPositionIndicatorsAsCode),
            out var output,
            out var positions,
            out var spans);
        var text = SourceText.From(output, content.Encoding, content.ChecksumAlgorithm);
        foreach (var (name, named) in spans.Where(entry => IsKey(entry.Key)))
        {
            if (named.Length > 1 || !_keys.TryAdd(name, At(path, text, named[0])))
            {
                throw new ArgumentException($"The markup key '{name}' is used more than once.", nameof(content));
            }
        }

        if (_mode != MarkupMode.Ignore)
        {
            Expect(path, text, positions, spans);
        }

        return text;
    }

    private void Expect(
        string path,
        SourceText text,
        ImmutableArray<int> positions,
        ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
    {
        foreach (var position in positions)
        {
            Expect(Default(), new DiagnosticLocation(At(path, text, new TextSpan(position, 0)), DiagnosticLocationOptions.IgnoreLength));
        }

        foreach (var (name, named) in spans.Where(entry => !IsKey(entry.Key)))
        {
            var result = name.Length == 0 ? Default() : Named(name);
            foreach (var span in named)
            {
                Expect(result, new DiagnosticLocation(At(path, text, span), DiagnosticLocationOptions.None));
            }
        }
    }

    private void Expect(DiagnosticResult result, DiagnosticLocation location)
    {
        if (_mode != MarkupMode.IgnoreFixable || !_fixable.Contains(result.Id))
        {
            _marked.Add(result.WithMessage(null).WithOptions(SpanAndIdOnly).WithSpans([location]));
        }
    }

    private DiagnosticResult Default() => new(_defaultDescriptor() ?? throw new InvalidOperationException(
        "The markup '[|text|]' and '$$' need one default diagnostic: an analyzer that supports exactly one. "
        + "Name the diagnostic as in '{|ID:text|}', or set MarkupOptions.UseFirstDescriptor."));

    private DiagnosticResult Named(string id) =>
        _supported.FirstOrDefault(descriptor => descriptor.Id == id) is { } descriptor
            ? new DiagnosticResult(descriptor)
            : DiagnosticResult.CompilerError(id);

    private DiagnosticResult Resolve(DiagnosticResult result) =>
        result.WithSpans([.. result.Spans.Select(location => location.IsMarkupKey ? Resolve(location) : location)]);

    private DiagnosticLocation Resolve(DiagnosticLocation location)
    {
        var key = $"#{location.Span.StartLinePosition.Character}";
        return _keys.TryGetValue(key, out var span)
            ? new DiagnosticLocation(span, location.Options & ~DiagnosticLocationOptions.InterpretAsMarkupKey)
            : throw new InvalidOperationException($"The markup key '{key}' is expected as a location, but no file marks it.");
    }

    private static bool IsKey(string name) => name.StartsWith('#');

    private static FileLinePositionSpan At(string path, SourceText text, TextSpan span) => new(path, text.Lines.GetLinePositionSpan(span));
}
