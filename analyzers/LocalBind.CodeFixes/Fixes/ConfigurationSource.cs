using System.Collections.Generic;
using System.Linq;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Where a program can read a setting at a place: a configuration in scope, the services of the server's options, or the environment.</summary>
/// <param name="Expression">The configuration; null for the environment.</param>
/// <param name="Imports">The namespaces that reading needs.</param>
internal sealed record ConfigurationSource(string? Expression, IEnumerable<string> Imports)
{
    private const string ConfigurationNamespace = "Microsoft.Extensions.Configuration";
    private const string ServicesNamespace = "Microsoft.Extensions.DependencyInjection";
    private const string ConfigurationType = ConfigurationNamespace + ".IConfiguration";

    /// <summary>The sources in scope, nearest first; the environment is always there.</summary>
    public static IEnumerable<ConfigurationSource> At(Place place)
    {
        if (place.Model.Compilation.GetTypeByMetadataName(ConfigurationType) is { } configuration)
        {
            var variables = place.Model.LookupSymbols(place.Position).Where(symbol => IsUsable(symbol, place)).OrderBy(Distance).ThenByDescending(DeclaredAt).ToList();
            string[] imports = [.. MissingImport(place, configuration, "GetValue", ConfigurationNamespace)];
            foreach (var variable in variables.Where(symbol => TypeOf(symbol) is { } type && IsConfiguration(type, configuration)))
            {
                yield return new ConfigurationSource(variable.Name, imports);
            }

            foreach (var variable in variables.Where(symbol => TypeOf(symbol) is { } type && HasConfiguration(type, configuration)))
            {
                yield return new ConfigurationSource(variable.Name + ".Configuration", imports);
            }

            foreach (var variable in variables.Where(symbol => TypeOf(symbol)?.Name == "KestrelServerOptions"))
            {
                var type = TypeReference.At(place, ConfigurationType);
                var services = place.Model.Compilation.GetTypeByMetadataName("System.IServiceProvider") is { } provider
                    ? MissingImport(place, provider, "GetRequiredService", ServicesNamespace)
                    : [];
                yield return new ConfigurationSource(
                    $"{variable.Name}.ApplicationServices.GetRequiredService<{type.Text}>()", imports.Concat(services).Append(type.Import ?? ConfigurationNamespace).Distinct().Where(name => imports.Contains(name) || services.Contains(name) || name == type.Import));
            }
        }

        yield return new ConfigurationSource(null, []);
    }

    private static IEnumerable<string> MissingImport(Place place, ITypeSymbol receiver, string extension, string space) =>
        place.Model.LookupSymbols(place.Position, receiver, extension, includeReducedExtensionMethods: true).IsEmpty ? [space] : [];

    // Declared before the place and not by it; an instance member is out of reach of static code and of initializers.
    private static bool IsUsable(ISymbol symbol, Place place)
    {
        switch (symbol)
        {
            case ILocalSymbol { DeclaringSyntaxReferences: [var declared] }:
                return declared.SyntaxTree == place.Node.SyntaxTree && declared.Span.End <= place.Position;
            case IParameterSymbol:
                return true;
            case IFieldSymbol or IPropertySymbol when !symbol.IsImplicitlyDeclared:
                var isInitializer = place.Node.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax) is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null };
                return symbol.IsStatic || !(isInitializer || place.Model.GetEnclosingSymbol(place.Position) is null or { IsStatic: true });
            default:
                return false;
        }
    }

    private static int Distance(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol ? 0 : 1;

    private static int DeclaredAt(ISymbol symbol) => symbol.DeclaringSyntaxReferences is [var declared, ..] ? declared.Span.Start : 0;

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool IsConfiguration(ITypeSymbol type, INamedTypeSymbol configuration) =>
        SymbolEqualityComparer.Default.Equals(type, configuration) || type.AllInterfaces.Contains(configuration, SymbolEqualityComparer.Default);

    private static bool HasConfiguration(ITypeSymbol type, INamedTypeSymbol configuration)
    {
        for (ITypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers("Configuration").OfType<IPropertySymbol>().Any(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false } && IsConfiguration(property.Type, configuration)))
            {
                return true;
            }
        }

        return false;
    }
}
