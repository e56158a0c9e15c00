using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace LocalBind.Tools.Tests.Infrastructure;

/// <summary>A <c>dotnet</c> command that runs.</summary>
internal sealed class RunningDotNet : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _standardOutput = new();
    private readonly StringBuilder _standardError = new();
    private readonly Task _reading;
    private TaskCompletionSource _changed = NewSignal();
    private bool _ended;

    internal RunningDotNet(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        // Nothing asks a test anything: a command that prompts gets the end of its input.
        _process.StandardInput.Close();
        _reading = ReadAllAsync();
    }

    /// <summary>The id of the <c>dotnet</c> process; the program that <c>dotnet run</c> starts has another.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Both output streams as far as they were read, in the order in which the lines came.</summary>
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

    /// <summary>Waits until a line that contains <paramref name="text"/> was printed, and returns it.</summary>
    /// <exception cref="InvalidOperationException">The command ended, or was silent for too long, without such a line.</exception>
    public async Task<string> WaitForLineAsync(string text)
    {
        var limit = Task.Delay(TimeSpan.FromMinutes(2));
        while (true)
        {
            Task changed;
            bool ended;
            lock (_output)
            {
                changed = _changed.Task;
                ended = _ended;
            }

            foreach (var line in Output.Split('\n'))
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }

            if (ended || await Task.WhenAny(changed, limit) == limit)
            {
                throw new InvalidOperationException($"No line with \"{text}\" was printed. Output:\n{Output}");
            }
        }
    }

    /// <summary>Waits for the end of the command.</summary>
    /// <exception cref="TimeoutException">It did not end within <paramref name="limit"/>.</exception>
    public async Task<DotNetResult> WaitForExitAsync(TimeSpan limit)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(limit);
            await _reading.WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The command \"dotnet {string.Join(' ', _process.StartInfo.ArgumentList)}\" hangs. Output:\n{Output}");
        }

        return new DotNetResult(_process.ExitCode, Output, _standardOutput.ToString(), _standardError.ToString());
    }

    /// <summary>Ends the command and every process that it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ReadAllAsync()
    {
        await Task.WhenAll(ReadAsync(_process.StandardOutput, _standardOutput), ReadAsync(_process.StandardError, _standardError));
        lock (_output)
        {
            _ended = true;
            _changed.TrySetResult();
        }
    }

    private async Task ReadAsync(StreamReader reader, StringBuilder stream)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_output)
            {
                _output.Append(line).Append('\n');
                stream.Append(line).Append('\n');
                _changed.TrySetResult();
                _changed = NewSignal();
            }
        }
    }
}
