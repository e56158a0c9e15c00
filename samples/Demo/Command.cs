using System.Diagnostics;
using System.Text;

namespace Demo;

/// <summary>A <c>dotnet</c> command, started as a person would start it.</summary>
internal sealed class Command : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly StringBuilder _output = new();

    public Command(string folder, params string[] arguments)
    {
        _folder = folder;
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // This program was itself started by `dotnet run`, which leaves the paths of its MSBuild behind.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.BeginErrorReadLine();
    }

    public int ExitCode => _process.ExitCode;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Command> RunAsync(string folder, params string[] arguments)
    {
        var command = new Command(folder, arguments);
        await command.WaitForLineAsync(null);
        await command._process.WaitForExitAsync();
        return command;
    }

    /// <summary>The first line that contains the text; null when the command ended without one.</summary>
    public async Task<string?> WaitForLineAsync(string? text)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            Append(line);
            if (text is not null && line.Contains(text))
            {
                return line.Trim();
            }
        }

        return null;
    }

    /// <summary>Prints the command.</summary>
    public void Echo() => Console.WriteLine($"> dotnet {string.Join(' ', _process.StartInfo.ArgumentList)}");

    /// <summary>Prints the command and those lines of its output that contain the text, each once, with short paths.</summary>
    public void Show(string text)
    {
        Echo();
        foreach (var line in Output.Split('\n').Where(line => line.Contains(text)).Select(Shorten).Distinct())
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>Ends the command and what it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // The paths are those of this clone, and MSBuild adds the project to every line.
    private string Shorten(string line) =>
        line.TrimEnd().Split(" [" + _folder, 2)[0].Replace(_folder + Path.DirectorySeparatorChar, "");

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.Append(line).Append('\n');
        }
    }
}
