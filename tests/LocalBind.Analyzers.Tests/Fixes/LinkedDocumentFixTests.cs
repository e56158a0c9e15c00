using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace LocalBind.Analyzers.Tests.Fixes;

/// <summary>One file in two projects, as for two target frameworks: a change must be right in both.</summary>
public sealed class LinkedDocumentFixTests
{
    private const string Path = "/0/Shared.cs";

    [Fact]
    public async Task NoOffer_WhereTheOtherLanguageVersionLacksTheSyntax()
    {
        // An out variable in the initializer of a field is C# 7.3.
        const string code = """
            using System.Net;
            using System.Net.Sockets;

            class C
            {
                object o = new TcpListener(IPAddress.Loopback, 6123);
            }
            """;

        Assert.Equal(["LBT2001.Configuration", "LBT2001.SystemChosen"], await KeysAsync(Linked(code, LanguageVersion.CSharp7_3)));
        Assert.Equal(["LBT2001.SystemChosen"], await KeysAsync(Linked(code, LanguageVersion.CSharp6)));
    }

    [Fact]
    public async Task NoOffer_WhereTheOtherProjectNeedsTheConstant()
    {
        const string code = """
            using System.Net;
            using System.Net.Sockets;

            class C
            {
                const int Port = 6123;
                object o = new TcpListener(IPAddress.Loopback, Port);
            #if OTHER
                const int Next = Port + 1;
            #endif
            }
            """;

        var project = Linked(code, LanguageVersion.Latest, "OTHER");
        var alone = Linked(code, LanguageVersion.Latest);

        Assert.Contains("static readonly int Port", await FirstChangeAsync(alone), StringComparison.Ordinal);
        Assert.DoesNotContain("static readonly", await FirstChangeAsync(project), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TypeThatOneProjectImports_IsWrittenInFull()
    {
        const string code = """
            using System.Net.Sockets;
            #if !OTHER
            using System.Net;
            #endif

            class C
            {
                object o = new TcpListener(6123);
            }
            """;

        var project = Linked(code, LanguageVersion.Latest, "OTHER");

        Assert.Contains("new TcpListener(System.Net.IPAddress.Loopback, 6123)", await FirstChangeAsync(project), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_StandsOutsideOfAConditionalRegion()
    {
        const string code = """
            #if !OTHER
            using System.Collections.Generic;
            #endif
            using System.Net.Sockets;
            #if !OTHER
            using System.Linq;
            #endif

            class C
            {
                object o = new TcpListener(6123);
            }
            """;

        var changed = await FirstChangeAsync(Linked(code, LanguageVersion.Latest, "OTHER"));

        Assert.Contains("#endif\nusing System.Net;\nusing System.Net.Sockets;\n#if", changed.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CodeOfOneProject_IsChangedInBothTexts()
    {
        const string code = """
            using System.Net.Sockets;

            class C
            {
            #if !OTHER
                object o = new TcpListener(6123);
            #endif
            }
            """;

        var project = Linked(code, LanguageVersion.Latest, "OTHER");
        var changed = await FirstSolutionAsync(project);

        var texts = await Task.WhenAll(changed.Projects.SelectMany(one => one.Documents).Where(document => document.FilePath == Path).Select(document => document.GetTextAsync()));
        Assert.Equal(2, texts.Length);
        Assert.All(texts, text => Assert.Contains("new TcpListener(IPAddress.Loopback, 6123)", text.ToString(), StringComparison.Ordinal));
    }

    /// <summary>The first project, which is asked; the second one has the same file with other options.</summary>
    private static FixedProject Linked(string code, LanguageVersion otherVersion, params string[] otherSymbols)
    {
        var first = FixedProject.Of(OutputKind.DynamicallyLinkedLibrary, LanguageVersion.Latest, []).Project.AddDocument("Shared.cs", code, filePath: Path).Project;
        var second = first.Solution.AddProject("Other", "Other", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithParseOptions(new CSharpParseOptions(otherVersion, preprocessorSymbols: otherSymbols))
            .WithMetadataReferences(first.MetadataReferences)
            .AddDocument("Shared.cs", code, filePath: Path).Project;
        return new FixedProject(second.Solution.GetProject(first.Id)!);
    }

    private static async Task<string[]> KeysAsync(FixedProject project) =>
        [.. (await project.ActionsAsync((await project.FindingsAsync()).First(finding => finding.Id is "LBT2001"))).Select(action => action.EquivalenceKey!)];

    private static async Task<string> FirstChangeAsync(FixedProject project) =>
        (await (await FirstSolutionAsync(project)).GetProject(project.Project.Id)!.Documents.Single().GetTextAsync()).ToString();

    private static async Task<Solution> FirstSolutionAsync(FixedProject project)
    {
        var action = (await project.ActionsAsync((await project.FindingsAsync())[0]))[0];
        return (await project.ApplyAsync(action)).Project.Solution;
    }
}
