using System;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>What a program adds to its configuration.</summary>
public enum AddedSourceKind
{
    /// <summary>A settings file, <c>AddJsonFile</c>.</summary>
    Json,

    /// <summary><c>AddIniFile</c>.</summary>
    Ini,

    /// <summary>Variables, <c>AddEnvironmentVariables</c>: all of them, or those whose names begin with <see cref="AddedSource.Text"/>.</summary>
    Variables,

    /// <summary>The arguments, <c>AddCommandLine</c>; the switches that mean keys are <see cref="AddedSource.Text"/>, <c>-u=urls;--at=key</c>.</summary>
    Arguments,

    /// <summary>The user's secrets, <c>AddUserSecrets</c>.</summary>
    Secrets,

    /// <summary>None: all that was there before is taken out, <c>Sources.Clear()</c>.</summary>
    Clear,
}

/// <summary>One call by which a program adds to its configuration.</summary>
/// <param name="Kind">What it adds.</param>
/// <param name="Text">The file, with <see cref="EnvironmentHole"/> where the environment's name stands; the prefix; the switches.</param>
/// <param name="IsRequired">Whether the program does not start without the file.</param>
public sealed record AddedSource(AddedSourceKind Kind, string Text = "", bool IsRequired = false)
{
    /// <summary>What stands for the environment's name in a file's name.</summary>
    public const string EnvironmentHole = "{EnvironmentName}";

    private const char Required = '!';

    /// <summary>The source of a text that <see cref="ToString"/> made.</summary>
    public static AddedSource Parse(string text)
    {
        var colon = text.IndexOf(':');
        var isRequired = text[colon - 1] == Required;
        return new((AddedSourceKind)Enum.Parse(typeof(AddedSourceKind), text.Substring(0, isRequired ? colon - 1 : colon)), text.Substring(colon + 1), isRequired);
    }

    /// <summary>The file, where the environment has this name.</summary>
    public string FileIn(string environment) => Text.Replace(EnvironmentHole, environment);

    /// <summary>On one line: <c>Json:hosting.json</c>, <c>Json!:hosting.json</c> where it has to be there, <c>Variables:PREFIX_</c>.</summary>
    public override string ToString() => $"{Kind}{(IsRequired ? "!" : "")}:{Text}";
}
