using System;
using System.Collections.Generic;
using System.Linq;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Configuration;

/// <summary>From configuration keys to the endpoints that Kestrel opens: ASP.NET Core 10's GenericWebHostService, KestrelConfigurationLoader and AddressBinder.</summary>
public sealed class KestrelEndpoints
{
    private readonly HostConfiguration _host;
    private readonly LayeredConfiguration _sources;
    private readonly ProgramFacts _facts;
    private readonly IServerMachine _machine;
    private readonly KestrelCertificates _certificates;
    private readonly ListeningPlan _plan = new();

    private KestrelEndpoints(HostConfiguration host, ProgramFacts facts, IServerMachine machine)
    {
        _host = host;
        _sources = host.Sources;
        _facts = facts;
        _machine = machine;
        _certificates = new KestrelCertificates(host, machine);
    }

    // The sections that no server has: Logging, AllowedHosts.
    private bool ReadsSections => _facts.Source.Host != HostModel.EmptyWebApplication;

    private bool KnowsHttps => _facts.Source.AddsHttps || _facts.Source.Host is not (HostModel.SlimWebApplication or HostModel.EmptyWebApplication);

    // Where the settings of the server are looked up that are not Kestrel's own.
    private LayeredConfiguration ServerSettings => _facts.Source.Host == HostModel.WebHost ? _host.HostSources! : _sources;

    /// <summary>Finds what the program will open.</summary>
    public static ListeningPlan Resolve(HostConfiguration host, ProgramFacts facts, IServerMachine machine)
    {
        var reader = new KestrelEndpoints(host, facts, machine);
        reader.Resolve();
        return reader._plan;
    }

    private void Resolve()
    {
        if ((_host.Failure ?? (ReadsSections ? LogLevels.Failure(_sources) ?? ConsoleLogging.Failure(_sources) ?? AllowedHosts.Failure(_sources) : null)) is { } failure)
        {
            _plan.Fail(new(failure.Message, failure.Advice, failure.Origin));
            return;
        }

        if (_host.KestrelSection.Length > 0 && KnowsHttps && _certificates.DefaultFailure() is { } broken)
        {
            _plan.Fail(broken);
            return;
        }

        var urls = Urls();
        var endpoints = _host.KestrelSection.Length > 0 ? Endpoints() : [];
        if (_plan.Failure is not null)
        {
            return;
        }

        _plan.PrefersUrls = urls.Count > 0 && (_facts.Source.PrefersUrls || HostSettings.IsTrue(ServerSettings.Text("preferHostingUrls")));
        if (endpoints.Count > 0 && !_plan.PrefersUrls)
        {
            _plan.IgnoresUrls = true;
            endpoints.ForEach(Open);
        }
        else if (urls.Count > 0)
        {
            urls.ForEach(Open);
        }
        else
        {
            Open(new Address(ServerUrl.Parse("http://localhost:5000"), ValueOrigin.Default, 0, EndpointSetting.Default, null));
        }

        FailOnOverlap();
    }

    private List<Address> Urls()
    {
        var addresses = new List<Address>();
        if (UrlsSetting() is { } urls)
        {
            // A generic host has UseUrls among its own settings, below those of the program.
            _plan.ReplacesUseUrls = _facts.Source.Host == HostModel.GenericHost && !ReferenceEquals(urls, _host.HostUrls);
            foreach (var part in ServerUrl.Split(urls.Text!))
            {
                addresses.Add(new(ServerUrl.Parse(part.Of(urls.Text!)), urls.Origin, part.Start, EndpointSetting.Urls, null));
            }

            return addresses;
        }

        // A web host does not know the lists of ports.
        if (_facts.Source.Host != HostModel.WebHost)
        {
            AddPorts(addresses, "http_ports", "http");
            AddPorts(addresses, "https_ports", "https");
        }

        return addresses;
    }

    private ConfigurationValue? UrlsSetting() => _facts.Source.Host == HostModel.WebHost
        ? NotEmpty(ServerSettings.Find("urls") ?? ServerSettings.Find("server.urls"))
        : NotEmpty(_sources.Find("urls")) ?? NotEmpty(_host.HostUrls);

    private void AddPorts(List<Address> addresses, string key, string scheme)
    {
        if (_sources.Find(key) is not { Text: { } ports } value)
        {
            return;
        }

        foreach (var part in ServerUrl.Split(ports))
        {
            var text = part.Of(ports);
            var port = text.Trim();
            if (port.Length > 0)
            {
                var url = ServerUrl.Parse($"{scheme}://*:{port}");

                // The port's place in the made-up address, so that it is found in the list again.
                var start = part.Start + text.IndexOf(port, StringComparison.Ordinal) - (url.Text.Length - port.Length);
                addresses.Add(new(url, value.Origin, start, EndpointSetting.PortList, null));
            }
        }
    }

    // All are parsed even where urls replace them; the first that cannot be stops the program.
    private List<Address> Endpoints()
    {
        var addresses = new List<Address>();
        foreach (var name in _sources.Children(_host.KestrelSection + ":Endpoints"))
        {
            var section = $"{_host.KestrelSection}:Endpoints:{name}";
            if (_sources.Find(section + ":Url") is not { Text.Length: > 0 } url)
            {
                _plan.Fail(new($"The endpoint {name} is missing the required 'Url' parameter.", "Add the key Url.", OriginOf(section)));
                return addresses;
            }

            if (_certificates.SectionFailure(name, url.Origin) is { } failure)
            {
                _plan.Fail(failure);
                return addresses;
            }

            var address = new Address(ServerUrl.Parse(url.Text!), url.Origin, 0, EndpointSetting.KestrelEndpoint, name);
            addresses.Add(address);
        }

        foreach (var address in addresses)
        {
            if (!Check(address))
            {
                break;
            }
        }

        return addresses;
    }

    private void Open(Address address)
    {
        // Kestrel endpoints have been checked already.
        if (_plan.Failure is not null || (address.Name is null && !Check(address)))
        {
            return;
        }

        if (KestrelUrl.Obstacle(address.Url, _facts.IsWindows) is { } obstacle)
        {
            _plan.Fail(new(obstacle.Message, obstacle.Advice, address.Origin, address.Part(obstacle.Part)));
            return;
        }

        var protocols = KestrelProtocols.Read(_sources, _host.KestrelSection, address.Name, KestrelUrl.IsHttps(address.Url), _machine);
        if (protocols.Failure is { } failure)
        {
            _plan.Fail(new(failure, "Change Protocols of Kestrel's endpoint or endpoint defaults.", address.Origin));
            return;
        }

        if (KestrelUrl.Misreading(address.Url) is { } misread)
        {
            _plan.Add(new ConfigurationProblem(misread.Message, misread.Advice, address.Origin, address.Part(misread.Part)));
        }

        if (address.Url.Endpoint is null)
        {
            if (_plan.AddressesWithoutPort.Any(a => ServerUrl.Parse(a).UnixSocketPath is { } path && path == address.Url.UnixSocketPath))
            {
                _plan.Fail(new($"Failed to bind to address {address.Url.Text}: address already in use by this program itself.", "Give one of them another path.", address.Origin));
            }

            _plan.AddWithoutPort(address.Url.Text);
        }
        else
        {
            Add(address, address.Url.Endpoint, protocols);
        }
    }

    private void Add(Address address, Endpoint endpoint, KestrelProtocols protocols)
    {
        var portPart = address.Part(address.Url.PortRange);
        var tcp = new ConfiguredEndpoint(endpoint, address.Origin, address.Setting)
        {
            Text = address.Url.Text,
            UrlKey = address.Name is null ? null : $"{_host.KestrelSection}:Endpoints:{address.Name}:Url",
            PortPart = portPart,
            HostPart = address.Setting == EndpointSetting.PortList ? portPart : address.Part(address.Url.HostRange),
        };
        if (protocols.Tcp)
        {
            _plan.Add(tcp);
        }

        // A port of the system's choice is not opened a second time.
        if (protocols.Udp && !(protocols.Tcp && endpoint.Port == 0))
        {
            _plan.Add(tcp with { Endpoint = endpoint with { Protocol = TransportProtocol.Udp }, Companion = protocols.Tcp ? tcp : null });
        }
    }

    private bool Check(Address address)
    {
        if (KestrelUrl.Refusal(address.Url) is { } refusal)
        {
            _plan.Fail(new(refusal.Message, refusal.Advice, address.Origin, address.Part(refusal.Part)));
            return false;
        }

        var isHttps = KestrelUrl.IsHttps(address.Url);
        if (isHttps && !KnowsHttps)
        {
            _plan.Fail(new("Call UseKestrelHttpsConfiguration() on IWebHostBuilder to enable loading HTTPS settings from configuration.", "Call it, or use http.", address.Origin));
        }
        else if (_certificates.Failure(address.Name, isHttps, address.Origin) is { } failure)
        {
            _plan.Fail(failure);
        }

        return _plan.Failure is null;
    }

    private void FailOnOverlap()
    {
        for (var later = 1; later < _plan.Endpoints.Count; later++)
        {
            var second = _plan.Endpoints[later];
            if (_plan.Endpoints.Take(later).FirstOrDefault(e => e.Endpoint.ConflictsWith(second.Endpoint)) is { } first)
            {
                _plan.Overlap = (first, second);
                _plan.Fail(new(
                    $"Failed to bind to address {second.Text}: address already in use. {first.Text} of the same program has port {Ports.Text(second.Endpoint.Port)} already.",
                    "Give one of them another port.",
                    second.Origin,
                    second.PortPart));
                return;
            }
        }
    }

    private ValueOrigin OriginOf(string section) =>
        _sources.Find(section)?.Origin
        ?? _sources.Children(section).Select(c => _sources.Find($"{section}:{c}")?.Origin).FirstOrDefault(o => o is not null)
        ?? ValueOrigin.Default;

    private static ConfigurationValue? NotEmpty(ConfigurationValue? value) => value is { Text.Length: > 0 } ? value : null;

    /// <summary>One address of the configuration, and where its text starts in the value.</summary>
    private sealed record Address(ServerUrl Url, ValueOrigin Origin, int Start, EndpointSetting Setting, string? Name)
    {
        public TextRange? Part(TextRange? inUrl) => inUrl is { } range && range.Start + Start >= 0 ? range.Shift(Start) : null;
    }
}
