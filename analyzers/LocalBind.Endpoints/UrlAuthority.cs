using System;

namespace LocalBind.Endpoints;

/// <summary>Host and port in a URL of any scheme, or in <c>host:port</c> (RFC 3986 §3.2, user information left out).</summary>
/// <param name="Host">The host, an IPv6 address with its brackets; it may be empty.</param>
/// <param name="Port">What stands behind the colon, or null where there is none.</param>
public readonly record struct UrlAuthority(TextRange Host, TextRange? Port)
{
    /// <summary>Both, with the colon between them.</summary>
    public TextRange Whole => TextRange.FromBounds(Host.Start, (Port ?? Host).End);

    /// <summary>Finds the authority of a URL; null where nothing stands in its place.</summary>
    /// <param name="url">The text.</param>
    /// <param name="start">Where it begins: behind <c>://</c>, or at 0.</param>
    public static UrlAuthority? Find(string url, int start)
    {
        var end = url.IndexOfAny(['/', '?', '#'], start) is >= 0 and var path ? path : url.Length;
        var at = url.LastIndexOf('@', Math.Max(end - 1, 0), Math.Max(end - start, 0));
        start = at >= 0 ? at + 1 : start;
        if (end <= start)
        {
            return null;
        }

        var colon = url.LastIndexOf(':', end - 1, end - start);
        return colon < 0 || url.IndexOf(']', colon, end - colon) >= 0
            ? new UrlAuthority(TextRange.FromBounds(start, end), null)
            : new UrlAuthority(TextRange.FromBounds(start, colon), TextRange.FromBounds(colon + 1, end));
    }
}
