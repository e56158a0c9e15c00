using System;
using System.IO;
using System.Security.Cryptography.X509Certificates;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>A machine, and a note of what it was asked.</summary>
internal sealed class NotingMachine(IServerMachine machine, PlanInputs inputs) : IServerMachine
{
    /// <inheritdoc/>
    public bool HasDeveloperCertificate()
    {
        // Elsewhere than on Linux the store is no folder. That a certificate in it has run out meanwhile is Kestrel's to say.
        var home = Environment.GetEnvironmentVariable("HOME") ?? "";
        var store = Path.Combine(home, ".dotnet", "corefx", "cryptography", "x509stores", "my");
        if (home.Length == 0 || !Directory.Exists(store))
        {
            inputs.AddOther();
        }
        else
        {
            foreach (var file in Directory.GetFiles(store))
            {
                inputs.AddFile(file);
            }
        }

        return machine.HasDeveloperCertificate();
    }

    /// <inheritdoc/>
    public bool HasCertificate(string subject, string store, StoreLocation location, bool allowsInvalid)
    {
        inputs.AddOther();
        return machine.HasCertificate(subject, store, location, allowsInvalid);
    }

    /// <inheritdoc/>
    public bool HasQuic()
    {
        inputs.AddOther();
        return machine.HasQuic();
    }
}
