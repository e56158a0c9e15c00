using Microsoft.CodeAnalysis;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT3005: Endpoint configuration cannot be read. The readers of configuration files say what and why; the check before a run says it as well.</summary>
internal static class UnreadableConfiguration
{
    public static readonly DiagnosticDescriptor Rule = new(
        "LBT3005",
        "Endpoint configuration cannot be read",
        "{0}",
        Rules.Rule.Reliability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Something in a configuration file that decides where the app listens is refused, dropped or misread by .NET, mostly without a word.",
        RuleHelp.Link("LBT3005"));
}
