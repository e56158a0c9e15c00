using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.Analyzers.Listeners;

/// <summary>The names of everything that a tree calls or creates: most trees need no second look for the project's own methods.</summary>
internal sealed class CalledNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public CalledNames(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
        {
            switch (node)
            {
                // A constructor initializer names no type, an alias another one: both are found by the names around them.
                case SimpleNameSyntax name:
                    _names.Add(name.Identifier.ValueText);
                    break;
                case BaseTypeDeclarationSyntax type:
                    _names.Add(type.Identifier.ValueText);
                    break;
            }
        }
    }

    /// <summary>Whether the tree names any of the types or methods.</summary>
    public bool Overlaps(UseNames names) => _names.Overlaps(names.Types) || _names.Overlaps(names.Methods);
}
