using System.Linq;
using LocalBind.Analyzers.Listeners;
using LocalBind.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LocalBind.Analyzers.Rules;

/// <summary>LBT1004: Listener lets another process share its port.</summary>
internal static class SharedPort
{
    public static readonly DiagnosticDescriptor Rule = new(
        "LBT1004",
        "Listener lets another process share its port",
        "{0} lets another process open the same port and take connections that are meant for this one; {1}",
        Rules.Rule.Security,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A socket that reuses its address, or does not claim it exclusively, can be joined on its port by a process of the same user (Windows: of any user).",
        RuleHelp.Link("LBT1004"));

    /// <summary>The finding on a call that sets a socket's options, or null.</summary>
    public static Finding? Judge(ListenerCall call, ValueScope scope)
    {
        var use = SocketUse.Of(call);
        if (use.JoinsGroup || use.OnlySends || (use.Connects && !use.Listens))
        {
            return null;
        }

        if (call.Arguments(ParameterRole.Exclusive).Any(value => IsSet(value, scope, wanted: false)))
        {
            return new Finding(Rule, new SyntaxPart(call.Syntax, call.Syntax), $"{call.DisplayName} = false", "set it to true or leave it out");
        }

        if (call.Arguments(ParameterRole.Shared).Any(value => IsSet(value, scope, wanted: true)))
        {
            return new Finding(Rule, new SyntaxPart(call.Syntax, call.Syntax), $"{call.DisplayName} = true", "set it to false or leave it out");
        }

        return call.Arguments(ParameterRole.Option).Any(option => UseFinder.LastName(option.Syntax) == "ReuseAddress" || IsReuseAddress(option, call))
            && call.Arguments(ParameterRole.OptionValue).Any(value => IsSet(value, scope, wanted: true))
            ? new Finding(Rule, new SyntaxPart(call.Syntax, call.Syntax), "SocketOptionName.ReuseAddress", "remove it")
            : null;
    }

    // Through a constant: SocketOptionName.ReuseAddress is 4, but so is IpTimeToLive; the level, SocketOptionLevel.Socket, tells them apart.
    private static bool IsReuseAddress(IOperation option, ListenerCall call) =>
        option.ConstantValue is { HasValue: true, Value: 4 }
        && call.Operation is IInvocationOperation { Arguments: var arguments }
        && arguments.Any(argument => argument is { Parameter.Name: "optionLevel", Value.ConstantValue: { HasValue: true, Value: 0xFFFF } });

    private static bool IsSet(IOperation value, ValueScope scope, bool wanted) =>
        ValueReader.Read(value, scope) is [var only] && only switch
        {
            BooleanValue flag => flag.IsTrue == wanted,
            NumberValue number => number.Number != 0 == wanted,
            _ => false,
        };
}
