using System;
using System.Linq;
using LocalBind.Build.Tasks.Owners.Linux;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>.NET programs: the very app that is about to run, and others with their project.</summary>
internal static class DotNetRules
{
    /// <summary>An instance of this app that still runs: by far the most frequent owner.</summary>
    public static Judgement? PreviousInstance(OwnerCase owner)
    {
        var program = ProgramFile(owner);
        if (program is null)
        {
            return null;
        }

        var context = owner.Context;
        var isSame = SamePath(owner, program, context.OutputAssembly) || SamePath(owner, program, context.ApplicationHost)
            || SamePath(owner, WithoutExtension(program), WithoutExtension(context.OutputAssembly));
        var build = isSame ? "" : OtherBuild(owner, program);
        if (build is null)
        {
            return null;
        }

        var description = "a previous instance of this app" + build;
        if (owner.AncestorRunning(IsWatch) is { } watch)
        {
            description += $", still under \"dotnet watch\" (pid {ProcFiles.Number(watch.Pid)})";
            return owner.System == OwnerSystem.Windows
                ? StopAdvice.Kill(owner, OwnerKind.PreviousInstance, description, watch.Pid)
                : StopAdvice.Kill(owner, OwnerKind.PreviousInstance, description, watch.Pid, owner.Process.Pid);
        }

        if (owner.AncestorRunning(IsRun) is { } run)
        {
            description += $", started by \"dotnet run\" (pid {ProcFiles.Number(run.Pid)})";
        }
        else if (EditorRules.StartedFrom(owner) is { } editor)
        {
            description += ", started from " + editor;
        }
        else if (IsOrphan(owner))
        {
            description += ", orphaned: what started it is gone";
        }

        return StopAdvice.Kill(owner, OwnerKind.PreviousInstance, description);
    }

    /// <summary>Another .NET program, with the project that it was built from where the path tells.</summary>
    public static Judgement? OtherApp(OwnerCase owner)
    {
        if (ProgramFile(owner) is not { } program)
        {
            return null;
        }

        var name = FileName(WithoutExtension(program)!);
        var project = ProjectFolder(program);
        var description = $".NET app {name}" + (project is null ? "" : $" (project in {CommandLineText.OneLine(project, 120)})");
        if (owner.AncestorRunning(IsWatch) is { } watch)
        {
            description += $", under \"dotnet watch\" (pid {ProcFiles.Number(watch.Pid)})";
            return owner.System == OwnerSystem.Windows
                ? StopAdvice.Kill(owner, OwnerKind.DotNetApp, description, watch.Pid)
                : StopAdvice.Kill(owner, OwnerKind.DotNetApp, description, watch.Pid, owner.Process.Pid);
        }

        // A service is stopped by its manager; what it is stays in the words.
        return UnitRules.Service(owner) ?? StopAdvice.Kill(owner, OwnerKind.DotNetApp, description);
    }

    /// <summary>Whether a command line is <c>dotnet watch</c>.</summary>
    public static bool IsWatch(ProgramLine line) => line.Program == "dotnet" && (line.Tool is "dotnet-watch" or "watch" || (line.Script is null && line.Has("watch")));

    /// <summary>Whether a command line is <c>dotnet run</c>.</summary>
    public static bool IsRun(ProgramLine line) =>
        line.Program == "dotnet" && ((line.Script is null && line.Words.Count > 0 && line.Words[0] == "run") || (line.Tool == "dotnet" && line.Has("run")));

    /// <summary>The full path of the assembly or application host that runs, or null when it is not a .NET program.</summary>
    internal static string? ProgramFile(OwnerCase owner)
    {
        var line = owner.Line;
        if (line.Program == "dotnet")
        {
            return line.Script is { } script && script.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && !IsWatch(line)
                ? FullPath(owner.Process.WorkingDirectory, script)
                : null;
        }

        var executable = owner.Process.ExecutablePath;
        if (executable is null)
        {
            return null;
        }

        var stem = WithoutExtension(executable)!;
        var isHost = SamePath(owner, executable, owner.Context.ApplicationHost)
            || SamePath(owner, stem, WithoutExtension(owner.Context.OutputAssembly))
            || OtherBuild(owner, executable) is not null
            || (owner.FileExists(stem + ".dll") && owner.FileExists(stem + ".runtimeconfig.json"));
        return isHost ? executable : null;
    }

    /// <summary>The folder of the project in whose <c>bin</c> folder the program lies, or null.</summary>
    internal static string? ProjectFolder(string program)
    {
        var path = program.Replace('\\', '/');
        var at = path.LastIndexOf("/bin/", StringComparison.OrdinalIgnoreCase);
        var isBuild = at > 0 && (path.IndexOf("/bin/Debug/", StringComparison.OrdinalIgnoreCase) >= 0 || path.IndexOf("/bin/Release/", StringComparison.OrdinalIgnoreCase) >= 0);
        return isBuild ? program.Substring(0, at) : null;
    }

    /// <summary>
    /// Words for a program that was built from the project about to run into another folder (another configuration, framework or
    /// runtime), or null when it was not.
    /// </summary>
    private static string? OtherBuild(OwnerCase owner, string program)
    {
        var assembly = owner.Context.OutputAssembly;
        var project = owner.Context.ProjectFile;
        if (assembly is null || project is null || !SamePath(owner, FileName(WithoutExtension(program)!), FileName(WithoutExtension(assembly)!)))
        {
            return null;
        }

        var folder = ProjectFolder(program);
        var wanted = project.Replace('\\', '/');
        wanted = wanted.Substring(0, Math.Max(0, wanted.LastIndexOf('/')));
        if (folder is null || !SamePath(owner, folder, wanted))
        {
            return null;
        }

        var build = program.Substring(folder.Length + "/bin/".Length).Replace('\\', '/');
        var end = build.LastIndexOf('/');
        return end > 0 ? $" (its {build.Substring(0, end)} build)" : "";
    }

    private static bool IsOrphan(OwnerCase owner) =>
        owner.Ancestors.Count == 0
            ? owner.System == OwnerSystem.Windows || owner.Process.ParentPid == 1
            : owner.Ancestors[0].Pid == 1 || owner.Ancestors[0].Name is "systemd" or "launchd";

    private static bool SamePath(OwnerCase owner, string? left, string? right)
    {
        if (left is null || right is null)
        {
            return false;
        }

        var comparison = owner.System == OwnerSystem.Linux ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return string.Equals(left.Replace('\\', '/'), right.Replace('\\', '/'), comparison);
    }

    private static string FullPath(string? folder, string path)
    {
        var isFull = path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));
        if (isFull || folder is null)
        {
            return path;
        }

        var parts = (folder.Replace('\\', '/').TrimEnd('/') + "/" + path.Replace('\\', '/')).Split('/').ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] == ".")
            {
                parts.RemoveAt(i--);
            }
            else if (parts[i] == ".." && i > 1)
            {
                parts.RemoveRange(i - 1, 2);
                i -= 2;
            }
        }

        return string.Join("/", parts);
    }

    private static string FileName(string path) => path.Substring(Math.Max(path.LastIndexOf('/'), path.LastIndexOf('\\')) + 1);

    /// <summary>Without <c>.dll</c> or <c>.exe</c>; other dots belong to the name.</summary>
    private static string? WithoutExtension(string? path) =>
        path is not null && (path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".exe", StringComparison.OrdinalIgnoreCase))
            ? path.Substring(0, path.Length - 4)
            : path;
}
