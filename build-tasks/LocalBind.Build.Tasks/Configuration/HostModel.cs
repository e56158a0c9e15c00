namespace LocalBind.Build.Tasks.Configuration;

/// <summary>Which of ASP.NET Core's builders puts the program's configuration together; they differ in sources and precedence.</summary>
public enum HostModel
{
    /// <summary><c>WebApplication.CreateBuilder</c>.</summary>
    WebApplication,

    /// <summary><c>WebApplication.CreateSlimBuilder</c>: no <c>{App}.settings.json</c>, no https addresses.</summary>
    SlimWebApplication,

    /// <summary><c>Host.CreateDefaultBuilder</c> with <c>ConfigureWebHostDefaults</c>: ASPNETCORE_ variables win over DOTNET_ ones.</summary>
    GenericHost,

    /// <summary><c>WebHost.CreateDefaultBuilder</c>: addresses come from ASPNETCORE_ variables and arguments alone, Kestrel's endpoints from everywhere.</summary>
    WebHost,

    /// <summary><c>WebApplication.CreateEmptyBuilder</c>: reads its arguments and nothing else, and no Kestrel section.</summary>
    EmptyWebApplication,

    /// <summary><c>Host.CreateApplicationBuilder</c>: no web server, so that no configured address is opened.</summary>
    Worker,
}
