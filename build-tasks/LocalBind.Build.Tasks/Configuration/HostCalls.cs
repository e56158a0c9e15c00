using System;
using System.Collections.Generic;
using static LocalBind.Build.Tasks.Configuration.CodeText;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>
/// The calls in a source that make a host or give it addresses, found in its text. By hand: to build a regular expression takes longer than to read a program.
/// </summary>
internal static class HostCalls
{
    // Listen and its kin, when they are called.
    private static readonly string[] ListenCalls = ["Listen", "ListenAnyIP", "ListenLocalhost", "ListenUnixSocket", "ListenNamedPipe", "ListenHandle"];

    // Calls that take an address as their first argument, when it is a text.
    private static readonly string[] StartCalls = ["Run", "RunAsync", "Start", "StartAsync"];

    // What a name begins with that gives addresses, whatever its arguments.
    private static readonly string[] AddressNames = ["UseUrls", "UseSetting", "UseServer", "UseHttpSys", "UseTestServer"];

    /// <summary>The calls that make one of ASP.NET Core's builders, in their order.</summary>
    public static IEnumerable<BuilderCall> Builders(string text)
    {
        for (var at = 0; (at = text.IndexOf("Create", at, StringComparison.Ordinal)) >= 0; at++)
        {
            var name = NameAt(text, at);
            var end = TypeEnd(text, at);
            if (end > 0 && HostOf(NameBefore(text, end), name) is { } host && ArgumentsAt(text, at + name.Length) is { } arguments)
            {
                yield return new BuilderCall(end - NameBefore(text, end).Length, host, HasArguments(text, arguments))
                {
                    EnvironmentName = EnvironmentOf(text, arguments),
                    ApplicationName = LiteralOf(text, OptionOf(text, arguments, "ApplicationName")),
                    ContentRoot = ContentRootOf(text, arguments),
                    ChangesArguments = !HasArgumentsOfMain(text, arguments),
                    HasOpenOptions = IsOpen(text, arguments, "EnvironmentName", EnvironmentOf(text, arguments)) || IsOpen(text, arguments, "ContentRootPath", ContentRootOf(text, arguments)),
                };
            }
        }
    }

    /// <summary>Whether a call gives the server its addresses, whatever the configuration says.</summary>
    /// <param name="text">The source.</param>
    /// <param name="counts">Whether what begins at a place counts.</param>
    public static bool HasOwnAddresses(string text, Predicate<int> counts) => Find(text, counts, GivesAddress) >= 0;

    /// <summary>Where the first call is (its dot) that gives a server addresses by its name alone; -1 if there is none.</summary>
    /// <param name="text">The source.</param>
    /// <param name="counts">Whether what begins at a place counts.</param>
    public static int AddressGiven(string text, Predicate<int> counts) =>
        Find(text, counts, static (text, member) => Array.IndexOf(StartCalls, NameAt(text, member)) < 0 && !StartsWith(text, member, "UseSetting") && GivesAddress(text, member));

    private static int Find(string text, Predicate<int> counts, Func<string, int, bool> gives)
    {
        for (var at = 0; (at = text.IndexOf('.', at)) >= 0; at++)
        {
            if (gives(text, Skip(text, at + 1)) && counts(at))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The section that Kestrel is told to be configured by; the usual one where nothing is said, empty for none, null where the text does not say which.</summary>
    /// <param name="text">The source.</param>
    /// <param name="counts">Whether what begins at a place counts.</param>
    public static string? KestrelSection(string text, Predicate<int> counts)
    {
        const string Call = ".Configure(";
        for (var at = 0; (at = text.IndexOf(Call, at, StringComparison.Ordinal)) >= 0; at += Call.Length)
        {
            var open = at + Call.Length - 1;
            var argument = text.Substring(open + 1, Math.Max(ClosingOf(text, open) - open - 1, 0));
            if (counts(at) && argument.IndexOf("=>", StringComparison.Ordinal) < 0 && (argument.Trim().Length == 0 || argument.IndexOf("GetSection(", StringComparison.Ordinal) >= 0))
            {
                return SectionIn(argument);
            }
        }

        return ProgramSource.UsualKestrelSection;
    }

    // configuration.GetSection("A").GetSection("B"): A:B.
    private static string? SectionIn(string argument)
    {
        const string Call = "GetSection(";
        var section = "";
        for (var at = 0; (at = argument.IndexOf(Call, at, StringComparison.Ordinal)) >= 0; at += Call.Length)
        {
            if (LiteralOf(argument, at + Call.Length) is not { } name)
            {
                return null;
            }

            section = section.Length == 0 ? name : section + ":" + name;
        }

        return section;
    }

    private static HostModel? HostOf(string type, string name) => (type, name) switch
    {
        ("WebApplication", "CreateBuilder" or "Create") => HostModel.WebApplication,
        ("WebApplication", "CreateSlimBuilder") => HostModel.SlimWebApplication,
        ("WebApplication", "CreateEmptyBuilder") => HostModel.EmptyWebApplication,
        ("Host", "CreateDefaultBuilder") => HostModel.GenericHost,
        ("Host", "CreateApplicationBuilder" or "CreateEmptyApplicationBuilder") => HostModel.Worker,
        ("WebHost", "CreateDefaultBuilder") => HostModel.WebHost,
        _ => null,
    };

    private static bool GivesAddress(string text, int member)
    {
        foreach (var beginning in AddressNames)
        {
            if (StartsWith(text, member, beginning))
            {
                return true;
            }
        }

        var name = NameAt(text, member);
        var next = Skip(text, member + name.Length);
        if (name == "Urls")
        {
            return CharAt(text, next) == '.' && StartsWith(text, Skip(text, next + 1), "Add");
        }

        if (CharAt(text, next) != '(')
        {
            return false;
        }

        if (Array.IndexOf(StartCalls, name) < 0)
        {
            return Array.IndexOf(ListenCalls, name) >= 0;
        }

        var argument = Skip(text, next + 1);
        while (CharAt(text, argument) is '$' or '@')
        {
            argument++;
        }

        return CharAt(text, argument) == '"';
    }

    // Options that are written in the call hand on the arguments only if they say so.
    private static bool HasArguments(string text, int at) =>
        CharAt(text, at) != ')' && (!IsNewObject(text, at) || IndexInStatement(text, at, "Args") > 0);

    // `args`, or a parameter that is called otherwise; something made of them says something else. F# and Visual Basic write no brackets behind a type.
    private static bool HasArgumentsOfMain(string text, int at)
    {
        var start = IsNewObject(text, at) ? IndexInStatement(text, at, "Args") : at;
        if (start <= 0 || CharAt(text, at) == ')')
        {
            return true;
        }

        var value = start == at ? at : Skip(text, Skip(text, start + "Args".Length) + 1);
        var name = NameAt(text, value);
        return CharAt(text, Skip(text, value + name.Length)) is ')' or ',' or '}'
            && name.Length > 0
            && text.IndexOf(name + " = ", StringComparison.Ordinal) < 0
            && text.IndexOf("var " + name + " ", StringComparison.Ordinal) < 0;
    }

    // EnvironmentName = "Staging" or Environments.Staging, in options that are written in the call.
    private static string? EnvironmentOf(string text, int at)
    {
        const string Known = "Environments.";
        var value = OptionOf(text, at, "EnvironmentName");
        return LiteralOf(text, value) ?? (value > 0 && StartsWith(text, value, Known) ? NameAt(text, value + Known.Length) : null);
    }

    // A relative path counts from the folder of the assembly, which is what AppContext.BaseDirectory says.
    private static string? ContentRootOf(string text, int at)
    {
        var value = OptionOf(text, at, "ContentRootPath");
        return LiteralOf(text, value) ?? (value > 0 && StartsWith(text, value, "AppContext.BaseDirectory") && CharAt(text, Skip(text, value + "AppContext.BaseDirectory".Length)) is ',' or '}' ? "." : null);
    }

    // An option whose value is written otherwise: what it says is not known. The folder that the program starts in is the default.
    private static bool IsOpen(string text, int at, string option, string? read) =>
        read is null && OptionOf(text, at, option) is > 0 and var value && !StartsWith(text, value, "Directory.GetCurrentDirectory()") && !StartsWith(text, value, "Environment.CurrentDirectory");

    // Where the value of an option begins; 0 if it is not given.
    private static int OptionOf(string text, int at, string option) =>
        IsNewObject(text, at) && IndexInStatement(text, at, option) is > 0 and var key && Skip(text, key + option.Length) is var sign && CharAt(text, sign) == '=' ? Skip(text, sign + 1) : 0;

    private static bool IsNewObject(string text, int at) => NameAt(text, at) == "new";

    private static int IndexInStatement(string text, int at, string name)
    {
        var end = text.IndexOf(';', at);
        return text.IndexOf(name, at, (end < 0 ? text.Length : end) - at, StringComparison.Ordinal);
    }

    // Where the arguments of a call begin, behind type arguments if there are any; null if this is no call.
    private static int? ArgumentsAt(string text, int at)
    {
        at = Skip(text, at);
        if (CharAt(text, at) == '<')
        {
            var end = text.IndexOfAny(['>', '('], at);
            if (CharAt(text, end) != '>')
            {
                return null;
            }

            at = Skip(text, end + 1);
        }

        var first = Skip(text, at + 1);
        return CharAt(text, at) == '(' && first < text.Length ? first : null;
    }

    // Where the name before the dot before a member ends; 0 if there is none.
    private static int TypeEnd(string text, int member)
    {
        var dot = SkipBack(text, member);
        return dot > 0 && text[dot - 1] == '.' ? SkipBack(text, dot - 1) : 0;
    }
}

/// <summary>A call that makes a builder.</summary>
/// <param name="Index">Where the name of its type begins.</param>
/// <param name="Host">What it makes.</param>
/// <param name="PassesArguments">Whether it gets anything.</param>
internal sealed record BuilderCall(int Index, HostModel Host, bool PassesArguments)
{
    /// <summary>The environment that the call sets over all others, or null.</summary>
    public string? EnvironmentName { get; init; }

    /// <summary>The application's name in the same way.</summary>
    public string? ApplicationName { get; init; }

    /// <summary>The content root in the same way; a relative one counts from the assembly.</summary>
    public string? ContentRoot { get; init; }

    /// <summary>Whether it gets something that was made of the program's arguments instead of them.</summary>
    public bool ChangesArguments { get; init; }

    /// <summary>Whether one of them is set to something that the text does not say.</summary>
    public bool HasOpenOptions { get; init; }
}
