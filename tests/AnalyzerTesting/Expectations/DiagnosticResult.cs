using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>An expected diagnostic. Every <c>With</c> member returns a changed copy. Lines and columns given as numbers count from 1.</summary>
public readonly struct DiagnosticResult
{
    public static readonly DiagnosticResult[] EmptyDiagnosticResults = [];

    private readonly ImmutableArray<DiagnosticLocation> _spans;
    private readonly string? _message;
    private readonly bool _isMessageOpen;

    public DiagnosticResult(string id, DiagnosticSeverity severity)
        : this(default, id, severity, DiagnosticOptions.None, null, false, null, null, null)
    {
    }

    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(
            default,
            (descriptor ?? throw new ArgumentNullException(nameof(descriptor))).Id,
            descriptor.DefaultSeverity,
            DiagnosticOptions.None,
            null,
            false,
            descriptor.MessageFormat,
            null,
            null)
    {
    }

    private DiagnosticResult(
        ImmutableArray<DiagnosticLocation> spans,
        string id,
        DiagnosticSeverity severity,
        DiagnosticOptions options,
        string? message,
        bool isMessageOpen,
        LocalizableString? messageFormat,
        object?[]? messageArguments,
        bool? isSuppressed)
    {
        _spans = spans;
        Id = id;
        Severity = severity;
        Options = options;
        _message = message;
        _isMessageOpen = isMessageOpen;
        MessageFormat = messageFormat;
        MessageArguments = messageArguments;
        IsSuppressed = isSuppressed;
    }

    public string Id { get; }

    public DiagnosticSeverity Severity { get; }

    public DiagnosticOptions Options { get; }

    public LocalizableString? MessageFormat { get; }

    public object?[]? MessageArguments { get; }

    public bool? IsSuppressed { get; }

    /// <summary>The primary location first, the additional ones after it; empty when the diagnostic has no location.</summary>
    public ImmutableArray<DiagnosticLocation> Spans => _spans.IsDefault ? [] : _spans;

    public bool HasLocation => !Spans.IsEmpty;

    /// <summary>
    /// The whole expected message, or <see langword="null"/> when it is not compared. A format whose placeholders got no arguments
    /// stays as written, which no reported message equals.
    /// </summary>
    public string? Message
    {
        get
        {
            if (_isMessageOpen || _message is not null || MessageFormat is null)
            {
                return _message;
            }

            var format = MessageFormat.ToString(formatProvider: null);
            try
            {
                return string.Format(null, format, MessageArguments ?? []);
            }
            catch (FormatException)
            {
                return format;
            }
        }
    }

    public static DiagnosticResult CompilerError(string identifier) => new(identifier, DiagnosticSeverity.Error);

    public static DiagnosticResult CompilerWarning(string identifier) => new(identifier, DiagnosticSeverity.Warning);

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) =>
        new(_spans, Id, severity, Options, _message, _isMessageOpen, MessageFormat, MessageArguments, IsSuppressed);

    public DiagnosticResult WithOptions(DiagnosticOptions options) =>
        new(_spans, Id, Severity, options, _message, _isMessageOpen, MessageFormat, MessageArguments, IsSuppressed);

    public DiagnosticResult WithArguments(params object[] arguments) =>
        new(_spans, Id, Severity, Options, _message, _isMessageOpen, MessageFormat, arguments, IsSuppressed);

    /// <summary>Expects this message; <see langword="null"/> leaves the message open.</summary>
    public DiagnosticResult WithMessage(string? message) =>
        new(_spans, Id, Severity, Options, message, message is null, MessageFormat, MessageArguments, IsSuppressed);

    public DiagnosticResult WithMessageFormat(LocalizableString messageFormat) =>
        new(_spans, Id, Severity, Options, _message, _isMessageOpen, messageFormat, MessageArguments, IsSuppressed);

    public DiagnosticResult WithIsSuppressed(bool? isSuppressed) =>
        new(_spans, Id, Severity, Options, _message, _isMessageOpen, MessageFormat, MessageArguments, isSuppressed);

    public DiagnosticResult WithNoLocation() => WithSpans([]);

    /// <summary>Gives the file to every location that names none.</summary>
    public DiagnosticResult WithDefaultPath(string path) =>
        WithSpans([.. Spans.Select(location => location.Span.Path is null or "" && !location.IsMarkupKey
            ? new DiagnosticLocation(new FileLinePositionSpan(path, location.Span.Span), location.Options)
            : location)]);

    /// <summary>Moves every location down by so many lines.</summary>
    public DiagnosticResult WithLineOffset(int offset) =>
        WithSpans([.. Spans.Select(location => new DiagnosticLocation(
            new FileLinePositionSpan(
                location.Span.Path,
                Down(location.Span.StartLinePosition, offset),
                Down(location.Span.EndLinePosition, offset)),
            location.Options))]);

    public DiagnosticResult WithLocation(int line, int column) => WithLocation("", line, column);

    public DiagnosticResult WithLocation(LinePosition location) => WithLocation("", location);

    public DiagnosticResult WithLocation(string path, int line, int column) =>
        WithLocation(path, new LinePosition(line - 1, column - 1));

    public DiagnosticResult WithLocation(string path, LinePosition location) =>
        WithLocation(path, location, DiagnosticLocationOptions.None);

    public DiagnosticResult WithLocation(string path, LinePosition location, DiagnosticLocationOptions options) =>
        WithSpan(new FileLinePositionSpan(path, location, location), options | DiagnosticLocationOptions.IgnoreLength);

    /// <summary>Expects the exact span that the text marks with <c>{|#n:...|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey) => WithLocation(markupKey, DiagnosticLocationOptions.None);

    public DiagnosticResult WithLocation(int markupKey, DiagnosticLocationOptions options)
    {
        var key = new LinePosition(0, markupKey);
        return WithSpan(new FileLinePositionSpan("", key, key), options | DiagnosticLocationOptions.InterpretAsMarkupKey);
    }

    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan("", startLine, startColumn, endLine, endColumn);

    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) =>
        WithSpan(new FileLinePositionSpan(
            path,
            new LinePosition(startLine - 1, startColumn - 1),
            new LinePosition(endLine - 1, endColumn - 1)));

    public DiagnosticResult WithSpan(FileLinePositionSpan span) => WithSpan(span, DiagnosticLocationOptions.None);

    public DiagnosticResult WithSpan(FileLinePositionSpan span, DiagnosticLocationOptions options) =>
        WithSpans(Spans.Add(new DiagnosticLocation(span, options)));

    public override string ToString() => DiagnosticText.Describe(this);

    internal DiagnosticResult WithSpans(ImmutableArray<DiagnosticLocation> spans) =>
        new(spans, Id, Severity, Options, _message, _isMessageOpen, MessageFormat, MessageArguments, IsSuppressed);

    private static LinePosition Down(LinePosition position, int lines) => new(position.Line + lines, position.Character);
}
