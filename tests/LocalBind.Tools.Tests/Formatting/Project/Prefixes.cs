using System.Net;

namespace Formatted;

internal static class Prefixes
{
    private const string Prefix = "http://*:6130/";

    public static void Start(string host = "+")
    {
        var listener = new HttpListener { Prefixes = { "http://+:6131/" } };
        listener.Prefixes.Add(Prefix);
        listener.Prefixes.Add($"http://{host}:6132/");
        listener.Prefixes.Add("http://localhost:8888/"); // Jupyter's
        listener.Prefixes.Add("https://localhost:443/");
        listener.Start();
    }
}
