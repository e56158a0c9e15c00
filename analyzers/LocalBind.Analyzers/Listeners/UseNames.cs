using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace LocalBind.Analyzers.Listeners;

/// <summary>The names that a use of a listed member shows in syntax.</summary>
internal sealed class UseNames
{
    private UseNames(IEnumerable<string> types, IEnumerable<string> methods, IEnumerable<string> properties, IEnumerable<string> collections, IEnumerable<string> bareMethods)
    {
        Types = types.ToImmutableHashSet(StringComparer.Ordinal);
        Methods = methods.ToImmutableHashSet(StringComparer.Ordinal);
        Properties = properties.ToImmutableHashSet(StringComparer.Ordinal);
        Collections = collections.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        BareMethods = bareMethods.ToImmutableHashSet(StringComparer.Ordinal);
        Key = string.Join("|", new[] { Types, Methods, Properties, Collections, BareMethods }.Select(names => string.Join(",", names.OrderBy(name => name, StringComparer.Ordinal))));
    }

    public static UseNames None { get; } = new([], [], [], [], []);

    /// <summary>Types whose constructors count.</summary>
    public ImmutableHashSet<string> Types { get; }

    /// <summary>Methods, local functions and extension methods.</summary>
    public ImmutableHashSet<string> Methods { get; }

    /// <summary>Those of the methods that say something without any argument.</summary>
    public ImmutableHashSet<string> BareMethods { get; }

    /// <summary>Properties that are assigned to; <c>Item</c> for indexers.</summary>
    public ImmutableHashSet<string> Properties { get; }

    /// <summary>Properties and variables whose <c>Add</c> counts; without case, since a local is often named after its property.</summary>
    public ImmutableHashSet<string> Collections { get; }

    /// <summary>Equal for equal names.</summary>
    public string Key { get; }

    /// <summary>Whether they are the project's own methods, whose receiver may be an argument (<c>address.Start()</c>).</summary>
    public bool IsOfRelays { get; private init; }

    public bool HasIndexer => Properties.Contains("Item");

    public static UseNames Of(IEnumerable<ListenerRow> rows)
    {
        var all = rows.ToList();

        // A collection type's own Add is recognised by the property that hands it out.
        var adders = all.Where(row => !row.IsProperty && row.UseName == "Add").Select(row => row.TypeName).Any() ? new[] { "Prefixes", "UrlPrefixes", "Ports" } : [];
        return new UseNames(
            all.Where(row => row.IsConstructor).Select(row => row.UseName),
            all.Where(row => !row.IsProperty && !row.IsConstructor && row.UseName != "Add").Select(row => row.UseName),
            all.Where(row => row.IsProperty && row.Roles.ContainsKey(ListenerRow.AssignedValue) || row.UseName == "Item").Select(row => row.UseName),
            all.Where(row => row.IsCollection).Select(row => row.UseName).Concat(adders),
            all.Where(row => !row.IsProperty && (row.Roles.IsEmpty || row.DefaultAddress == DefaultAddress.Any)).Select(row => row.UseName));
    }

    /// <summary>The same with other names for some of the types.</summary>
    public UseNames WithAliases(IEnumerable<string> aliases) => new(Types.Union(aliases), Methods, Properties, Collections, BareMethods);

    /// <summary>The names of the project's own methods that hand a parameter to a listener.</summary>
    public static UseNames OfRelays(IEnumerable<string> types, IEnumerable<string> methods, IEnumerable<string> bareMethods) => new(types, methods, [], [], bareMethods) { IsOfRelays = true };
}
