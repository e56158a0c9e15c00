using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Facts;

/// <summary>What a reading looked at besides declarations.</summary>
internal enum SourceKind
{
    /// <summary>The bodies of a file.</summary>
    Tree,

    /// <summary>Whatever assigns to members of a name, in any file.</summary>
    Writes,

    /// <summary>Whatever uses methods of a name as values, in any file.</summary>
    Groups,

    /// <summary>Whatever calls methods or creates types of a name, in any file.</summary>
    Calls,

    /// <summary>Which types are filled from outside.</summary>
    BoundTypes,

    /// <summary>Whatever binds types to sections of the configuration, in any file.</summary>
    Bindings,
}

/// <summary>One thing that a reading looked at: if it is different in the next compilation, the reading may be.</summary>
internal readonly record struct Source(SourceKind Kind, SyntaxTree? Tree, string? Name)
{
    public static Source BoundTypes { get; } = new(SourceKind.BoundTypes, null, null);

    public static Source Bindings { get; } = new(SourceKind.Bindings, null, null);

    public static Source Of(SyntaxTree tree) => new(SourceKind.Tree, tree, null);

    public static Source WritesTo(string name) => new(SourceKind.Writes, null, name);

    public static Source CallsOf(string name) => new(SourceKind.Calls, null, name);

    public static Source GroupsOf(string name) => new(SourceKind.Groups, null, name);
}
