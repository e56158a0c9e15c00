using System.Collections.Generic;
using System.Linq;
using LocalBind.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>Has a value read from configuration, the written one being the default.</summary>
internal sealed class ConfigurationEdits(FindingSite site, SettingNames names)
{
    /// <summary>Reads a port, where it is written or else where it is handed to the listener.</summary>
    /// <param name="fallback">The default; null for the port that is written.</param>
    public IEnumerable<SolutionEdit> Port(Place place, string? fallback = null) => ParameterDefault.Around(place) is { } parameter && fallback is null
        ? AtParameter(parameter, place, SuffixOf(place))
        : PortAt(place, fallback)
            .Concat(site.Argument is { } argument && argument.Node != place.Node && fallback is null && !CallersValue.Reaches(argument) ? AtArgument(argument) : [])
            .Concat(fallback is null ? AtUses(place, SuffixOf(place)) : []);

    /// <summary>Reads a whole text.</summary>
    public IEnumerable<SolutionEdit> Text(Place place, string suffix) =>
        ParameterDefault.Around(place) is { } parameter ? AtParameter(parameter, place, suffix) : TextAt(place, suffix).Concat(AtUses(place, suffix));

    private static string SuffixOf(Place place) => place.Text is null || EndpointText.Of(place) is { IsWhole: true, Host: null } ? SettingNames.Port : "Url";

    private IEnumerable<SolutionEdit> TextAt(Place place, string suffix) => place.Text is null
        ? []
        : ConfigurationSource.At(place).Select(source => Written(place, source, key => Coalesced(place, source, key, place.Node.ToString()), suffix));

    private IEnumerable<SolutionEdit> PortAt(Place place, string? fallback)
    {
        if (place.Text is null)
        {
            return IsInteger(place) ? ConfigurationSource.At(place).Select(source => Written(place, source, key => Number(place, source, key, fallback ?? place.Node.ToString()), SettingNames.Port, fallback)) : [];
        }

        if (EndpointText.Of(place) is { IsWhole: true, Host: null })
        {
            return ConfigurationSource.At(place)
                .Select(source => Written(place, source, key => Coalesced(place, source, key, fallback is null ? place.Node.ToString() : $"\"{fallback}\""), SettingNames.Port, fallback));
        }

        return (place.Inner ?? EndpointText.Of(place)?.Port) is { } span
            ? ConfigurationSource.At(place).Select(source => InText(place, source, span, fallback)).OfType<SolutionEdit>().Concat(fallback is null ? TextAt(place, "Url") : [])
            : [];
    }

    // A constant that cannot become a read: the argument made of it can.
    private IEnumerable<SolutionEdit> AtArgument(Place argument) => argument.Type switch
    {
        { SpecialType: SpecialType.System_String } => ConfigurationSource.At(argument).Select(source => Written(argument, source, key => Coalesced(argument, source, key, argument.Node.ToString()), "Url")),
        _ when IsInteger(argument) => ConfigurationSource.At(argument).Select(source => Written(argument, source, key => Number(argument, source, key, argument.Node.ToString()), SettingNames.Port)),
        _ => [],
    };

    // What must stay a constant is the default wherever it is used: with the nearest configuration of each use, else with the environment for all.
    private IEnumerable<SolutionEdit> AtUses(Place place, string suffix)
    {
        var uses = ConstantUses.Of(place).Where(IsReadable).ToList();
        System.Func<Place, ConfigurationSource>[] sources = [use => ConfigurationSource.At(use).First(), use => ConfigurationSource.At(use).Last()];
        return uses.Count == 0 ? [] : sources.Select(ReadAll).OfType<SolutionEdit>();

        SolutionEdit? ReadAll(System.Func<Place, ConfigurationSource> sourceOf)
        {
            names.Begin();
            var key = names.Key(place, site, suffix, uses[0].Node.ToString());
            return uses.Aggregate<Place, SolutionEdit?>(SolutionEdit.None, (all, use) => ParameterDefault.Around(use) is { } parameter
                ? ParameterEdits(parameter, () => key).Ways().Select(way => way()).OfType<SolutionEdit>().FirstOrDefault() is { } edit ? all?.And(edit) : null
                : all?.And(Replaced(use, sourceOf(use), ReadOf(use, sourceOf(use), key))));
        }
    }

    private IEnumerable<SolutionEdit> AtParameter(ParameterDefault parameter, Place place, string suffix)
    {
        var key = "";
        return !IsReadable(parameter.Value) ? [] : ParameterEdits(parameter, () => key).Ways().Select(way =>
        {
            names.Begin();
            key = names.Key(place, site, suffix, parameter.Value.Node.ToString());
            return way();
        }).OfType<SolutionEdit>();
    }

    private ParameterDefaultEdits ParameterEdits(ParameterDefault parameter, System.Func<string> key) => new(parameter, source =>
    {
        var read = ReadOf(parameter.Value, source, key());
        return (read.IsOperator && IsInteger(parameter.Value) ? $"({read.Text})" : read.Text, Edit(parameter.Value, source, read));
    });

    private static bool IsReadable(Place place) => place.Type?.SpecialType == SpecialType.System_String || IsInteger(place);

    private Read ReadOf(Place place, ConfigurationSource source, string key) =>
        IsInteger(place) ? Number(place, source, key, place.Node.ToString()) : Coalesced(place, source, key, place.Node.ToString());

    private SolutionEdit Written(Place place, ConfigurationSource source, System.Func<string, Read> read, string suffix, string? fallback = null)
    {
        names.Begin();
        return Replaced(place, source, read(names.Key(place, site, suffix, fallback ?? place.Node.ToString())));
    }

    private static SolutionEdit Replaced(Place place, ConfigurationSource source, Read read) =>
        Edit(place, source, read).Replace(place.Document, place.Node.Span, read.IsOperator && NeedsParentheses(place.Node) ? $"({read.Text})" : read.Text);

    private SolutionEdit? InText(Place place, ConfigurationSource source, TextSpan span, string? fallback)
    {
        names.Begin();
        var port = fallback ?? place.Node.SyntaxTree.GetText().ToString(span);
        var key = names.Key(place, site, SettingNames.Port, port);
        var read = source.Expression is { } configuration
            ? new Read($"{configuration}.GetValue(\"{key}\", {port})", false)
            : Coalesced(place, source, key, $"\"{port}\"");
        return InterpolatedText.WithHole(place, span, read.Text) is { } edit ? Edit(place, source, read).And(edit) : null;
    }

    private static SolutionEdit Edit(Place place, ConfigurationSource source, Read read)
    {
        var edit = source.Imports.Aggregate(SolutionEdit.None, (all, import) => all.WithImport(place.Document, import)).WithImport(place.Document, read.Import);
        return ConstantDeclaration.MadeVariable(place) is { } declaration ? edit.And(declaration) : edit;
    }

    private Read Number(Place place, ConfigurationSource source, string key, string fallback)
    {
        var type = IntegerType(place)!;
        var name = type.ToDisplayString();
        if (source.Expression is { } configuration)
        {
            var argument = SymbolEqualityComparer.Default.Equals(type, place.Type) ? "" : $"<{name}>";
            return new Read($"{configuration}.GetValue{argument}(\"{key}\", {fallback})", false);
        }

        var environment = TypeReference.At(place, TypeReference.Environment);
        var variable = names.Variable(place, key);

        // A choice between an ushort and a literal is an int.
        var isWidened = type.SpecialType is SpecialType.System_UInt16 or SpecialType.System_Int16 && place.Model.GetTypeInfo(place.Expression!).Type?.SpecialType == SpecialType.System_Int32;
        fallback = !isWidened ? fallback : place.Node is LiteralExpressionSyntax ? $"({name}){fallback}" : $"({name})({fallback})";
        return new Read(
            $"{name}.TryParse({environment.Text}.GetEnvironmentVariable(\"{SettingNames.EnvironmentVariable(key)}\"), out var {variable}) ? {variable} : {fallback}", true, environment.Import);
    }

    private static Read Coalesced(Place place, ConfigurationSource source, string key, string fallback)
    {
        if (source.Expression is { } configuration)
        {
            return new Read($"{configuration}[\"{key}\"] ?? {fallback}", true);
        }

        var environment = TypeReference.At(place, TypeReference.Environment);
        return new Read($"{environment.Text}.GetEnvironmentVariable(\"{SettingNames.EnvironmentVariable(key)}\") ?? {fallback}", true, environment.Import);
    }

    private static bool IsInteger(Place place) => IntegerType(place) is not null;

    // The type that the value has where it is used: a literal that becomes an ushort is read as one.
    private static ITypeSymbol? IntegerType(Place place)
    {
        if (place.Expression is not { } expression)
        {
            return null;
        }

        var info = place.Model.GetTypeInfo(expression);
        return new[] { Underlying(info.ConvertedType), Underlying(info.Type) }.FirstOrDefault(type => type?.SpecialType is
            SpecialType.System_Int32 or SpecialType.System_UInt16 or SpecialType.System_Int16 or SpecialType.System_UInt32 or SpecialType.System_Int64);
    }

    private static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var only] } ? only : type;

    /// <summary>Whether an operator in place of a node must stand in parentheses.</summary>
    public static bool NeedsParentheses(SyntaxNode node) => node.Parent is not
        (ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or InitializerExpressionSyntax or ParenthesizedExpressionSyntax
        or ExpressionElementSyntax or YieldStatementSyntax or SwitchExpressionArmSyntax or LambdaExpressionSyntax or AnonymousObjectMemberDeclaratorSyntax)
        && !(node.Parent is AssignmentExpressionSyntax assignment && assignment.Right == node);

    /// <param name="IsOperator">Whether the text binds more loosely than a call.</param>
    private sealed record Read(string Text, bool IsOperator, string? Import = null);
}
