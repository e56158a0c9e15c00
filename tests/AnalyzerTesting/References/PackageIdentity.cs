using System;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A package by name and version.</summary>
public sealed class PackageIdentity
{
    public PackageIdentity(string id, string version)
    {
        Id = id ?? throw new ArgumentNullException(nameof(id));
        Version = version ?? throw new ArgumentNullException(nameof(version));
    }

    public string Id { get; }

    public string Version { get; }
}
