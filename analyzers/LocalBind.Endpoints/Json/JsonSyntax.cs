namespace LocalBind.Endpoints.Json;

/// <summary>Which of the two ways of .NET a JSON text is read in.</summary>
public enum JsonSyntax
{
    /// <summary>RFC 8259, as System.Text.Json reads by default (the inside of the launch profile that is applied).</summary>
    Strict,

    /// <summary>Comments are skipped and a comma may end an object or array, as for appsettings files and the whole of launchSettings.json.</summary>
    Relaxed,
}
