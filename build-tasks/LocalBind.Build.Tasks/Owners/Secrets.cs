using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>
/// Takes secrets out of arguments before anybody sees them. When in doubt, masked: a hidden word costs a reader little.
/// </summary>
internal static class Secrets
{
    private const string Masked = "***";

    // For a machine that is busy; on a quiet one a search takes microseconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Names of options, settings and variables whose value is a secret. The first ones are so wherever they end a name (PGPASSWORD), the others only as
    // a word of it, divided by a sign or a capital letter: "pat" is not in "compat", and "key" alone names files and columns.
    private const string SecretName =
        @"(?:(?:password|passwd|passphrase|passcode|secret|token|credentials?|api[\-_.]?key)" +
        @"|(?:(?<![a-z0-9])|(?-i:(?<=[a-z0-9])(?=[A-Z])))(?:pass|pwd|jwt|bearer|auth(?:orization|key)?|cookie|sas|sig(?:nature)?|pat|requirepass|masterauth" +
        @"|(?:access|account|shared[\-_.]?access|private|encryption|signing|master|subscription|storage|client|instrumentation|license|licence|session)[\-_.]?keys?" +
        @"|connection[\-_.]?strings?))(?:[\-_.]?(?:key|value|hash|base64|base|id)){0,2}";

    // A whole option: --db-password, -token, /pwd, --Auth:ClientSecret.
    private static readonly Regex Name = Compile(SecretName + "$");

    // Name=value or name:value inside one argument, perhaps in JSON. The value runs to its closing quote or to the next ; or &; in a list divided by ; it may
    // contain blanks, elsewhere it ends at one.
    private static readonly Regex Pair = Compile(
        "(?<name>" + SecretName + @"\s*\\*[""']?\s*(?:=|:(?!//)))\s*(?<value>""(?:[^""\\]|\\.)*""|'[^']*'|(?<=;[^;=]*=\s*)[^;]+|[^;&]+(?=;)|[^;&\s]+)");

    // Inside one argument, as in sh -c "server --password secret", or a title that a program gave itself.
    private static readonly Regex Option = Compile(@"(?<=(?:^|\s)--?[\w.:\-]*)(?<name>" + SecretName + @"\s+)(?<value>(?!--)\S+)");

    // Options that are secrets in one program and something harmless (a port, a project) in most others.
    private static readonly Dictionary<string, string> OwnOptions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mysql"] = "-p",
        ["mysqldump"] = "-p",
        ["mysqladmin"] = "-p",
        ["mysqld"] = "-p",
        ["mariadb"] = "-p",
        ["mariadbd"] = "-p",
        ["mongo"] = "-p",
        ["mongosh"] = "-p",
        ["mongod"] = "-p",
        ["sshpass"] = "-p",
        ["sqlcmd"] = "-P",
        ["redis-cli"] = "-a",
        ["curl"] = "-u",
        ["ldapsearch"] = "-w",
        ["cqlsh"] = "-p",
    };

    // https://user:secret@host, postgres://user:secret@host, and a lone token before the @
    private static readonly Regex UserInformation = Compile(@"(?<scheme>[a-z][a-z0-9+.\-]*://)(?:(?<user>[^\s/:@]*):)?(?<secret>[^\s/@]+(?:@(?=[^\s/]*@)[^\s/@]*)*)@");

    // Words that are secrets by their form: JSON web tokens, and keys of GitHub, GitLab, Slack, AWS, Stripe, OpenAI, npm, NuGet, Google, SendGrid, Hugging Face.
    private static readonly Regex Token = Compile(
        @"\b(?:eyJ[\w\-]{8,}\.[\w\-]+(?:\.[\w\-]*)?|gh[pousr]_\w{16,}|github_pat_\w{16,}|glpat-[\w\-]{16,}|xox[abprs]-[\w\-]{8,}|AKIA[0-9A-Z]{12,}|sk[_\-][\w\-]{16,}|npm_\w{20,}|oy2[a-z0-9]{30,}|AIza[\w\-]{30,}|ya29\.[\w\-.]{16,}|SG\.[\w\-]{16,}(?:\.[\w\-]+)*|hf_\w{20,})");

    private static readonly Regex Header = Compile(@"\b(?<name>(?:Bearer|Basic)\s+)(?<value>[\w+/=.\-]{6,})");

    /// <summary>The arguments with every secret replaced by <c>***</c>.</summary>
    public static IReadOnlyList<string> Mask(IReadOnlyList<string> arguments)
    {
        var shown = new List<string>(arguments.Count);
        var program = arguments.Count > 0 ? ProgramLine.BaseName(arguments[0]) : "";
        for (var i = 0; i < arguments.Count; i++)
        {
            shown.Add(i > 0 && IsSecretValue(arguments, i, program) ? Masked : MaskOne(arguments[i], program));
        }

        return shown;
    }

    private static bool IsSecretValue(IReadOnlyList<string> arguments, int i, string program)
    {
        var option = arguments[i - 1];
        if (OwnOptions.TryGetValue(program, out var own) && option == own)
        {
            return true;
        }

        if (option.Length < 3 || (option[0] != '-' && option[0] != '/') || option.IndexOf('=') >= 0)
        {
            return false;
        }

        // "--token --verbose": the option has no value, what follows is the next option.
        return !arguments[i].StartsWith("--", StringComparison.Ordinal) && IsMatch(Name, option);
    }

    private static string MaskOne(string argument, string program)
    {
        try
        {
            if (OwnOptions.TryGetValue(program, out var own) && argument.Length > 2 && argument.StartsWith(own, StringComparison.Ordinal))
            {
                return own + Masked;
            }

            var text = UserInformation.Replace(argument, match => match.Groups["scheme"].Value + (match.Groups["user"].Success ? match.Groups["user"].Value + ":" : "") + Masked + "@");
            text = Header.Replace(text, match => match.Groups["name"].Value + Masked);
            text = Pair.Replace(text, match => match.Groups["name"].Value + Masked);
            text = Option.Replace(text, match => match.Groups["name"].Value + Masked);
            return Token.Replace(text, Masked);
        }
        catch (RegexMatchTimeoutException)
        {
            return Masked;
        }
    }

    private static bool IsMatch(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
}
