namespace LocalBind.Endpoints;

/// <summary>From where a listener can be reached.</summary>
public enum Exposure
{
    /// <summary>From this machine only: 127.0.0.0/8 (RFC 1122 §3.2.1.3) and ::1 (RFC 4291 §2.5.3).</summary>
    Loopback,

    /// <summary>A multicast group (RFC 5771, RFC 4291 §2.7): membership is not a listener that others connect to.</summary>
    Multicast,

    /// <summary>From the network of one interface: a fixed address that is not loopback, or a host name only resolved at run time.</summary>
    Network,

    /// <summary>From every network that the machine is attached to.</summary>
    EveryInterface,
}
