using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Runs a program of the system for its output.</summary>
internal static class CommandRunner
{
    /// <summary>The text that the program wrote to standard output, or null when it is missing, fails, or takes too long.</summary>
    /// <param name="program">The program; without a folder it is sought in PATH.</param>
    /// <param name="arguments">Its arguments, as one line.</param>
    /// <param name="limit">After this time it is ended.</param>
    public static string? Run(string program, string arguments, TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero)
        {
            return null;
        }

        try
        {
            using var process = new Process
            {
                StartInfo = new ProcessStartInfo(program, arguments)
                {
                    UseShellExecute = false,
                    CreateNoWindow = true,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                },
            };
            var output = new StringBuilder();
            process.OutputDataReceived += (_, line) =>
            {
                if (line.Data is not null)
                {
                    lock (output)
                    {
                        output.Append(line.Data).Append('\n');
                    }
                }
            };
            process.ErrorDataReceived += (_, _) => { };
            process.Start();
            process.StandardInput.Close();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (!process.WaitForExit((int)limit.TotalMilliseconds))
            {
                process.Kill();
                return null;
            }

            // Without a time, this waits for the end of the output too.
            process.WaitForExit();
            lock (output)
            {
                return process.ExitCode == 0 ? output.ToString() : null;
            }
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException or PlatformNotSupportedException or NotSupportedException)
        {
            return null;
        }
    }
}
