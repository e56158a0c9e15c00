using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace LocalBind.Benchmarks.Code;

/// <summary>What a web project compiles against: the newest targeting packs of the SDK that runs this program.</summary>
internal static class FrameworkReferences
{
    public static ImmutableArray<MetadataReference> All { get; } = [.. Load("Microsoft.NETCore.App.Ref"), .. Load("Microsoft.AspNetCore.App.Ref")];

    private static ImmutableArray<MetadataReference> Load(string pack)
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll
        var packs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", pack));
        var newest = Directory.EnumerateDirectories(packs).MaxBy(folder => Version.TryParse(Path.GetFileName(folder).Split('-')[0], out var version) ? version : new Version());
        var assemblies = newest is null ? null : Directory.EnumerateDirectories(Path.Combine(newest, "ref")).Max(StringComparer.Ordinal);
        return assemblies is null
            ? throw new DirectoryNotFoundException($"No reference assemblies in {packs}.")
            : [.. Directory.EnumerateFiles(assemblies, "*.dll").Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file))];
    }
}
