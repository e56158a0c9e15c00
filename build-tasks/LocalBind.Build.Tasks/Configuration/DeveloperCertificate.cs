using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>The ASP.NET Core developer certificate in the user's store.</summary>
public sealed class DeveloperCertificate : IServerCertificates
{
    // The extension that `dotnet dev-certs https` marks its certificates with (ASP.NET Core, CertificateManager.AspNetHttpsOid).
    private const string Marker = "1.3.6.1.4.1.311.84.1.1";

    /// <inheritdoc/>
    public bool HasDeveloperCertificate()
    {
        try
        {
            using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
            store.Open(OpenFlags.ReadOnly);
            var now = DateTime.Now;
            return store.Certificates.Cast<X509Certificate2>().Any(c =>
                c.HasPrivateKey && c.NotBefore <= now && now <= c.NotAfter && c.Extensions.Cast<X509Extension>().Any(e => e.Oid?.Value == Marker));
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
