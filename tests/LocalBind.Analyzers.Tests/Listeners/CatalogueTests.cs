using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LocalBind.Analyzers.Listeners;
using Microsoft.CodeAnalysis;
using Xunit;

namespace LocalBind.Analyzers.Tests.Listeners;

/// <summary>Every row of the built-in catalogue: those of .NET against its reference assemblies, those of libraries against a stub made from the row.</summary>
public class CatalogueTests
{
    private static readonly Lazy<Compilation> Framework = new(() => Compiled.Of(TestReferences.AspNetCore));

    public static TheoryData<string> FrameworkRows() => [.. ListenerCatalogue.BuiltInRows.Where(IsOfFramework).Select((row, index) => $"{row} #{index}")];

    public static TheoryData<string> LibraryRows() => [.. ListenerCatalogue.BuiltInRows.Where(row => !IsOfFramework(row)).Select((row, index) => $"{row} #{index}")];

    [Fact]
    public void Catalogue_HasRows() => Assert.NotEmpty(ListenerCatalogue.BuiltInRows);

    [Theory]
    [MemberData(nameof(FrameworkRows))]
    public void FrameworkRow_NamesAMember(string row) => Assert.NotEmpty(MembersOf(FrameworkRow(row), Framework.Value));

    [Theory]
    [MemberData(nameof(FrameworkRows))]
    public void FrameworkRow_NamesParameters(string row)
    {
        Assert.Empty(UnknownParameters(FrameworkRow(row), Framework.Value));
    }

    [Theory]
    [MemberData(nameof(LibraryRows))]
    public async Task LibraryRow_IsRecognised(string row)
    {
        var stub = new StubOfRow(LibraryRow(row), Framework.Value);
        var compilation = Framework.Value.AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(stub.Source));
        Assert.Equal("", string.Join("\n", compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS5001")));
        var found = await Compiled.AnalyzeAsync(compilation);
        Assert.True(found.Any(diagnostic => diagnostic.Id.StartsWith("LBT", StringComparison.Ordinal)), stub.Source);
    }

    [Fact]
    public void LibraryRow_NamesAMemberOfTheRealLibrary() => Assert.Empty(DeclaredRows().Where(row => MembersOf(row, DeclaredLibraries.Compilation).Count == 0).Select(row => row.ToString()));

    [Fact]
    public void LibraryRow_NamesParametersOfTheRealLibrary() =>
        Assert.Empty(DeclaredRows().SelectMany(row => UnknownParameters(row, DeclaredLibraries.Compilation).Select(name => $"{row}: {name}")));

    [Fact]
    public void EveryDeclaredLibrary_IsInTheCatalogue() => Assert.NotEmpty(DeclaredRows());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LibraryOfAnotherProject_IsKnownAsSoonAsItDefinesTheType(bool isFile)
    {
        const string Library = "namespace NetCoreServer { public class TcpServer { public TcpServer(System.Net.IPAddress address, int port) { } } }";
        const string Use = "class C { object M() => new NetCoreServer.TcpServer(System.Net.IPAddress.Any, 6123); }";
        Assert.Empty(await AnalyzeAsync("", isFile));
        Assert.Equal(["LBT1001", "LBT2001"], await AnalyzeAsync(Library, isFile));

        static async Task<IEnumerable<string>> AnalyzeAsync(string source, bool isFile)
        {
            var library = Compiled.Of(TestReferences.NetCore, source).WithOptions(new(OutputKind.DynamicallyLinkedLibrary));
            using var image = new System.IO.MemoryStream();
            Assert.True(!isFile || library.Emit(image).Success);
            MetadataReference reference = isFile ? MetadataReference.CreateFromImage(image.ToArray()) : library.ToMetadataReference();
            return (await Compiled.AnalyzeAsync(Compiled.Of([.. TestReferences.NetCore, reference], Use))).Select(diagnostic => diagnostic.Id).Order();
        }
    }

    [Fact]
    public async Task EditOfOneFile_SeesWhatTheOthersOpenNow()
    {
        var opener = "class S { public S(int port) => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port); }";
        var before = Compiled.Of(TestReferences.NetCore, "class C { object M() => new S(6123); }", opener);
        Assert.Equal(["LBT2001"], (await Compiled.AnalyzeAsync(before)).Select(diagnostic => diagnostic.Id));
        var tree = before.SyntaxTrees[1];
        var client = opener.Replace("TcpListener(System.Net.IPAddress.Loopback, port)", "TcpClient(\"example.org\", port)", StringComparison.Ordinal);
        var after = before.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(client)));
        Assert.Empty(await Compiled.AnalyzeAsync(after));
        Assert.Equal(["LBT2001"], (await Compiled.AnalyzeAsync(before)).Select(diagnostic => diagnostic.Id));
    }

    private static ListenerRow FrameworkRow(string text) => Row(ListenerCatalogue.BuiltInRows.Where(IsOfFramework), text);

    private static ListenerRow LibraryRow(string text) => Row(ListenerCatalogue.BuiltInRows.Where(row => !IsOfFramework(row)), text);

    private static ListenerRow Row(IEnumerable<ListenerRow> rows, string text) =>
        rows.ElementAt(int.Parse(text[(text.LastIndexOf('#') + 1)..], System.Globalization.CultureInfo.InvariantCulture));

    private static bool IsOfFramework(ListenerRow row) => !Framework.Value.GetTypesByMetadataName(row.TypeName).IsEmpty
        || (row.TypeName.StartsWith("System.", StringComparison.Ordinal) && !IsOfOldFramework(row) && !IsDeclared(row)) || row.TypeName.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);

    // WCF's hosts and Remoting never left .NET Framework.
    private static bool IsOfOldFramework(ListenerRow row) =>
        row.TypeName.StartsWith("System.ServiceModel.", StringComparison.Ordinal) || row.TypeName.StartsWith("System.Runtime.Remoting.", StringComparison.Ordinal);

    private static IEnumerable<ListenerRow> DeclaredRows() => ListenerCatalogue.BuiltInRows.Where(row => !IsOfFramework(row) && IsDeclared(row));

    private static bool IsDeclared(ListenerRow row) => !KnownTypes.Named(row.TypeName, DeclaredLibraries.Compilation).IsEmpty;

    private static IEnumerable<string> UnknownParameters(ListenerRow row, Compilation compilation) =>
        row.Roles.Keys.Except(MembersOf(row, compilation).SelectMany(member => member is IMethodSymbol method ? method.Parameters : ((IPropertySymbol)member).Parameters)
            .Select(parameter => parameter.Name).Concat([ListenerRow.AssignedValue, ListenerRow.AddedItem]));

    private static List<ISymbol> MembersOf(ListenerRow row, Compilation compilation) =>
        [.. KnownTypes.Named(row.TypeName, compilation).SelectMany(type => type.GetMembers())
            .Where(member => row.IsProperty ? member is IPropertySymbol property && (property.Name == row.MemberName || (property.IsIndexer && row.MemberName == "Item")) : member is IMethodSymbol && member.Name == row.MemberName)
            .Where(member => row.ParameterTypes is null || ParameterTypesOf(member) == row.ParameterTypes)];

    private static string ParameterTypesOf(ISymbol member) =>
        DocumentationCommentId.CreateDeclarationId(member) is { } id && id.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open ? id[(open + 1)..id.LastIndexOf(')')] : "";
}
