using System;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// The framework that test code is compiled against. This implementation downloads nothing: only the form without a package
/// resolves, to no references, and a test adds its own through <see cref="ProjectState.AdditionalReferences"/>.
/// </summary>
public sealed class ReferenceAssemblies
{
    private readonly PackageIdentity? _package;

    public ReferenceAssemblies(string targetFramework)
    {
        TargetFramework = targetFramework ?? throw new ArgumentNullException(nameof(targetFramework));
    }

    public ReferenceAssemblies(string targetFramework, PackageIdentity? referenceAssemblyPackage, string referenceAssemblyPath)
        : this(targetFramework)
    {
        _package = referenceAssemblyPackage;
        ReferenceAssemblyPath = referenceAssemblyPath;
    }

    /// <summary>What a test that says nothing gets; it needs a package.</summary>
    public static ReferenceAssemblies Default { get; } =
        new("net8.0", new PackageIdentity("Microsoft.NETCore.App.Ref", "8.0.0"), "ref/net8.0");

    public string TargetFramework { get; }

    public PackageIdentity? ReferenceAssemblyPackage => _package;

    public string? ReferenceAssemblyPath { get; }

    /// <exception cref="NotSupportedException">The references are in a package.</exception>
    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _package is null
            ? Task.FromResult(ImmutableArray<MetadataReference>.Empty)
            : throw new NotSupportedException(
                $"'{_package.Id}' {_package.Version} would have to be downloaded. Set ReferenceAssemblies to "
                + $"new ReferenceAssemblies(\"{TargetFramework}\") and fill TestState.AdditionalReferences.");
    }
}
