using System;
using System.Globalization;

namespace LocalBind.Build.Tasks.Owners.Linux;

/// <summary>The fields of /proc/PID/stat that are needed; readable for everybody unless hidepid is set.</summary>
/// <param name="Name">Field 2, the name, cut at 15 bytes.</param>
/// <param name="State">Field 3: R, S, D, Z, T (suspended) …</param>
/// <param name="Parent">Field 4.</param>
/// <param name="StartTicks">Field 22: start in clock ticks after boot; tells two processes of one id apart.</param>
internal sealed record ProcStat(string Name, char State, int Parent, long StartTicks)
{
    private static readonly char[] Blanks = { ' ', '\n' };

    /// <summary>Reads the file of a process; null when it is gone or hidden.</summary>
    public static ProcStat? Read(int pid) => Parse(ProcFiles.ReadText("/proc/" + ProcFiles.Number(pid) + "/stat"));

    /// <summary>Reads the line. The name stands in parentheses and may contain blanks and parentheses itself.</summary>
    public static ProcStat? Parse(string? text)
    {
        var open = text?.IndexOf('(') ?? -1;
        var close = text?.LastIndexOf(')') ?? -1;
        if (text is null || open < 0 || close < open)
        {
            return null;
        }

        var fields = text.Substring(close + 1).Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length >= 20
            && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var parent)
            && long.TryParse(fields[19], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? new ProcStat(text.Substring(open + 1, close - open - 1), fields[0][0], parent, start)
            : null;
    }
}
