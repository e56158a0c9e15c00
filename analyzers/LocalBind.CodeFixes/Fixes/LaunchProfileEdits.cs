using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.CodeFixes.Edits;
using LocalBind.Endpoints;
using LocalBind.Endpoints.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.CodeFixes.Fixes;

/// <summary>
/// Takes an address out of <c>Run(url)</c>, <c>UseUrls</c> or <c>Urls.Add</c>, so that the launch profile decides, and gives the URL to the profile if it lacks it.
/// Only for projects whose launch settings the compiler is given: without them the address would be lost.
/// </summary>
internal static class LaunchProfileEdits
{
    private const string FileName = "launchSettings.json";

    public static IEnumerable<SolutionEdit> Of(FindingSite site)
    {
        if (site.Server != ServerKind.Kestrel || site.Call is not { Node: InvocationExpressionSyntax invocation } call || call.Document.Id != site.Document.Id
            || WithoutAddress(site, call, invocation) is not { } code || UrlsOf(invocation) is not { Count: > 0 } urls
            || Profile(site) is not { } profile || HasSeveralServers(call.Model.Compilation))
        {
            return [];
        }

        return [code.And(profile.Add(urls))];
    }

    // All servers of a program would listen where the profile says, and only the first of them can.
    private static bool HasSeveralServers(Compilation compilation) => compilation.SyntaxTrees
        .Where(tree => tree.GetText().ToString() is var text && (text.Contains("WebApplication") || text.Contains("WebHost")))
        .SelectMany(tree => tree.GetRoot().DescendantNodes())
        .Where(node => node switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "WebApplication" or "WebHost" }, Name.Identifier.ValueText: var method } } => method.StartsWith("Create", StringComparison.Ordinal),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureWebHostDefaults" or "ConfigureWebHost" } } => true,
            ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "WebHostBuilder" } } => true,
            _ => false,
        })
        .Skip(1).Any();

    private static SolutionEdit? WithoutAddress(FindingSite site, Place call, InvocationExpressionSyntax invocation)
    {
        switch (site.Member)
        {
            case "Run" or "RunAsync":
                var arguments = invocation.ArgumentList;
                return SolutionEdit.None.Replace(call.Document, TextSpan.FromBounds(arguments.OpenParenToken.Span.End, arguments.CloseParenToken.SpanStart), "");
            case "UseUrls" when invocation.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax receiver }:
                return SolutionEdit.None.Replace(call.Document, TextSpan.FromBounds(receiver.Span.End, invocation.Span.End), "");
            case "UseUrls" or "Urls":
                return StatementRemoval.Of(call);
            default:
                return null;
        }
    }

    // Only what is written out, loopback and with a number can move to the profile as it is.
    private static IReadOnlyCollection<string>? UrlsOf(InvocationExpressionSyntax invocation)
    {
        var texts = invocation.ArgumentList.Arguments.Select(argument => (argument.Expression as LiteralExpressionSyntax)?.Token.Value as string).ToList();
        if (texts.Any(text => text is null))
        {
            return null;
        }

        var urls = texts.SelectMany(text => ServerUrl.Split(text!).Select(part => part.Of(text!))).ToList();
        return urls.All(url => ServerUrl.Parse(url).Endpoint is { Address.Exposure: Exposure.Loopback }) ? urls : null;
    }

    /// <summary>The launch settings among the files that the compiler is given.</summary>
    public static TextDocument? SettingsOf(Project project) => project.AdditionalDocuments.FirstOrDefault(document =>
        document.Name == FileName || (document.FilePath is { } path && path.EndsWith(FileName, StringComparison.Ordinal) && path[path.Length - FileName.Length - 1] is '/' or '\\'));

    // The profile that `dotnet run` takes: the first one that starts the project.
    private static LaunchProfile? Profile(FindingSite site)
    {
        if (site.LaunchSettings is not { } settings || JsonText.Parse(settings.Text.ToString()) is not { Error: null, Root: JsonObject root } || root.Find("profiles") is not JsonObject profiles)
        {
            return null;
        }

        var first = profiles.Members.Select(member => member.Value).OfType<JsonObject>().FirstOrDefault(members => members.Find("commandName") is JsonString { Value: "Project" });
        return first is null ? null : new LaunchProfile(settings.File, settings.Text, first);
    }

    private sealed record LaunchProfile(TextDocument File, SourceText Text, JsonObject Members)
    {
        public SolutionEdit Add(IEnumerable<string> urls)
        {
            var written = Members.Find("applicationUrl") as JsonString;
            var present = written is null ? [] : ServerUrl.Split(written.Value).Select(part => part.Of(written.Value).TrimEnd('/')).ToList();
            var missing = string.Join(";", urls.Where(url => !present.Contains(url.TrimEnd('/'), StringComparer.OrdinalIgnoreCase)));
            if (missing.Length == 0)
            {
                return SolutionEdit.None;
            }

            if (written is not null)
            {
                return SolutionEdit.None.Insert(File, written.ContentRange.End, written.Value.Length == 0 ? missing : ";" + missing);
            }

            // After the command's name, on a line of its own as that one is.
            var command = Members.Find("commandName")!;
            var name = Members.Members.Last(member => member.Value == command).Name;
            var line = Text.Lines.GetLineFromPosition(name.Range.Start);
            var indent = Text.ToString(TextSpan.FromBounds(line.Start, name.Range.Start));
            var separator = indent.Trim().Length == 0 ? UsingDirectives.NewLineOf(Text) + indent : " ";
            return SolutionEdit.None.Insert(File, command.Range.End, $",{separator}\"applicationUrl\": \"{missing}\"");
        }
    }
}
