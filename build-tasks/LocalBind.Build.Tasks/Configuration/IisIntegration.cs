using System;
using LocalBind.Build.Tasks.RunCommand;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>
/// What IIS tells a program that it starts (IISIntegration, UseIISIntegration): a port on 127.0.0.1, which takes the place of all other addresses. The variables count wherever they come from.
/// </summary>
internal static class IisIntegration
{
    private const string Port = "PORT";
    private const string Path = "APPL_PATH";
    private const string Token = "TOKEN";

    /// <summary>The address as configuration, or null where the variables are not all there.</summary>
    /// <param name="start">How the program is started.</param>
    /// <param name="settings">What the host looks in before it asks for the variables by their names; null for nothing.</param>
    public static ConfigurationSource? Read(ProgramStart start, Func<string, ConfigurationValue?>? settings)
    {
        ConfigurationValue? Find(string key)
        {
            var name = "ASPNETCORE_" + key;
            var value = settings?.Invoke(key) ?? (start[name] is { } text ? new ConfigurationValue(text, ValueOrigin.OfVariable(name, isFromRun: false)) : null);
            return value is { Text.Length: > 0 } ? value : null;
        }

        if (Find(Port) is not { } port || Find(Path) is not { } path || Find(Token) is null)
        {
            return null;
        }

        var source = new ConfigurationSource();
        if (path.Text![0] != '/')
        {
            source.Failure = new("The path in 'value' must start with '/'.", "Take away the variable ASPNETCORE_APPL_PATH, which IIS sets, or begin its value with a slash.", path.Origin);
        }

        source.Set("urls", "http://127.0.0.1:" + port.Text, port.Origin);
        source.Set("preferHostingUrls", "true", port.Origin);
        return source;
    }
}
