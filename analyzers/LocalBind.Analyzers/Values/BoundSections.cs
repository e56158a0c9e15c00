using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using LocalBind.Analyzers.Facts;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Values;

/// <summary>Which sections of the configuration fill the project's own types: <c>Configure&lt;T&gt;(section)</c>, <c>section.Get&lt;T&gt;()</c>, <c>section.Bind(options)</c> and their like.</summary>
internal sealed class BoundSections(ProjectModels models)
{
    /// <summary>How deep options in options are followed.</summary>
    private const int MaximumDepth = 4;

    // Purely syntactic, so it stays true as long as the tree lives.
    private static readonly ConditionalWeakTable<SyntaxTree, InvocationExpressionSyntax[]> Candidates = new();

    private readonly object _lock = new();
    private ILookup<ISymbol, string?>? _sections;
    private bool _isFinding;

    /// <summary>What the sections were read from, besides the calls that bind them.</summary>
    public IReadOnlyList<Source> Sources { get; private set; } = [];

    /// <summary>The sections that fill a type; null among them is one that is not known.</summary>
    public IEnumerable<string?> Of(ITypeSymbol type, ValueScope scope)
    {
        lock (_lock)
        {
            // The key of a section may itself be read from a property: while they are being found, a type may be filled from any.
            if (_sections is null && !_isFinding)
            {
                _isFinding = true;
                try
                {
                    var inner = new ValueScope(models, scope.Cancellation);
                    var found = Find(inner);
                    Sources = [.. inner.Sources.Distinct()];
                    _sections = found.ToLookup(bound => (ISymbol)bound.Type.OriginalDefinition, bound => bound.Section, SymbolEqualityComparer.Default);
                }
                finally
                {
                    _isFinding = false;
                }
            }

            return _sections is null ? [null] : _sections[type.OriginalDefinition];
        }
    }

    /// <summary>The key of a property inside the section that fills its type; null where configuration does not set it.</summary>
    public static string? KeyOf(IPropertySymbol property) =>
        property is { IsStatic: false, SetMethod.DeclaredAccessibility: Accessibility.Public }
            ? property.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "ConfigurationKeyNameAttribute") is { ConstructorArguments: [{ Value: string name }] } ? name : property.Name
            : null;

    /// <summary>A key inside a section.</summary>
    public static string Inside(string section, string key) => section.Length == 0 ? key : $"{section}:{key}";

    /// <summary>What a call binds: the type, and the configuration that it is given.</summary>
    public static (ITypeSymbol Type, string? Section)? Bound(IInvocationOperation call, ValueScope scope)
    {
        if (TypeBoundBy(call) is not { } type)
        {
            return null;
        }

        var configuration = call.Instance ?? call.Arguments.FirstOrDefault(argument => argument.Parameter is { } parameter && ValueReader.IsConfiguration(parameter.Type))?.Value;
        var key = Argument(call, "key") ?? Argument(call, "configSectionPath");

        // Options with a name are one of several.
        var section = Argument(call, "name") is not null ? null
            : key is null ? ValueReader.SettingOf(configuration, scope)
            : configuration is null ? ValueReader.KeyIn("", key, scope)
            : ValueReader.SettingOf(configuration, scope) is { } outer ? ValueReader.KeyIn(outer, key, scope) : null;
        return (type, section);
    }

    private static ITypeSymbol? TypeBoundBy(IInvocationOperation call) => (call.TargetMethod.ContainingType.Name, call.TargetMethod) switch
    {
        ("ConfigurationBinder", { Name: "Bind" }) => Argument(call, "instance") is { } instance ? Bare(instance).Type : null,
        ("ConfigurationBinder", { Name: "Get", TypeArguments: [var bound] }) => bound,
        ("OptionsConfigurationServiceCollectionExtensions" or "OptionsBuilderConfigurationExtensions", { Name: "Configure" or "Bind" or "BindConfiguration", TypeArguments: [var bound] }) => bound,
        _ => null,
    };

    private static IOperation? Argument(IInvocationOperation call, string name) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == name && argument.ArgumentKind == ArgumentKind.Explicit)?.Value;

    private List<(ITypeSymbol Type, string? Section)> Find(ValueScope scope)
    {
        var found = new List<(ITypeSymbol Type, string? Section)>();
        foreach (var call in models.Compilation.SyntaxTrees.SelectMany(tree => BindersIn(tree, scope.Cancellation)))
        {
            if (models.OperationOf(call, scope.Cancellation) is IInvocationOperation operation && Bound(operation, scope) is { } bound)
            {
                found.Add(bound);
                AddInner(bound.Type, bound.Section, found, MaximumDepth);
            }
        }

        return found;
    }

    /// <summary>Whether a tree binds anything.</summary>
    public bool IsBoundIn(SyntaxTree tree) => BindersIn(tree, CancellationToken.None).Any();

    // Most of what is called Bind is a socket's; which calls are is a matter of declarations.
    private IEnumerable<InvocationExpressionSyntax> BindersIn(SyntaxTree tree, CancellationToken cancellation)
    {
        var candidates = CandidatesIn(tree, cancellation);
        return candidates.Length == 0 ? [] : TreeFacts.Of(tree).Get(default, candidates.Length, models.State, Read).Indexes.Select(index => candidates[index]);

        (Binders Fact, Grounds Grounds) Read() =>
            (new([.. Enumerable.Range(0, candidates.Length).Where(index => models.OperationOf(candidates[index], cancellation) is IInvocationOperation call && TypeBoundBy(call) is not null)]), Grounds.None);
    }

    private static InvocationExpressionSyntax[] CandidatesIn(SyntaxTree tree, CancellationToken cancellation) =>
        Candidates.GetValue(tree, key => [.. key.GetRoot(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>().Where(LooksLikeBinding)]);

    private static bool LooksLikeBinding(InvocationExpressionSyntax call) => UseFinder.LastName(call) switch
    {
        "Bind" or "BindConfiguration" => true,
        "Get" or "Configure" => call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax } or MemberBindingExpressionSyntax { Name: GenericNameSyntax },
        _ => false,
    };

    // Options in options, and what they inherit.
    private static void AddInner(ITypeSymbol type, string? section, List<(ITypeSymbol Type, string? Section)> found, int depth)
    {
        for (var parent = type.BaseType; parent is { SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false }; parent = parent.BaseType)
        {
            found.Add((parent, section));
        }

        foreach (var property in depth == 0 ? [] : type.GetMembers().OfType<IPropertySymbol>().Where(property => property.Type is { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false }))
        {
            var inner = section is null || KeyOf(property) is not { } key ? null : Inside(section, key);
            found.Add((property.Type, inner));
            AddInner(property.Type, inner, found, depth - 1);
        }
    }

    /// <summary>The calls of a tree that bind something, among those that look like it.</summary>
    private sealed record Binders(ImmutableArray<int> Indexes);

    private static IOperation Bare(IOperation operation) => operation is IConversionOperation conversion ? Bare(conversion.Operand) : operation;
}
