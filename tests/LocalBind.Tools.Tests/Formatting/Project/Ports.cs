using System.ComponentModel;

namespace Formatted;

/// <summary>Constants that several listeners share.</summary>
internal static class Ports
{
    public const int Web = 6110;
    public const int Chat = 6111;
    public const ushort Small = 6112;
    public const string Url = "http://localhost:6113";
    public const int Shown = 6114;

    public static readonly int Base = 6115;

    [DefaultValue(Shown)]
    public static int Default { get; set; } = 6116;
}

internal enum Service
{
    /// <summary>Says what it gets.</summary>
    Echo = 6117,
}
