using System.Linq;
using System.Reflection;

namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>What the build of this test assembly knew.</summary>
internal static class TestBuild
{
    /// <summary>The folder of the solution, with a separator at its end.</summary>
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    /// <summary><c>Debug</c> or <c>Release</c>.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    private static string Metadata(string key) => typeof(TestBuild).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
