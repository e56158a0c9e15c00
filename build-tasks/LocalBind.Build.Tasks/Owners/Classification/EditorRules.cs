using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Editors and IDEs that hold ports themselves, mostly to forward them.</summary>
internal static class EditorRules
{
    private static readonly Dictionary<string, string> Editors = new(StringComparer.OrdinalIgnoreCase)
    {
        ["code"] = "Visual Studio Code",
        ["code-insiders"] = "Visual Studio Code",
        ["code helper"] = "Visual Studio Code",
        ["code helper (plugin)"] = "Visual Studio Code",
        ["codium"] = "VSCodium",
        ["cursor"] = "Cursor",
        ["cursor helper"] = "Cursor",
        ["cursor helper (plugin)"] = "Cursor",
        ["windsurf"] = "Windsurf",
        ["devenv"] = "Visual Studio",
        ["rider"] = "JetBrains Rider",
        ["rider64"] = "JetBrains Rider",
        ["rider.backend"] = "JetBrains Rider",
        ["jetbrains.resharper.roslyn.worker"] = "JetBrains Rider",
        ["idea"] = "IntelliJ IDEA",
        ["idea64"] = "IntelliJ IDEA",
        ["webstorm"] = "WebStorm",
        ["webstorm64"] = "WebStorm",
        ["pycharm"] = "PyCharm",
        ["pycharm64"] = "PyCharm",
        ["gateway64"] = "JetBrains Gateway",
        ["jetbrains_client64"] = "JetBrains Gateway",
        ["goland"] = "GoLand",
        ["goland64"] = "GoLand",
        ["phpstorm"] = "PhpStorm",
        ["phpstorm64"] = "PhpStorm",
        ["rubymine"] = "RubyMine",
        ["rubymine64"] = "RubyMine",
        ["zed"] = "Zed",
        ["zed-editor"] = "Zed",
    };

    // Where the servers of remote windows lie.
    private static readonly string[] RemoteServers =
    {
        "/.vscode-server", "/.vscode-remote", "/.cursor-server", "/.windsurf-server", "/.vscodium-server", "/openvscode-server", "/code-server/", "/JetBrains/RemoteDev/",
    };

    /// <summary>The editor itself, or the server that it runs on this machine for a remote window.</summary>
    public static Judgement? Forwarding(OwnerCase owner)
    {
        var text = owner.Line.Script ?? owner.Process.ExecutablePath ?? "";
        if (IsRemoteServer(text))
        {
            return new Judgement(
                OwnerKind.Editor,
                "the remote server of an editor (Visual Studio Code or one like it; port forwarding)",
                "Stop the forwarding in the PORTS view of the editor, or end the server with " + StopAdvice.Quoted(StopAdvice.KillCommand(owner)),
                StopAdvice.KillCommand(owner));
        }

        if (!Editors.TryGetValue(owner.Line.Program, out var name) && !Editors.TryGetValue(owner.Process.Name, out name))
        {
            return null;
        }

        return new Judgement(
            OwnerKind.Editor,
            $"{name} (port forwarding, a debugger or an extension)",
            $"Stop the forwarding in the PORTS view of {name}, or close it",
            null);
    }

    /// <summary>The editor or IDE among the ancestors of a process, in words, or null.</summary>
    public static string? StartedFrom(OwnerCase owner)
    {
        foreach (var ancestor in owner.Ancestors)
        {
            var program = ProgramLine.Of(ancestor).Program;
            if (Editors.TryGetValue(program, out var name) || Editors.TryGetValue(ancestor.Name, out name))
            {
                return name;
            }
        }

        return null;
    }

    private static bool IsRemoteServer(string text)
    {
        var path = text.Replace('\\', '/');
        return Array.Exists(RemoteServers, folder => path.IndexOf(folder, StringComparison.Ordinal) >= 0);
    }
}
