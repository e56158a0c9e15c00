using System.Globalization;
using System.IO;

namespace LocalBind.Build.Tasks.Tests.Configuration.Differential;

/// <summary>Makes up addresses and lists of them.</summary>
internal sealed class AddressGenerator(Dice dice, string folder)
{
    private static readonly string[] Hosts =
    [
        "localhost", "localhost", "localhost", "127.0.0.1", "127.0.0.1", "0.0.0.0", "[::1]", "[::]", "*", "+", "api.localhost", "LOCALHOST", "127.1", "0", "myhost", "::1", "", ".localhost", "localhost.",
        "127.0.0.2", "[::ffff:127.0.0.1]", "user@localhost", "a.b.localhost", "0x7f.1", "2130706433", "[0:0:0:0:0:0:0:1]", "[::1%lo]", "localhost%20", "ho st", "127.0.0.1.", "\u00fcber", "[", "[]",
    ];

    public string Urls() => dice.Next(0, 14) switch
    {
        0 => "",
        1 => ";",
        2 => Url() + ";",
        3 or 4 or 5 => Url() + ";" + Url(),
        6 => Url() + "; " + Url(),
        7 => Url() + "," + Url(),
        8 => $"http://localhost:{Port()};http://[::1]:{Port()};http://127.0.0.1:{Port()}",
        _ => Url(),
    };

    public string Url()
    {
        if (dice.Chance(82))
        {
            return $"{(dice.Chance(93) ? "http" : "https")}://{dice.Pick("localhost", "127.0.0.1", "*", "[::1]", "0.0.0.0", "+")}:{Port()}";
        }

        var scheme = dice.Pick("http", "http", "http", "HTTP", "https", "Https", "ftp", "", "h2c", " http");
        var port = dice.Pick(
            ":" + Port(), ":" + Port(), ":" + Port(), ":0", "", ":", ":http", ":%PORT%", ":70000", ":-1", ": " + Port(), ":+" + Port(), ":99999999999", ":0" + Port(), ":" + Port() + " ", ":5_000", ":0x1388", ":65535", ":65536", ":5e3");
        var path = dice.Pick("", "", "", "/", "//", "/app", "/app/", "?x=1", "#f", "/?x=1", "\\app");
        return dice.Chance(8) ? Odd() : $"{scheme}://{dice.Pick(Hosts)}{port}{path}";
    }

    public string PortList() => dice.Pick(Port(), Port(), $"{Port()};{Port()}", $" {Port()} ; ", "", ";", "abc", $"{Port()},{Port()}", "*", "0", "70000", "http://localhost:" + Port());

    public string Port() => dice.Next(5000, 6000).ToString(CultureInfo.InvariantCulture);

    private string Odd()
    {
        var socket = Path.Combine(folder, dice.Pick("a.sock", "b.sock", "stale.sock", "missing/a.sock", new string('s', 120)));
        return dice.Pick(
            "localhost:5000", "http:/localhost:5000", "5000", "http://", $"http://unix:{socket}", $"http://unix:{socket}:", $"https://unix:{socket}", $"HTTP://UNIX:{socket}", "http://unix:relative.sock", $"http://unix:{socket}:/base",
            "http://pipe:/name", "http://pipe:name", "https://pipe:/name", "://localhost", "http//localhost:5000", "tcp://127.0.0.1:5000");
    }
}
