using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using LocalBind.Endpoints;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LocalBind.Analyzers.Options;

/// <summary>Who is meant to reach the listeners of a project.</summary>
internal enum ExposureOption
{
    /// <summary>This machine: every other bind is reported.</summary>
    Loopback,

    /// <summary>The network: only what runs in development alone is reported.</summary>
    Network,
}

/// <summary>An option with a value that cannot be read.</summary>
internal sealed record OptionError(string Key, string Value, string Expected);

/// <summary>
/// What a project says about its endpoints, in <c>.editorconfig</c> or <c>.globalconfig</c> (<c>localbind_exposure</c>) or as MSBuild properties (<c>LocalBindExposure</c>).
/// The former win. docs/options.md lists them.
/// </summary>
internal sealed class LocalBindOptions
{
    private const string ExposureKey = "localbind_exposure";
    private const string AllowedPortsKey = "localbind_allowed_ports";
    private const string DynamicRangeKey = "localbind_dynamic_range";
    private const string DevelopmentPortsKey = "localbind_development_ports";
    private const string DeploymentFilesKey = "localbind_deployment_files";

    private readonly List<OptionError> _errors = [];
    private ImmutableArray<PortRange> _allowedPorts = [];

    private LocalBindOptions()
    {
    }

    public ExposureOption Exposure { get; private set; }

    /// <summary>The ports that the system hands out.</summary>
    public PortRange DynamicRange { get; private set; } = PortRange.IanaDynamic;

    /// <summary>Framework ports, with the names of their users where they are known.</summary>
    public IReadOnlyDictionary<int, string> DevelopmentPorts { get; private set; } = LocalBind.Endpoints.DevelopmentPorts.Users;

    /// <summary>Whether configuration files of deployed environments are reported as well.</summary>
    public bool ReportDeploymentFiles { get; private set; }

    /// <summary>The values that could not be read; their defaults hold.</summary>
    public IReadOnlyList<OptionError> Errors => _errors;

    public static LocalBindOptions Read(AnalyzerConfigOptions options)
    {
        var read = new LocalBindOptions();
        read.One(options, ExposureKey, "loopback or network", value =>
        {
            var isKnown = Enum.TryParse<ExposureOption>(value, ignoreCase: true, out var exposure) && char.IsLetter(value[0]);
            read.Exposure = isKnown ? exposure : default;
            return isKnown;
        });
        read.One(options, DynamicRangeKey, "iana, linux, or two ports such as 49152-65535", value =>
        {
            var isRange = PortRange.TryParseDynamic(value, out var range);
            read.DynamicRange = isRange ? range : PortRange.IanaDynamic;
            return isRange;
        });
        read.One(options, AllowedPortsKey, "ports and ranges such as 8080, 9000-9010", value => TryReadRanges(value, out read._allowedPorts));
        read.One(options, DevelopmentPortsKey, "ports such as 3000, 5000, or none", read.TryReadDevelopmentPorts);
        read.One(options, DeploymentFilesKey, "report or silent", value =>
        {
            read.ReportDeploymentFiles = value.Equals("report", StringComparison.OrdinalIgnoreCase);
            return read.ReportDeploymentFiles || value.Equals("silent", StringComparison.OrdinalIgnoreCase);
        });
        return read;
    }

    /// <summary>Whether the project says that a fixed port is meant to be what it is.</summary>
    public bool Allows(int port) => _allowedPorts.Any(range => range.Contains(port));

    private void One(AnalyzerConfigOptions options, string key, string expected, Func<string, bool> read)
    {
        var property = PropertyOf(key);
        var name = key;
        if (!options.TryGetValue(key, out var value) || value.Trim().Length == 0)
        {
            name = property;
            if (!options.TryGetValue("build_property." + property, out value) || value.Trim().Length == 0)
            {
                return;
            }
        }

        if (!read(value.Trim()))
        {
            _errors.Add(new OptionError(name, value.Trim(), expected));
        }
    }

    // localbind_allowed_ports is LocalBindAllowedPorts in MSBuild.
    private static string PropertyOf(string key) =>
        string.Concat(key.Split('_').Select(word => word == "localbind" ? "LocalBind" : char.ToUpperInvariant(word[0]) + word.Substring(1)));

    private static bool TryReadRanges(string value, out ImmutableArray<PortRange> ranges)
    {
        var read = ImmutableArray.CreateBuilder<PortRange>();
        foreach (var part in Parts(value))
        {
            if (!PortRange.TryParse(part, out var range))
            {
                ranges = [];
                return false;
            }

            read.Add(range);
        }

        ranges = read.ToImmutable();
        return true;
    }

    private bool TryReadDevelopmentPorts(string value)
    {
        var ports = new Dictionary<int, string>();
        if (!value.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var part in Parts(value))
            {
                if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || !Ports.IsInRange(port))
                {
                    return false;
                }

                ports[port] = LocalBind.Endpoints.DevelopmentPorts.Users.TryGetValue(port, out var users) ? users : "other programs";
            }
        }

        DevelopmentPorts = ports;
        return true;
    }

    private static IEnumerable<string> Parts(string value) =>
        value.Split([',', ' ', '|'], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim());
}
