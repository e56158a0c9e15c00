using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>What can be said once about one expression: each exposure rule, each combination, and one thing about a port.</summary>
internal static class RuleSlot
{
    private const string PortNumber = "port";

    public static string Of(DiagnosticDescriptor descriptor) => descriptor.Id switch
    {
        "LBT2001" or "LBT2002" or "LBT2003" or "LBT2004" or "LBT2005" or "LBT2006" or "LBT2007" => PortNumber,
        var id => id,
    };
}
