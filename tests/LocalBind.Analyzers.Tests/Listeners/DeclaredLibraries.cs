using System;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LocalBind.Analyzers.Tests.Listeners;

/// <summary>
/// The libraries of the catalogue, as far as it names them: declarations without bodies in the text files of the folder <c>Libraries</c>, each read off the sources that its heading names.
/// </summary>
internal static class DeclaredLibraries
{
    private static readonly Lazy<(Compilation Compilation, MetadataReference Reference)> Made = new(Make);

    /// <summary>The declarations, compiled.</summary>
    public static Compilation Compilation => Made.Value.Compilation;

    /// <summary>The same for a project that uses the libraries.</summary>
    public static MetadataReference Reference => Made.Value.Reference;

    private static (Compilation Compilation, MetadataReference Reference) Make()
    {
        var files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Listeners", "Libraries"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Annotations);
        var compilation = Compiled.Of(TestReferences.AspNetCore, [.. files]).WithOptions(options).WithAssemblyName("Libraries");
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, options: new(metadataOnly: true));
        return emitted.Success
            ? (compilation, MetadataReference.CreateFromImage(image.ToArray()))
            : throw new InvalidDataException(string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }
}
