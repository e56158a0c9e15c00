using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Owners.Windows;

/// <summary>The slower questions on Windows.</summary>
internal sealed class WindowsQueries : ISystemQueries
{
    // French writes a blank before the colon, Chinese and Japanese have colons and commas of their own.
    private static readonly Regex ProcessWithImage =
        new(@"^\s+[^:\uFF1A,\d]*[:\uFF1A]\s*(?<pid>\d+)\s*[,\uFF0C\u3001]\s*[^:\uFF1A,]*[:\uFF1A]\s*(?<image>.+?)\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex ProcessAlone = new(@"^\s+(?<pid>\d+)\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex Url = new(@"^\s+(?<url>https?://\S+)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public string? CurrentUser { get; } = Environment.UserName is { Length: > 0 } name ? name : null;

    public bool IsElevated { get; } = ReadElevation();

    public IReadOnlyList<HttpSysQueue> HttpSysQueues(int port, TimeSpan limit) =>
        ReadQueues(CommandRunner.Run("netsh", "http show servicestate view=requestq", limit) ?? "", port);

    public bool MayAskDocker => true;

    public string? ContainerName(int port, TransportProtocol protocol, TimeSpan limit) => ContainerNames.Find(port, protocol, limit);

    /// <summary>
    /// Reads the queues that have a URL on the port. The words are in the user's language, so lines are told by their form: a line without
    /// indentation starts a queue, a lone number or <c>WORD: number, WORD: path</c> is a process, <c>http://…</c> a registered URL.
    /// Windows up to 10 lists numbers, later ones <c>ID: number, image: path</c>, with <c>&lt;?&gt;</c> for the path where the asker is no administrator.
    /// </summary>
    internal static IReadOnlyList<HttpSysQueue> ReadQueues(string text, int port)
    {
        var queues = new List<HttpSysQueue>();
        var pids = new List<int>();
        string? image = null;
        string? url = null;
        foreach (var raw in (text + "\nend").Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
            {
                if (url is not null)
                {
                    queues.Add(new HttpSysQueue(url, pids.ToArray(), image));
                }

                pids.Clear();
                (image, url) = (null, null);
                continue;
            }

            if (Url.Match(line) is { Success: true } address)
            {
                url ??= IsOnPort(address.Groups["url"].Value, port) ? CommandLineText.OneLine(address.Groups["url"].Value, 120) : null;
            }
            else if (ProcessWithImage.Match(line) is { Success: true } process && TryPid(process, pids))
            {
                image ??= ProgramLine.BaseName(process.Groups["image"].Value) is { Length: > 0 } name && name[0] != '<' ? name : null;
            }
            else if (ProcessAlone.Match(line) is { Success: true } alone)
            {
                TryPid(alone, pids);
            }
        }

        return queues;
    }

    private static bool TryPid(Match match, List<int> pids)
    {
        if (!int.TryParse(match.Groups["pid"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) || pid <= 4)
        {
            return false;
        }

        if (!pids.Contains(pid))
        {
            pids.Add(pid);
        }

        return true;
    }

    /// <summary>HTTP://*:5080:IP/path or http://localhost:5080/path; without a port, the scheme's.</summary>
    private static bool IsOnPort(string url, int port)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = url.IndexOf('/', start);
        var authority = end < 0 ? url.Substring(start) : url.Substring(start, end - start);
        var afterHost = authority.IndexOf(']') is >= 0 and var bracket ? authority.Substring(bracket + 1) : authority;
        var parts = afterHost.Split(':');
        return parts.Length > 1
            ? parts[1] == Ports.Text(port)
            : port == (url.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? 443 : 80);
    }

    private static bool ReadElevation()
    {
        try
        {
            return IsUserAnAdmin();
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("shell32.dll", ExactSpelling = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool IsUserAnAdmin();
}
