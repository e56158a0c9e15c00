using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The message arguments of a reported diagnostic. The compiler keeps them, but has no public member that gives them out.</summary>
internal static class DiagnosticArguments
{
    private static readonly PropertyInfo Property =
        typeof(Diagnostic).GetProperty("Arguments", BindingFlags.Instance | BindingFlags.NonPublic)!;

    public static IReadOnlyList<string> Of(Diagnostic diagnostic) =>
        [.. ((IReadOnlyList<object?>)Property.GetValue(diagnostic)!).Select(argument => argument?.ToString() ?? "")];
}
