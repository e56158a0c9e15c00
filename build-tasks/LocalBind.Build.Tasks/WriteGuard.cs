using System;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.Guard;
using Microsoft.Build.Framework;

namespace LocalBind.Build.Tasks;

/// <summary>Writes what LocalBindGuard compiles into the program, and the facts that it reads. A file that is right already keeps its time, so that nothing is compiled again.</summary>
public sealed class WriteGuard : RunTask
{
    /// <summary>The source file to write.</summary>
    [Required]
    public string SourceFile { get; set; } = "";

    /// <summary>The file of facts to write.</summary>
    [Required]
    public string FactsFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            Write(FactsFile, string.Concat(GuardFile.Lines(typeof(WriteGuard).Assembly.Location, Facts()).Select(line => line + "\n")));
            Write(SourceFile, GuardSource.For(FactsFile));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.LogError(null, "LBT0001", null, ProjectFile, 0, 0, 0, 0, $"LocalBindGuard cannot write its files: {e.Message} Make the folder writable, or set LocalBindGuard to false.");
        }

        return !Log.HasLoggedErrors;
    }

    private static void Write(string path, string text)
    {
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}
