using System.Security.Cryptography.X509Certificates;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>What Kestrel looks for on the machine beside its configuration.</summary>
public interface IServerMachine
{
    /// <summary>Whether the user's store has a valid ASP.NET Core developer certificate.</summary>
    bool HasDeveloperCertificate();

    /// <summary>Whether a store has a certificate that a server may use.</summary>
    /// <param name="subject">A part of its subject.</param>
    /// <param name="store">The store's name.</param>
    /// <param name="location">Whose store it is.</param>
    /// <param name="allowsInvalid">Whether one that does not validate will do.</param>
    bool HasCertificate(string subject, string store, StoreLocation location, bool allowsInvalid);

    /// <summary>Whether .NET can speak QUIC here, which HTTP/3 needs.</summary>
    bool HasQuic();
}
