using System.Security.Cryptography.X509Certificates;
using LocalBind.Build.Tasks.Configuration;

namespace LocalBind.Build.Tasks.Tests.Configuration;

/// <summary>A machine whose certificates and protocols are given.</summary>
internal sealed class FixedMachine(bool hasDeveloperCertificate = false, bool hasQuic = false) : IServerMachine
{
    public bool HasDeveloperCertificate() => hasDeveloperCertificate;

    // The developer certificate is one of the store, too: found by its subject, and nobody trusts it.
    public bool HasCertificate(string subject, string store, StoreLocation location, bool allowsInvalid) =>
        hasDeveloperCertificate && allowsInvalid && subject == "localhost" && store == nameof(StoreName.My) && location == StoreLocation.CurrentUser;

    public bool HasQuic() => hasQuic;
}
