using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>This machine, asked as Kestrel asks it.</summary>
public sealed class ServerMachine : IServerMachine
{
    /// <inheritdoc/>
    public bool HasDeveloperCertificate()
    {
        var now = DateTime.Now;
        return Any(
            nameof(StoreName.My),
            StoreLocation.CurrentUser,
            all => all,
            c => c.HasPrivateKey && c.NotBefore <= now && now <= c.NotAfter && CertificateFile.IsDeveloperCertificate(c));
    }

    /// <inheritdoc/>
    public bool HasCertificate(string subject, string store, StoreLocation location, bool allowsInvalid) => Any(
        store,
        location,
        all => all.Find(X509FindType.FindBySubjectName, subject, validOnly: !allowsInvalid),
        c => c.HasPrivateKey && CertificateFile.IsForServers(c));

    /// <inheritdoc/>
    public bool HasQuic()
    {
        // The library of the .NET that runs this task looks for the native one where the program's .NET will look.
        var listener = Type.GetType("System.Net.Quic.QuicListener, System.Net.Quic", throwOnError: false);
        return listener?.GetProperty("IsSupported")?.GetValue(null) is true;
    }

    private static bool Any(string name, StoreLocation location, Func<X509Certificate2Collection, X509Certificate2Collection> choose, Func<X509Certificate2, bool> fits)
    {
        try
        {
            using var store = new X509Store(name, location);
            store.Open(OpenFlags.ReadOnly);
            return choose(store.Certificates).Cast<X509Certificate2>().Any(fits);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
