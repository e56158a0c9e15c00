using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LocalBind.Benchmarks.Code;

/// <summary>
/// Code as it looks while somebody types it: tokens go, come twice, change places, or are replaced by others; now and then the rest of the file is missing.
/// Most damage is done near names that the analyzers look at, for that is where they read.
/// </summary>
internal static class TokenDamage
{
    private const int Near = 8;

    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal,
        "TcpListener", "UdpClient", "TcpClient", "Socket", "IPAddress", "IPEndPoint", "Dns", "HttpListener", "Prefixes", "Urls", "UseUrls", "UseKestrel", "ConfigureKestrel", "Listen", "ListenAnyIP",
        "ListenLocalhost", "Bind", "Connect", "ConnectAsync", "Run", "RunAsync", "Start", "UseSetting", "Configuration", "HttpClient", "BaseAddress", "Uri", "UriBuilder", "SetSocketOption",
        "ExclusiveAddressUse", "SetEnvironmentVariable", "ForAddress", "WithUrl", "ServerPort", "Any", "IPv6Any", "Parse", "port", "Port", "host", "Host", "url", "Url", "address", "Address");

    private static readonly string[] Strangers =
    [
        "(", ")", "{", "}", "[", "]", "<", ">", ";", ",", ".", "..", "?", "?.", "!", ":", "=", "=>", "==", "+", "++", "&", "*", "@", "$\"{", "\"", "\"\"\"", "'", "//", "/*", "#if ", "#endif ",
        " new ", " new() ", " with { ", " switch { ", " case ", " is ", " as ", " ref ", " out ", " in ", " params ", " await ", " async ", " yield ", " var ", " this", " base", " null", " default",
        " typeof", " nameof", " static ", " partial ", " record ", " class C ", " namespace N ", " using ", " return ", " throw ", " get; ", " field ", " where T : ", " => _ ", " 0 ", " 99999999999 ", " 5000 ",
        " IPAddress.Any ", " \"http://*:5000\" ", " $\"http://{x}:{y}\" ", " [.. x] ", " (1, x) ", " args ",
    ];

    public static string Of(string text, Random random)
    {
        List<string> words = [.. CSharpSyntaxTree.ParseText(text, SourceProject.Parsing).GetRoot().DescendantTokens().Select(token => token.ToFullString())];
        List<int> places = [.. Enumerable.Range(0, words.Count).Where(at => Names.Contains(words[at].Trim()))];
        for (var edits = random.Next(1, 7); edits > 0 && words.Count > 1; edits--)
        {
            var at = places.Count > 0 && random.Next(4) > 0
                ? Math.Clamp(places[random.Next(places.Count)] + random.Next(-Near, Near + 1), 0, words.Count - 1)
                : random.Next(words.Count);
            Damage(words, at, random);
        }

        return string.Concat(words);
    }

    private static void Damage(List<string> words, int at, Random random)
    {
        var other = Math.Clamp(at + random.Next(-Near, Near + 1), 0, words.Count - 1);
        switch (random.Next(100))
        {
            case < 30:
                words.RemoveAt(at);
                break;
            case < 45:
                words.Insert(at, words[at]);
                break;
            case < 60:
                (words[at], words[other]) = (words[other], words[at]);
                break;
            case < 75:
                words[at] = words[random.Next(words.Count)];
                break;
            case < 90:
                words.Insert(at, Strangers[random.Next(Strangers.Length)]);
                break;
            case < 97:
                words.RemoveRange(at, Math.Min(random.Next(2, 20), words.Count - at));
                break;
            default:
                words.RemoveRange(at, words.Count - at);
                break;
        }
    }
}
