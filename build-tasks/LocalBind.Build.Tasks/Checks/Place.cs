using LocalBind.Build.Tasks.Configuration;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>Where a value was written, in words.</summary>
internal static class Place
{
    /// <summary>What stands behind the address: <c>profile "http"</c>, <c>variable URLS</c>; empty where the position says it all.</summary>
    public static string Of(ValueOrigin origin) => origin.Source switch
    {
        ValueSource.File when origin.Profile is { } profile => $"profile \"{profile}\"",
        ValueSource.File when origin.Key.Length > 0 => origin.Key,
        ValueSource.Variable => $"variable {origin.Key}",
        ValueSource.RunVariable => $"-e {origin.Key}",
        ValueSource.Argument => $"argument {origin.Key.Split('=')[0]}",
        ValueSource.Default => "the default of ASP.NET Core",
        _ => "",
    };

    /// <summary>The address and where it was written, in brackets.</summary>
    public static string InBrackets(ConfiguredEndpoint endpoint)
    {
        var place = Of(endpoint.Origin);
        return place.Length == 0 ? $"({endpoint.Text})" : $"({endpoint.Text}, {place})";
    }

    /// <summary>The place as the start of a sentence about a problem; empty where the position says it all.</summary>
    public static string AsPrefix(ValueOrigin origin) => origin.Source is ValueSource.Variable or ValueSource.RunVariable or ValueSource.Argument ? $"{Of(origin)}: " : "";
}
