using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace LocalBind.Benchmarks.Code;

/// <summary>The source files of one project of a checkout, without what its packages would add: enough for code that calls the framework to bind.</summary>
internal sealed record SourceProject(string Name, ImmutableArray<string> Files)
{
    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Preview, DocumentationMode.Parse, preprocessorSymbols: ["DEBUG", "TRACE", "NET", "NET8_0_OR_GREATER"]);

    public static CSharpCompilationOptions Options { get; } = new(OutputKind.ConsoleApplication, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);

    /// <summary>What <c>ImplicitUsings</c> writes for a web project; a using too many does not hurt.</summary>
    public static string ImplicitUsings { get; } = string.Concat(
        from name in new[]
        {
            "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Net.Http.Json", "System.Threading", "System.Threading.Tasks",
            "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", "Microsoft.Extensions.Configuration",
            "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
        }
        select $"global using global::{name};\n");

    /// <summary>Every folder with a project file and the C# files below it that no deeper project takes; what remains is one project.</summary>
    public static ImmutableArray<SourceProject> FindIn(string folder)
    {
        var root = Path.GetFullPath(folder);
        var projects = Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
               where !IsOutput(file) && File.Exists(file)
               orderby file
               group file by ProjectOf(file, root, projects) into files
               orderby files.Key
               select new SourceProject(Path.GetRelativePath(root, files.Key), [.. files]),
        ];
    }

    public static SourceText Read(string file)
    {
        using var stream = File.OpenRead(file);
        return SourceText.From(stream);
    }

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Code",
        Files.Select(file => CSharpSyntaxTree.ParseText(Read(file), Parsing, file)).Append(CSharpSyntaxTree.ParseText(ImplicitUsings, Parsing, "ImplicitUsings.g.cs")),
        FrameworkReferences.All,
        Options);

    private static string ProjectOf(string file, string root, HashSet<string> projects)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null && folder.Length >= root.Length; folder = Path.GetDirectoryName(folder))
        {
            if (projects.Contains(folder))
            {
                return folder;
            }
        }

        return root;
    }

    private static bool IsOutput(string file) => file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules");
}
