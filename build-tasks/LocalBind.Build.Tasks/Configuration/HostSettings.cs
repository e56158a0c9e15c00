using System.Globalization;
using System.IO;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Settings of the host itself that stop the program before any address is read.</summary>
internal static class HostSettings
{
    private const string ReloadKey = "hostBuilder:reloadConfigOnChange";
    private const string TimeoutKey = "startupTimeoutSeconds";

    // The longest time that a CancellationTokenSource takes, 0xFFFFFFFE milliseconds.
    private const int LongestTimeout = 4_294_967;

    /// <summary>Why the host does not begin to read its files: whether they are watched is a truth value. A web host always watches, an empty one has no files.</summary>
    public static ConfigurationFailure? ReloadFailure(LayeredConfiguration sources, HostModel host) =>
        host is not (HostModel.WebHost or HostModel.EmptyWebApplication) && sources.Find(ReloadKey) is { Text: { } text } value && !bool.TryParse(text, out _)
            ? ConfigurationFailure.OfBoolean(ReloadKey, value)
            : null;

    /// <summary>Why the host is not built or not started.</summary>
    public static ConfigurationFailure? StartFailure(HostConfiguration host, HostModel model)
    {
        // The older hosts know what they are told before the program's own files are read.
        var settings = host.HostSources ?? host.Sources;
        return WebRootFailure(settings, host.ContentRoot) ?? (model == HostModel.WebHost ? null : TimeoutFailure(settings));
    }

    // A folder that is not there is created, which fails where a file is in its way.
    private static ConfigurationFailure? WebRootFailure(LayeredConfiguration settings, string contentRoot)
    {
        if (settings.Find("webroot") is not { Text: { Length: > 0 } text } value)
        {
            return null;
        }

        for (var path = Path.Combine(contentRoot, text); !string.IsNullOrEmpty(path); path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                return new($"The web root '{text}' cannot be created: the file '{path}' already exists.", "Name a folder.", value.Origin);
            }
        }

        return null;
    }

    private static ConfigurationFailure? TimeoutFailure(LayeredConfiguration settings) =>
        settings.Find(TimeoutKey) is { Text: { } text } value
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds is 0 or > LongestTimeout
            ? new($"The program cannot start within {text} seconds ('{TimeoutKey}').", $"Write a number from 1 to {LongestTimeout}.", value.Origin)
            : null;
}
