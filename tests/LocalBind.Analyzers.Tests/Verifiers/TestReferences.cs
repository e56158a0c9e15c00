using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace LocalBind.Analyzers.Tests;

/// <summary>
/// The framework that test code is compiled against: the targeting packs of the installed SDK. No test downloads anything,
/// and every file is read once for the whole suite.
/// </summary>
public static class TestReferences
{
    private const string TargetFramework = "net10.0";

    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyNetCore = new(() => Load("Microsoft.NETCore.App.Ref"));

    private static readonly Lazy<ImmutableArray<MetadataReference>> LazyAspNetCore =
        new(() => [.. NetCore, .. Load("Microsoft.AspNetCore.App.Ref")]);

    /// <summary>A framework without references of its own: they are added file by file.</summary>
    public static ReferenceAssemblies Framework { get; } = new(TargetFramework);

    /// <summary>What <c>Microsoft.NET.Sdk</c> compiles against.</summary>
    public static ImmutableArray<MetadataReference> NetCore => LazyNetCore.Value;

    /// <summary>What <c>Microsoft.NET.Sdk.Web</c> compiles against.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore => LazyAspNetCore.Value;

    /// <summary>Gives the references to the projects of a test. A fixed state takes its main project's from the test state.</summary>
    public static void AddTo(SolutionState test, ImmutableArray<MetadataReference> references, params SolutionState[] fixedStates)
    {
        ArgumentNullException.ThrowIfNull(test);
        foreach (var project in fixedStates.Append(test).SelectMany(state => state.AdditionalProjects.Values).Append(test))
        {
            if (!project.AdditionalReferences.Any(references.Contains))
            {
                project.AdditionalReferences.AddRange(references);
            }
        }
    }

    private static ImmutableArray<MetadataReference> Load(string pack)
    {
        var folder = Candidates(pack).FirstOrDefault(Directory.Exists) ?? throw new DirectoryNotFoundException(
            $"The targeting pack {pack} for {TargetFramework} is in none of the expected places. Install an SDK that has it. Looked in: "
            + string.Join(", ", PackFolders(pack)));
        return [.. Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path))];
    }

    /// <summary>The newest version first.</summary>
    private static IEnumerable<string> Candidates(string pack) =>
        from folder in PackFolders(pack)
        where Directory.Exists(folder)
        from version in Directory.EnumerateDirectories(folder)
        orderby Version.TryParse(Path.GetFileName(version).Split('-')[0], out var number) ? number : new Version() descending
        select Path.Combine(version, "ref", TargetFramework);

    private static IEnumerable<string> PackFolders(string pack)
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        yield return Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", pack));

        // Where restore puts a pack that the SDK does not carry.
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
#pragma warning disable CA1308 // The folder is in lower case by convention of the package manager.
        yield return Path.Combine(packages, pack.ToLowerInvariant());
#pragma warning restore CA1308
    }
}
