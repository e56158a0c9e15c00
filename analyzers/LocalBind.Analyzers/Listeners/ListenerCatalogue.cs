using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Analyzers.Listeners;

/// <summary>The catalogue as one compilation sees it: the rows whose types are there, by the name that a use of them shows.</summary>
internal sealed class ListenerCatalogue
{
    private static readonly Lazy<ImmutableArray<ListenerRow>> BuiltIn = new(ReadBuiltIn);

    private readonly Dictionary<string, List<ListenerRow>> _rows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<INamedTypeSymbol>> _types = new(StringComparer.Ordinal);
    private readonly Compilation _compilation;

    private ListenerCatalogue(Compilation compilation, IEnumerable<ListenerRow> rows, string ownText)
    {
        _compilation = compilation;
        OwnText = ownText;
        foreach (var row in rows)
        {
            if (!_rows.TryGetValue(row.UseName, out var named))
            {
                _rows.Add(row.UseName, named = []);
            }

            named.Add(row);
        }

        Names = UseNames.Of(_rows.Values.SelectMany(named => named));
    }

    /// <summary>The rows that come with the package.</summary>
    public static ImmutableArray<ListenerRow> BuiltInRows => BuiltIn.Value;

    /// <summary>The names to look for in syntax.</summary>
    public UseNames Names { get; }

    /// <summary>What the project itself added to the catalogue, as it is written.</summary>
    public string OwnText { get; }

    public bool IsEmpty => _rows.Count == 0;

    public static ListenerCatalogue Resolve(Compilation compilation, IEnumerable<ListenerRow> ownRows, string ownText)
    {
        var defined = KnownTypes.DefinedIn(compilation);
        return new(compilation, BuiltInRows.Where(row => defined.Contains(row.TypeName)).Concat(ownRows.Where(row => !KnownTypes.Named(row.TypeName, compilation).IsEmpty)), ownText);
    }

    /// <summary>The row of a method or property, the one for its very overload first.</summary>
    public ListenerRow? RowOf(ISymbol member)
    {
        var declared = member is IMethodSymbol { ReducedFrom: { } extension } ? extension : member.OriginalDefinition;
        var name = declared is IMethodSymbol { MethodKind: MethodKind.Constructor } ? declared.ContainingType.Name : declared is IPropertySymbol { IsIndexer: true } ? "Item" : declared.Name;
        if (declared.ContainingType is null || !_rows.TryGetValue(name, out var rows))
        {
            return null;
        }

        ListenerRow? every = null;
        foreach (var row in rows)
        {
            if (!IsSameKind(row, declared) || !_types.GetOrAdd(row.TypeName, type => KnownTypes.Named(type, _compilation)).Any(type => Declares(type, declared.ContainingType)))
            {
                continue;
            }

            if (row.ParameterTypes is null)
            {
                every ??= row;
            }
            else if (row.ParameterTypes == ParameterTypesOf(declared))
            {
                return row;
            }
        }

        return every;
    }

    private static bool IsSameKind(ListenerRow row, ISymbol member) =>
        row.IsProperty ? member is IPropertySymbol : member is IMethodSymbol method && row.IsConstructor == (method.MethodKind == MethodKind.Constructor);

    // The member may be an override, or the implementation of an interface's member.
    private static bool Declares(INamedTypeSymbol type, INamedTypeSymbol declaring)
    {
        for (var candidate = declaring; candidate is not null; candidate = candidate.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, type))
            {
                return true;
            }
        }

        return type.TypeKind == TypeKind.Interface && declaring.AllInterfaces.Any(face => SymbolEqualityComparer.Default.Equals(face.OriginalDefinition, type));
    }

    private static string ParameterTypesOf(ISymbol member)
    {
        var id = DocumentationCommentId.CreateDeclarationId(member) ?? "";
        var open = id.IndexOf('(');
        return open < 0 ? "" : id.Substring(open + 1, id.LastIndexOf(')') - open - 1);
    }

    private static ImmutableArray<ListenerRow> ReadBuiltIn()
    {
        using var stream = typeof(ListenerCatalogue).Assembly.GetManifestResourceStream("LocalBind.Analyzers.Listeners.Listeners.txt")
            ?? throw new InvalidOperationException("The listener catalogue is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var errors = new List<CatalogueError>();
        var rows = CatalogueText.Read(SourceText.From(reader.ReadToEnd()), errors).ToImmutableArray();
        return errors.Count == 0 ? rows : throw new InvalidOperationException($"Line {errors[0].Line + 1} of the listener catalogue: {errors[0].Message}");
    }
}
