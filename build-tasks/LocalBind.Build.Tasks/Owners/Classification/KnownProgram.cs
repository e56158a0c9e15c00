using System;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>A row of the table of programs.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Description">In words.</param>
/// <param name="Tools">Names of what is run (see <see cref="ProgramLine.Tool"/>), lower case, divided by blanks; a name may end in <c>*</c>.</param>
/// <param name="Word">A word that must stand among the arguments, or null.</param>
internal sealed record KnownProgram(OwnerKind Kind, string Description, string Tools, string? Word = null)
{
    private readonly string[] _tools = Tools.Split(' ');

    /// <summary>Whether the command line is this program.</summary>
    public bool Matches(ProgramLine line)
    {
        if (Word is not null && !line.Has(Word))
        {
            return false;
        }

        foreach (var tool in _tools)
        {
            if (tool.EndsWith("*", StringComparison.Ordinal)
                ? line.Tool.StartsWith(tool.Substring(0, tool.Length - 1), StringComparison.Ordinal)
                : line.Tool == tool)
            {
                return true;
            }
        }

        return false;
    }
}
