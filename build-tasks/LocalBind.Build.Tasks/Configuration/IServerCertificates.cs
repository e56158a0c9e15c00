namespace LocalBind.Build.Tasks.Configuration;

/// <summary>The certificates of this machine, as far as an https address needs them.</summary>
public interface IServerCertificates
{
    /// <summary>Whether the user's store has a valid ASP.NET Core developer certificate.</summary>
    bool HasDeveloperCertificate();
}
