using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>A certificate in files, opened as Kestrel opens it (CertificateConfigLoader) and closed at once.</summary>
/// <param name="LoadFailure">Why it cannot be read, which stops the program even where nobody needs the certificate; null if it can.</param>
/// <param name="ServeFailure">Why no address can use it; null if one can.</param>
internal sealed record CertificateFile(string? LoadFailure, string? ServeFailure = null)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    // The extension that `dotnet dev-certs https` marks its certificates with (ASP.NET Core, CertificateManager.AspNetHttpsOid).
    private const string DeveloperMarker = "1.3.6.1.4.1.311.84.1.1";

    /// <summary>Whether it is one of those that <c>dotnet dev-certs https</c> makes.</summary>
    public bool IsForDevelopers { get; private init; }

    /// <summary>Opens a certificate.</summary>
    /// <param name="folder">The folder that relative paths count from.</param>
    /// <param name="path">The certificate: PEM, DER or PKCS #12.</param>
    /// <param name="keyPath">Its key as PEM, or null if the certificate's own file has it.</param>
    /// <param name="password">The password of the file that has the key, or null.</param>
    public static CertificateFile Open(string folder, string path, string? keyPath, string? password)
    {
        try
        {
            var full = Path.Combine(folder, path);
            if (!File.Exists(full))
            {
                return new($"The certificate file '{full}' does not exist.");
            }

            if (keyPath is null)
            {
                using var certificate = new X509Certificate2(full, password);
                return new(null, ServeFailureOf(certificate, certificate.HasPrivateKey)) { IsForDevelopers = IsDeveloperCertificate(certificate) };
            }

            if (X509Certificate2.GetCertContentType(full) != X509ContentType.Cert)
            {
                return new($"'{full}' is no certificate alone, so no KeyPath can be given for it.");
            }

            using var alone = new X509Certificate2(full);
            var key = Path.Combine(folder, keyPath);
            return new(KeyFailure(key, password is not null) ?? (password is null ? PairFailure(full, key) : null), ServeFailureOf(alone, hasKey: true));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new($"The certificate '{path}' cannot be opened: {e.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>Whether a certificate is one of those that <c>dotnet dev-certs https</c> makes.</summary>
    public static bool IsDeveloperCertificate(X509Certificate2 certificate) => certificate.Extensions.Cast<X509Extension>().Any(e => e.Oid?.Value == DeveloperMarker);

    /// <summary>Whether a certificate may stand for a server: it says so, or says nothing about its use.</summary>
    public static bool IsForServers(X509Certificate2 certificate)
    {
        var usages = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().ToArray();
        return usages.Length == 0 || usages.Any(u => u.EnhancedKeyUsages.Cast<Oid>().Any(o => o.Value == ServerAuthentication));
    }

    private static string? ServeFailureOf(X509Certificate2 certificate, bool hasKey) =>
        !IsForServers(certificate) ? $"The certificate {certificate.Subject} has usages, and none of them is Server Authentication."
        : !hasKey ? $"The certificate {certificate.Subject} comes without its private key."
        : null;

    private static string? KeyFailure(string path, bool isEncrypted)
    {
        if (!File.Exists(path))
        {
            return $"The key file '{path}' does not exist.";
        }

        // PEM labels of RFC 7468 §10, §11 and of the older forms that name the algorithm.
        var text = File.ReadAllText(path);
        var isEncryptedText = text.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        var isPlainText = text.Contains("-----BEGIN ") && text.Contains("PRIVATE KEY-----") && !isEncryptedText;
        return (isEncrypted ? isEncryptedText : isPlainText) ? null
            : isEncrypted ? $"The key file '{path}' has no encrypted private key, but a password is given."
            : isEncryptedText ? $"The key file '{path}' is encrypted, and no password is given."
            : $"The key file '{path}' has no private key in PEM form.";
    }

    // Certificate and key together are opened by a method that came after .NET Standard 2.0; the .NET of `dotnet run` has it. Its twin for
    // encrypted keys cannot be called from here (it takes a span): a wrong password of a PEM key is the program's to tell.
    private static string? PairFailure(string path, string keyPath)
    {
        var open = typeof(X509Certificate2).GetMethod("CreateFromPemFile", [typeof(string), typeof(string)]);
        if (open is null || !File.ReadAllText(path).Contains("-----BEGIN CERTIFICATE-----"))
        {
            return null;
        }

        try
        {
            using var pair = open.Invoke(null, [path, keyPath]) as X509Certificate2;
            return null;
        }
        catch (TargetInvocationException e)
        {
            return $"The key file '{keyPath}' cannot be used for the certificate '{path}': {e.InnerException?.Message.TrimEnd('.')}.";
        }
    }
}
