using System;
using System.IO;
using System.Linq;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Whether Kestrel finds the certificates that its configuration asks for, and whether each endpoint may have one.</summary>
internal sealed class KestrelCertificates(HostConfiguration host, IServerCertificates machine)
{
    private static readonly string[] HttpsOnly = ["Certificate", "ClientCertificateMode", "SslProtocols", "Sni"];

    private readonly LayeredConfiguration _sources = host.Sources;

    /// <summary>Why the default certificate cannot be loaded; it is, whether an address needs it or not.</summary>
    public ConfigurationProblem? DefaultFailure() => MissingFile("Kestrel:Certificates:Default");

    /// <summary>Why an address stops the program for its certificate, or null.</summary>
    /// <param name="endpoint">The name of the Kestrel endpoint, or null for an address of urls.</param>
    /// <param name="isHttps">Whether the address is one of https.</param>
    /// <param name="origin">Where the address was written.</param>
    public ConfigurationProblem? Failure(string? endpoint, bool isHttps, ValueOrigin origin)
    {
        var section = $"Kestrel:Endpoints:{endpoint}";
        if (!isHttps)
        {
            return endpoint is not null && HttpsOnly.FirstOrDefault(k => IsConfigured(section, k)) is { } key
                ? new($"The non-HTTPS endpoint {endpoint} includes HTTPS-only configuration for {key}.", "Take it away, or make the address https.", origin)
                : null;
        }

        if (endpoint is not null)
        {
            var own = section + ":Certificate";
            if (MissingFile(own) is { } missing)
            {
                return missing;
            }

            if (IsNamed(own) || _sources.Children(section + ":Sni").Count > 0)
            {
                return null;
            }
        }

        return IsNamed("Kestrel:Certificates:Default") || machine.HasDeveloperCertificate()
            ? null
            : new(
                "Unable to configure HTTPS endpoint. No server certificate was specified, and the default developer certificate could not be found or is out of date.",
                "Run \"dotnet dev-certs https\".",
                origin);
    }

    private bool IsConfigured(string section, string key) => key switch
    {
        "Certificate" => _sources.Exists($"{section}:{key}"),
        "Sni" => _sources.Children($"{section}:{key}").Count > 0,
        "SslProtocols" => _sources.Children($"{section}:{key}").Count > 0,
        _ => _sources.Text($"{section}:{key}") is { Length: > 0 },
    };

    private bool IsNamed(string section) => _sources.Text(section + ":Path") is { Length: > 0 } || _sources.Text(section + ":Subject") is { Length: > 0 };

    private ConfigurationProblem? MissingFile(string section)
    {
        if (_sources.Find(section + ":Path") is not { Text: { Length: > 0 } path } value)
        {
            return null;
        }

        try
        {
            var full = Path.Combine(host.ContentRoot, path);
            return File.Exists(full) ? null : new($"The certificate file '{full}' does not exist.", "Correct the path.", value.Origin);
        }
        catch (ArgumentException)
        {
            return new($"The certificate path '{path}' is none.", "Correct it.", value.Origin);
        }
    }
}
