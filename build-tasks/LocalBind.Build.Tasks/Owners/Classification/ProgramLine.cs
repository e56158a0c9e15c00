using System;
using System.Collections.Generic;
using System.Linq;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>
/// What a command line runs: the program, and, when that is an interpreter, the script, module or archive it was given. So that
/// <c>/usr/bin/python3 /home/ana/.venv/bin/flask run</c> is "flask" with the words "run".
/// </summary>
internal sealed class ProgramLine
{
    // Options of interpreters that take the next argument, which therefore is not the script.
    private static readonly HashSet<string> OptionsWithValue = new(StringComparer.Ordinal)
    {
        "-W", "-X", "--check-hash-based-pycs", "-r", "--require", "--import", "--loader", "--experimental-loader", "-C", "--conditions", "--env-file",
        "-cp", "-classpath", "--class-path", "--module-path", "-p", "--add-modules", "--add-opens", "--add-exports", "--add-reads", "-I", "-d", "-c",
        "--runtimeconfig", "--depsfile", "--additionalprobingpath", "--additional-deps", "--fx-version", "--roll-forward",
    };

    private static readonly char[] Blank = { ' ' };

    private ProgramLine(string program, string tool, string? script, IReadOnlyList<string> words)
    {
        Program = program;
        Tool = tool;
        Script = script;
        Words = words;
    }

    /// <summary>The executable without folder, <c>.exe</c> and version, lower case: <c>python</c>, <c>node</c>, <c>ssh</c>.</summary>
    public string Program { get; }

    /// <summary>What is run: the module (<c>http.server</c>), the package (<c>vite</c>), the script or archive without its folder, else the program. Lower case.</summary>
    public string Tool { get; }

    /// <summary>The path or name of the script, module or archive as it was given, or null.</summary>
    public string? Script { get; }

    /// <summary>The arguments after it.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whether the program runs scripts of a language.</summary>
    public bool IsInterpreter => IsInterpreterName(Program);

    /// <summary>Reads the facts of a process.</summary>
    public static ProgramLine Of(ProcessFacts process)
    {
        var arguments = process.Arguments;

        // A program that writes its own title leaves one argument: "nginx: master process nginx -g daemon off;", "puma 6.4 (tcp://…)".
        if (arguments.Count == 1 && arguments[0].IndexOf(' ') > 0 && arguments[0] != process.ExecutablePath)
        {
            arguments = arguments[0].Split(Blank, StringSplitOptions.RemoveEmptyEntries);
        }

        var first = arguments.Count > 0 ? arguments[0].TrimEnd(':') : "";
        var program = Plain(BaseName(first));
        if (program.Length == 0 || (process.ExecutablePath is { } path && IsInterpreterName(Plain(BaseName(path))) && !IsInterpreterName(program)))
        {
            // Started under another name (a link, a title): then the name that it gave itself is what is run.
            var real = Plain(BaseName(process.ExecutablePath ?? process.Name));
            return program.Length == 0
                ? new ProgramLine(real, real, null, Array.Empty<string>())
                : new ProgramLine(real, program, null, arguments.Skip(1).ToList());
        }

        return IsInterpreterName(program)
            ? OfInterpreter(program, arguments)
            : new ProgramLine(program, program, null, arguments.Skip(1).ToList());
    }

    /// <summary>Whether one of the words after the tool is this one, whatever its case.</summary>
    public bool Has(string word) => Words.Contains(word, StringComparer.OrdinalIgnoreCase);

    /// <summary>The last part of a path of any system.</summary>
    public static string BaseName(string path)
    {
        var name = path.Substring(Math.Max(path.LastIndexOf('/'), path.LastIndexOf('\\')) + 1);
        return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - 4) : name;
    }

    private static ProgramLine OfInterpreter(string program, IReadOnlyList<string> arguments)
    {
        for (var i = 1; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (argument is "-m" && program == "python" && i + 1 < arguments.Count)
            {
                return new ProgramLine(program, arguments[i + 1].ToLowerInvariant(), arguments[i + 1], arguments.Skip(i + 2).ToList());
            }

            if (argument is "-jar" && program == "java" && i + 1 < arguments.Count)
            {
                return WithScript(program, arguments, i + 1);
            }

            if (argument is "exec" or "run" && program is "dotnet" or "bun" or "deno" && i == 1)
            {
                if (program == "dotnet" && argument == "run")
                {
                    break;
                }

                continue;
            }

            if (argument is "-e" or "-c" or "--eval" or "-S" or "-t" && program != "java")
            {
                break;
            }

            if (OptionsWithValue.Contains(argument))
            {
                i++;
            }
            else if (argument.Length > 0 && argument[0] != '-' && !(program == "java" && argument[0] == '@'))
            {
                return WithScript(program, arguments, i);
            }
        }

        return new ProgramLine(program, program, null, arguments.Skip(1).ToList());
    }

    private static ProgramLine WithScript(string program, IReadOnlyList<string> arguments, int at)
    {
        var script = arguments[at];
        var tool = BaseName(script).ToLowerInvariant();
        if (program == "node" && PackageOf(script) is { } package)
        {
            // node_modules/next/dist/bin/next, node_modules/vite/bin/vite.js: the package says more than the file.
            tool = package;
        }
        else if (program == "dotnet" && tool.EndsWith(".dll", StringComparison.Ordinal))
        {
            // Elsewhere the extension stays: a tool is installed without one, and "serve.js" or "flask.py" is somebody's own file.
            tool = tool.Substring(0, tool.Length - ".dll".Length);
        }

        return new ProgramLine(program, tool, script, arguments.Skip(at + 1).ToList());
    }

    private static string? PackageOf(string script)
    {
        var path = script.Replace('\\', '/');
        const string Folder = "/node_modules/";
        var at = ("/" + path).LastIndexOf(Folder, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var parts = ("/" + path).Substring(at + Folder.Length).Split('/');
        var index = parts[0].Length > 0 && parts[0][0] == '@' && parts.Length > 1 ? 1 : 0;
        var name = parts[0] == ".bin" && parts.Length > 1 ? BaseName(parts[1]) : index == 1 ? parts[0] + "/" + parts[1] : parts[0];
        return name.ToLowerInvariant();
    }

    private static bool IsInterpreterName(string program) =>
        program is "python" or "node" or "ruby" or "php" or "java" or "dotnet" or "bun" or "deno" or "perl" or "sh" or "bash";

    /// <summary>Lower case, without the version of an interpreter: python3.12 is python, php8.2 is php.</summary>
    private static string Plain(string name)
    {
        var plain = name.ToLowerInvariant();
        foreach (var known in new[] { "python", "ruby", "php", "perl", "pythonw" })
        {
            if (plain.StartsWith(known, StringComparison.Ordinal) && plain.Substring(known.Length).All(c => char.IsDigit(c) || c is '.' or 't'))
            {
                return known;
            }
        }

        return plain switch
        {
            "pythonw" or "py" => "python",
            "nodejs" => "node",
            "javaw" => "java",
            _ => plain,
        };
    }
}
