using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;

namespace LocalBind.KestrelServer;

/// <summary>The launch profile as the SDK itself reads it: its own assembly is asked, not a copy of its rules.</summary>
internal static class RealLaunchSettings
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Type LaunchSettings = LoadFromSdk().GetType("Microsoft.DotNet.ProjectTools.LaunchSettings", throwOnError: true)!;

    /// <summary>The chosen profile, or null where the run goes on without one.</summary>
    public static object? Read(string projectFile, string? name)
    {
        Action<string, bool> ignore = (_, _) => { };
        var find = LaunchSettings.GetMethod("TryFindLaunchSettingsFile", Any)!;
        var report = Delegate.CreateDelegate(find.GetParameters()[2].ParameterType, ignore.Target, ignore.Method);
        if (find.Invoke(null, [projectFile, name, report]) is not string path)
        {
            return null;
        }

        var result = LaunchSettings.GetMethod("ReadProfileSettingsFromFile", Any)!.Invoke(null, [path, name])!;
        return Get(result, "Profile");
    }

    /// <summary>A property of a profile.</summary>
    public static object? Get(object profile, string property) => profile.GetType().GetProperty(property, Any)?.GetValue(profile);

    /// <summary>Whether a profile starts another program in the place of the project's.</summary>
    public static bool StartsAnotherProgram(object profile) => Get(profile, "ExecutablePath") is not null;

    /// <summary>A text as a started process gets it.</summary>
    public static List<string> SplitArguments(string text)
    {
        var arguments = new List<string>();
        typeof(Process).GetMethod("ParseArgumentsIntoList", Any)!.Invoke(null, [text, arguments]);
        return arguments;
    }

    private static Assembly LoadFromSdk()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        var file = Directory.GetDirectories(Path.Combine(root, "sdk"), "10.*")
            .Select(d => Path.Combine(d, "Microsoft.DotNet.ProjectTools.dll"))
            .Where(File.Exists)
            .OrderBy(f => f, StringComparer.Ordinal)
            .Last();
        AppDomain.CurrentDomain.AssemblyResolve += (_, e) =>
        {
            var beside = Path.Combine(Path.GetDirectoryName(file)!, new AssemblyName(e.Name).Name + ".dll");
            return File.Exists(beside) ? Assembly.LoadFrom(beside) : null;
        };
        return Assembly.LoadFrom(file);
    }
}
