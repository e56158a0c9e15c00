using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography.X509Certificates;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Whether Kestrel finds the certificates that its configuration asks for, and whether each endpoint may have one.</summary>
internal sealed class KestrelCertificates(HostConfiguration host, IServerMachine machine)
{
    private static readonly string[] HttpsOnly = ["Certificate", "ClientCertificateMode", "SslProtocols", "Sni"];

    private readonly LayeredConfiguration _sources = host.Sources;
    private readonly string _defaultSection = host.KestrelSection + ":Certificates:Default";
    private readonly string _developmentSection = host.KestrelSection + ":Certificates:Development";
    private readonly Dictionary<string, Certificate?> _loaded = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why the default certificate cannot be loaded; it is, whether an address needs it or not.</summary>
    public ConfigurationProblem? DefaultFailure() => Load(_defaultSection)?.LoadFailure;

    /// <summary>Why an endpoint's section cannot be read, before any address is; null if it can.</summary>
    public ConfigurationProblem? SectionFailure(string endpoint, ValueOrigin origin) =>
        _sources.Children($"{host.KestrelSection}:Endpoints:{endpoint}:Sni").Any(n => n.Length == 0)
            ? new($"The endpoint {endpoint} is invalid because an SNI configuration section has an empty string as its key.", "Use \"*\" to match all server names.", origin)
            : null;

    /// <summary>Why an address stops the program for its certificate, or null.</summary>
    /// <param name="endpoint">The name of the Kestrel endpoint, or null for an address of urls.</param>
    /// <param name="isHttps">Whether the address is one of https.</param>
    /// <param name="origin">Where the address was written.</param>
    public ConfigurationProblem? Failure(string? endpoint, bool isHttps, ValueOrigin origin)
    {
        var section = $"{host.KestrelSection}:Endpoints:{endpoint}";
        if (!isHttps)
        {
            return endpoint is not null && HttpsOnly.FirstOrDefault(k => IsConfigured(section, k)) is { } key
                ? new($"The non-HTTPS endpoint {endpoint} includes HTTPS-only configuration for {key}.", "Take it away, or make the address https.", origin)
                : null;
        }

        var own = endpoint is null ? null : Load(section + ":Certificate");
        if (own?.LoadFailure is { } broken)
        {
            return broken;
        }

        var used = own ?? Load(_defaultSection);
        var names = endpoint is null ? [] : _sources.Children(section + ":Sni");
        return names.Count == 0
            ? UseFailure(used, origin)
            : names.Select(name => Load($"{section}:Sni:{name}:Certificate")).Select(c => c?.LoadFailure ?? UseFailure(c ?? used, origin)).FirstOrDefault(f => f is not null);
    }

    private ConfigurationProblem? UseFailure(Certificate? certificate, ValueOrigin origin) =>
        certificate is not null ? certificate.ServeFailure
        : HasDevelopmentFile() || machine.HasDeveloperCertificate() ? null
        : new(
            "Unable to configure HTTPS endpoint. No server certificate was specified, and the default developer certificate could not be found or is out of date.",
            "Run \"dotnet dev-certs https\".",
            origin);

    private bool IsConfigured(string section, string key) => key switch
    {
        "Certificate" => _sources.Text($"{section}:{key}:Path") is { Length: > 0 } || _sources.Text($"{section}:{key}:Subject") is { Length: > 0 },
        "Sni" => _sources.Children($"{section}:{key}").Count > 0,
        "SslProtocols" => _sources.Children($"{section}:{key}").Count > 0,
        _ => _sources.Text($"{section}:{key}") is { } mode && Enum.TryParse<ClientCertificateMode>(mode, ignoreCase: true, out _),
    };

    // The certificate that a section names, by a file or by its subject in a store; null if it names none.
    private Certificate? Load(string section)
    {
        if (!_loaded.TryGetValue(section, out var certificate))
        {
            certificate = Read(section);
            _loaded.Add(section, certificate);
        }

        return certificate;
    }

    private Certificate? Read(string section)
    {
        var path = _sources.Find(section + ":Path");
        var subject = _sources.Find(section + ":Subject");
        if (path is { Text.Length: > 0 } && subject is { Text.Length: > 0 })
        {
            return new(new($"{section} specifies multiple certificate sources: Path and Subject.", "Keep one of them.", subject.Origin), null);
        }

        if (path is { Text: { Length: > 0 } file })
        {
            host.Inputs.AddOther();
            var opened = CertificateFile.Open(host.ContentRoot, file, _sources.Text(section + ":KeyPath"), _sources.Text(section + ":Password"));
            return new(Problem(opened.LoadFailure, path.Origin), Problem(opened.ServeFailure, path.Origin));
        }

        return subject is { Text: { Length: > 0 } name } ? new(StoreFailure(section, name, subject.Origin), null) : null;
    }

    private static ConfigurationProblem? Problem(string? message, ValueOrigin origin) => message is null ? null : new(message, "Correct the certificate's settings.", origin);

    private ConfigurationProblem? StoreFailure(string section, string subject, ValueOrigin origin)
    {
        var store = _sources.Text(section + ":Store") is { Length: > 0 } named ? named : nameof(StoreName.My);
        var location = StoreLocation.CurrentUser;
        if (_sources.Text(section + ":Location") is { Length: > 0 } text && !Enum.TryParse(text, ignoreCase: true, out location))
        {
            return new($"The certificate store location '{text}' is unknown.", "Write CurrentUser or LocalMachine.", origin);
        }

        _ = bool.TryParse(_sources.Text(section + ":AllowInvalid"), out var allowsInvalid);
        return machine.HasCertificate(subject, store, location, allowsInvalid) ? null
            : new($"The requested certificate {subject} could not be found in {location}/{store} with AllowInvalid setting: {allowsInvalid}.", "Install it, or name another.", origin);
    }

    // A developer certificate that was exported for a container, asked for where no default certificate is configured at all.
    private bool HasDevelopmentFile()
    {
        if (_sources.Exists(_defaultSection)
            || _sources.Find(_developmentSection + ":Path") is { Text: not null }
            || _sources.Text(_developmentSection + ":Password") is not { } password
            || host.HttpsFolder is not { } folder)
        {
            return false;
        }

        host.Inputs.AddOther();
        return CertificateFile.Open(folder, Path.GetFileName(host.ApplicationName) + ".pfx", null, password) is { IsForDevelopers: true, ServeFailure: null };
    }

    // The names of Microsoft.AspNetCore.Server.Kestrel.Https.ClientCertificateMode; another text is as if it were not there.
    private enum ClientCertificateMode
    {
        NoCertificate,
        AllowCertificate,
        RequireCertificate,
        DelayCertificate,
    }

    private sealed record Certificate(ConfigurationProblem? LoadFailure, ConfigurationProblem? ServeFailure);
}
