using System;
using System.Diagnostics;
using System.IO;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>Certificates that made-up settings name: good ones, and one for every way to be of no use.</summary>
internal static class CertificateFolder
{
    private const string Password = "right";

    /// <summary>Writes them.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var server = SelfSigned(key, "1.3.6.1.5.5.7.3.1");
        using var client = SelfSigned(key, "1.3.6.1.5.5.7.3.2");
        var plain = key.ExportPkcs8PrivateKeyPem();
        void Text(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
        Text("server.pem", server.ExportCertificatePem());
        Text("server.key", plain);
        Text("other.key", otherKey.ExportPkcs8PrivateKeyPem());
        Text("locked.key", key.ExportEncryptedPkcs8PrivateKeyPem(Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)));
        Text("both.pem", server.ExportCertificatePem() + "\n" + plain);
        Text("broken.pfx", "no certificate");
        File.WriteAllBytes(Path.Combine(folder, "server.pfx"), server.Export(X509ContentType.Pfx, Password));
        File.WriteAllBytes(Path.Combine(folder, "client.pfx"), client.Export(X509ContentType.Pfx, Password));
    }

    /// <summary>A home whose store has the developer certificate, made by the tool that makes everybody's.</summary>
    public static string HomeWithDeveloperCertificate()
    {
        var home = Directory.CreateTempSubdirectory("localbind-home").FullName;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["dev-certs", "https"]) { RedirectStandardOutput = true };
        start.Environment["HOME"] = start.Environment["DOTNET_CLI_HOME"] = home;
        using var tool = Process.Start(start)!;
        var output = tool.StandardOutput.ReadToEnd();
        tool.WaitForExit();
        return tool.ExitCode == 0 ? home : throw new InvalidOperationException(output);
    }

    private static X509Certificate2 SelfSigned(ECDsa key, string usage)
    {
        var request = new CertificateRequest("CN=made-up", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], critical: false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
