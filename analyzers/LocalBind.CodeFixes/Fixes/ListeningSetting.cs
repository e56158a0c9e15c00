using System.Linq;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>A setting that says where ASP.NET Core listens, key and value written side by side: arguments of a call, an assignment to an index, an element of an initializer; <c>UseUrls</c> is one as well.</summary>
/// <param name="Key">The key, a constant.</param>
/// <param name="Name">What the key says: <c>urls</c>, <c>http_ports</c> and their relatives, or the environment variable of one of them.</param>
/// <param name="Value">The value.</param>
/// <param name="Whole">All of it.</param>
internal sealed record ListeningSetting(ExpressionSyntax Key, string Name, ExpressionSyntax Value, SyntaxNode Whole)
{
    public ListeningKeyKind Kind => KindOf(Name);

    /// <summary>The scheme of a list of ports; null for URLs.</summary>
    public string? Scheme => Kind switch
    {
        ListeningKeyKind.HttpPorts => "http",
        ListeningKeyKind.HttpsPorts => "https",
        _ => null,
    };

    /// <summary>The key of URLs in the same place: <c>urls</c> for <c>http_ports</c>, <c>ASPNETCORE_URLS</c> for <c>ASPNETCORE_HTTP_PORTS</c>.</summary>
    public string UrlsName
    {
        get
        {
            var prefix = Scheme is { } scheme ? Name.Substring(0, Name.Length - $"{scheme}_ports".Length) : Name.Substring(0, Name.Length - "urls".Length);
            return prefix.Length > 0 || Name.Any(char.IsUpper) ? prefix + "URLS" : "urls";
        }
    }

    /// <summary>The statements or elements among which the setting stands.</summary>
    public SyntaxNode? List => Whole.Ancestors().FirstOrDefault(node => node is InitializerExpressionSyntax or CollectionExpressionSyntax or BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax);

    /// <summary>The body that runs the setting.</summary>
    public SyntaxNode Body => Whole.Ancestors().First(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax));

    /// <summary>The setting whose value holds a node; null where the node is no part of one.</summary>
    public static ListeningSetting? Around(SemanticModel model, SyntaxNode node) =>
        node.Ancestors().TakeWhile(ancestor => ancestor is not (StatementSyntax or MemberDeclarationSyntax))
            .Select(ancestor => Of(model, ancestor))
            .FirstOrDefault(setting => setting?.Value.Span.Contains(node.Span) == true);

    /// <summary>The setting that a node is; null for another node.</summary>
    public static ListeningSetting? Of(SemanticModel model, SyntaxNode node)
    {
        if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "UseUrls" } name }, ArgumentList.Arguments: [var urls, ..] })
        {
            return new ListeningSetting(name, "urls", urls.Expression, node);
        }

        var (key, value) = node switch
        {
            InvocationExpressionSyntax { ArgumentList.Arguments: [var first, var second, ..] } => (first.Expression, second.Expression),
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var first, var second] } => (first.Expression, second.Expression),
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] }, Right: var right } => (index.Expression, right),
            AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var index] }, Right: var right } => (index.Expression, right),
            InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [var first, var second] } => (first, second),
            _ => default,
        };
        return key is not null && NameOf(model, key) is { } setting && KindOf(setting) is ListeningKeyKind.Urls or ListeningKeyKind.HttpPorts or ListeningKeyKind.HttpsPorts
            ? new ListeningSetting(key, setting, value!, node)
            : null;
    }

    // The keys that ASP.NET Core names for its users are no constants.
    private static string? NameOf(SemanticModel model, ExpressionSyntax key) => model.GetConstantValue(key).Value as string
        ?? (model.GetSymbolInfo(key).Symbol is IFieldSymbol { ContainingType.Name: "WebHostDefaults" } field
            ? field.Name switch { "ServerUrlsKey" => "urls", "HttpPortsKey" => "http_ports", "HttpsPortsKey" => "https_ports", _ => null }
            : null);

    private static ListeningKeyKind KindOf(string name) => ListeningKey.OfVariable(name) is var variable && variable != ListeningKeyKind.None ? variable : ListeningKey.Of(name);
}
