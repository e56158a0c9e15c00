using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace LocalBind.Endpoints;

/// <summary>
/// Where a listener opens its sockets: one address, both loopback addresses (<c>localhost</c>), or every interface.
/// </summary>
public sealed class BindAddress : IEquatable<BindAddress>
{
    private readonly IPAddress[] _addresses;
    private string? _text;

    private BindAddress(string? text, Exposure exposure, bool isDualStack, params IPAddress[] addresses)
    {
        _text = text;
        Exposure = exposure;
        IsDualStack = isDualStack;
        _addresses = addresses;
    }

    /// <summary>Both loopback addresses, as Kestrel and HttpListener take <c>localhost</c>.</summary>
    public static BindAddress Localhost { get; } = new("localhost", Exposure.Loopback, false, IPAddress.Loopback, IPAddress.IPv6Loopback);

    /// <summary>127.0.0.1.</summary>
    public static BindAddress Loopback { get; } = FromAddress(IPAddress.Loopback);

    /// <summary>::1.</summary>
    public static BindAddress IPv6Loopback { get; } = FromAddress(IPAddress.IPv6Loopback);

    /// <summary>0.0.0.0: every IPv4 interface.</summary>
    public static BindAddress IPv4Any { get; } = FromAddress(IPAddress.Any);

    /// <summary>[::]: every IPv6 interface, and IPv4 too on a dual-stack socket.</summary>
    public static BindAddress IPv6Any { get; } = FromAddress(IPAddress.IPv6Any);

    /// <summary>One dual-stack socket on [::], as Kestrel opens for <c>*</c>, <c>+</c> and every host name it does not know.</summary>
    public static BindAddress EveryInterface { get; } = new("*", Exposure.EveryInterface, true, IPAddress.IPv6Any);

    /// <summary>The address as it is shown to people, without brackets: <c>localhost</c>, <c>0.0.0.0</c>, <c>::1</c>, <c>*</c>, a host name.</summary>
    public string Text => _text ??= _addresses[0].ToString();

    /// <summary>From where the listener can be reached.</summary>
    public Exposure Exposure { get; }

    /// <summary>Whether one IPv6 socket takes IPv4 connections as well.</summary>
    public bool IsDualStack { get; }

    /// <summary>The addresses of the sockets that are opened; empty for a host name that is only resolved at run time.</summary>
    public IReadOnlyList<IPAddress> Addresses => _addresses;

    /// <summary>The bind address that stands for <paramref name="address"/> alone.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="address"/> is null.</exception>
    public static BindAddress FromAddress(IPAddress address)
    {
        if (address is null)
        {
            throw new ArgumentNullException(nameof(address));
        }

        // Its text is made when somebody reads it: most addresses are only compared.
        return new(null, ExposureOf(address), IsWildcard(address) && address is { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: 0 }, address);
    }

    /// <summary>A host name that the server resolves when it starts (HttpListener, a socket bound to <c>Dns</c> results).</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static BindAddress FromHostName(string name)
    {
        if (name is null)
        {
            throw new ArgumentNullException(nameof(name));
        }

        return IsLocalhostName(name) ? Localhost : new(name, Exposure.Network, false);
    }

    /// <summary>
    /// Reads the text of a host as a socket API would: an address in any spelling that .NET takes (<c>0</c>, <c>127.1</c>, <c>[::]</c>), or <c>localhost</c>.
    /// </summary>
    /// <returns>Whether the text is such a host; a name that needs resolving is not.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BindAddress? address)
    {
        address = null;
        if (text is null)
        {
            return false;
        }

        if (IsLocalhostName(text))
        {
            address = Localhost;
        }
        else if (IPAddress.TryParse(text, out var ip))
        {
            address = FromAddress(ip);
        }

        return address is not null;
    }

    /// <summary>Whether the name is <c>localhost</c>, without case. (Kestrel also takes <c>*.localhost</c>: see <see cref="ServerUrl"/>.)</summary>
    public static bool IsLocalhostName(string name) => string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a listener here and one at <paramref name="other"/> cannot have the same port of the same protocol.
    /// Judged as Linux does: a wildcard meets every specific address of its families (the bind table of Linux' inet_csk_get_port).
    /// Addresses known only at run time are taken not to overlap.
    /// </summary>
    public bool Overlaps(BindAddress other)
    {
        if (other is null)
        {
            return false;
        }

        foreach (var mine in _addresses)
        {
            foreach (var theirs in other._addresses)
            {
                if (SocketsOverlap(mine, IsDualStack, theirs, other.IsDualStack))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the address is the unspecified address of its family (0.0.0.0, ::, or ::ffff:0.0.0.0).</summary>
    public static bool IsWildcard(IPAddress address)
    {
        var plain = Unmapped(WithoutNeedlessZone(address));
        return plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any);
    }

    /// <summary>
    /// The address as the system knows it: <c>::1</c> and <c>::</c> are the same whatever interface is named with them (<c>::1%lo</c>). To .NET <c>::%lo</c> is another address
    /// than <c>::</c>, though: a socket there is not made dual-stack.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="address"/> is null.</exception>
    public static IPAddress WithoutNeedlessZone(IPAddress address)
    {
        if (address is null)
        {
            throw new ArgumentNullException(nameof(address));
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId == 0)
        {
            return address;
        }

        var bare = new IPAddress(address.GetAddressBytes());
        return bare.Equals(IPAddress.IPv6Any) || bare.Equals(IPAddress.IPv6Loopback) ? bare : address;
    }

    /// <inheritdoc/>
    public bool Equals(BindAddress? other)
    {
        if (other is null || IsDualStack != other.IsDualStack || _addresses.Length != other._addresses.Length)
        {
            return false;
        }

        for (var i = 0; i < _addresses.Length; i++)
        {
            if (!_addresses[i].Equals(other._addresses[i]))
            {
                return false;
            }
        }

        return _addresses.Length > 0 || string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BindAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => _addresses.Length > 0 ? _addresses[0].GetHashCode() : StringComparer.OrdinalIgnoreCase.GetHashCode(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool SocketsOverlap(IPAddress a, bool aIsDual, IPAddress b, bool bIsDual)
    {
        if (a.AddressFamily == b.AddressFamily)
        {
            return WithoutNeedlessZone(a).Equals(WithoutNeedlessZone(b)) || IsWildcard(a) || IsWildcard(b);
        }

        // Across the families only a dual-stack wildcard meets the other family, and it meets all of it.
        return a.AddressFamily == AddressFamily.InterNetworkV6 ? aIsDual : bIsDual;
    }

    private static Exposure ExposureOf(IPAddress address)
    {
        var plain = Unmapped(WithoutNeedlessZone(address));
        if (IPAddress.IsLoopback(plain))
        {
            return Exposure.Loopback;
        }

        if (IsWildcard(plain))
        {
            return Exposure.EveryInterface;
        }

        return IsMulticast(plain) ? Exposure.Multicast : Exposure.Network;
    }

    // 224.0.0.0/4 (RFC 5771 §3) or ff00::/8 (RFC 4291 §2.7).
    private static bool IsMulticast(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? address.IsIPv6Multicast : (address.GetAddressBytes()[0] & 0xF0) == 0xE0;

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
