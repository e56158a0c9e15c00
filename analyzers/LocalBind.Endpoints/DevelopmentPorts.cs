using System.Collections.Generic;

namespace LocalBind.Endpoints;

/// <summary>
/// The ports that web frameworks take by default in development: everybody's first port, so the one that is most often taken.
/// Each number is the documented default of the programs named with it.
/// </summary>
public static class DevelopmentPorts
{
    /// <summary>Port to the programs that use it, as a phrase for a message.</summary>
    public static IReadOnlyDictionary<int, string> Users { get; } = new Dictionary<int, string>
    {
        [3000] = "Express, Rails, React and Grafana",
        [4200] = "Angular",
        [5000] = "Flask, ASP.NET Core and the macOS AirPlay receiver",
        [5001] = "ASP.NET Core over HTTPS",
        [5173] = "Vite",
        [8000] = "Django, uvicorn and python -m http.server",
        [8080] = "webpack, Tomcat and Jenkins",
        [8888] = "Jupyter",
    };
}
