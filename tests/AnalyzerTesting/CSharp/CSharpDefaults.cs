namespace Microsoft.CodeAnalysis.CSharp.Testing;

/// <summary>How test code is compiled unless the test says otherwise.</summary>
internal static class CSharpDefaults
{
    public static CSharpCompilationOptions CompilationOptions { get; } =
        new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);

    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.Default, DocumentationMode.Diagnose);
}
