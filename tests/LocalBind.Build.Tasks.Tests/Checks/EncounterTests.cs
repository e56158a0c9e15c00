using System.Net;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Checks;

/// <summary>The bind tables of the three systems: who listens, who wants to.</summary>
public class EncounterTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", Encounter.Conflict, Encounter.Conflict, Encounter.Conflict)]
    [InlineData("127.0.0.1", "0.0.0.0", Encounter.Conflict, Encounter.ShadowIfBindable, Encounter.ShadowIfBindable)]
    [InlineData("127.0.0.1", "::dual", Encounter.Conflict, Encounter.ShadowIfBindable, Encounter.ShadowIfBindable)]
    [InlineData("127.0.0.1", "127.0.0.2", Encounter.None, Encounter.None, Encounter.None)]
    [InlineData("127.0.0.1", "::1", Encounter.None, Encounter.None, Encounter.None)]
    [InlineData("0.0.0.0", "127.0.0.1", Encounter.Conflict, Encounter.ShadowIfBindable, Encounter.ShadowIfBindable)]
    [InlineData("0.0.0.0", "0.0.0.0", Encounter.Conflict, Encounter.Conflict, Encounter.Conflict)]
    [InlineData("0.0.0.0", "::1", Encounter.None, Encounter.None, Encounter.None)]
    [InlineData("0.0.0.0", "::dual", Encounter.Conflict, Encounter.ShadowIfBindable, Encounter.Conflict)]
    [InlineData("::1", "127.0.0.1", Encounter.Shadow, Encounter.Shadow, Encounter.Shadow)]
    [InlineData("::1", "::1", Encounter.Conflict, Encounter.Conflict, Encounter.Conflict)]
    [InlineData("::1", "::dual", Encounter.Conflict, Encounter.ShadowIfBindable, Encounter.ShadowIfBindable)]
    [InlineData("::dual", "127.0.0.1", Encounter.Conflict, Encounter.ShadowIfBindable, Encounter.ShadowIfBindable)]
    [InlineData("::dual", "::dual", Encounter.Conflict, Encounter.Conflict, Encounter.Conflict)]
    [InlineData("::dual", "0.0.0.0", Encounter.Conflict, Encounter.Conflict, Encounter.Conflict)]
    public void Judge(string listening, string wanted, Encounter linux, Encounter macOS, Encounter windows)
    {
        var (listeningAddress, listenerIsDual) = Address(listening);
        var (wantedAddress, wantedIsDual) = Address(wanted);
        var listener = new Listener(listeningAddress, 5000, TransportProtocol.Tcp) { IsDualStack = listenerIsDual };
        var socket = new PlannedSocket(wantedAddress, 5000, TransportProtocol.Tcp, wantedIsDual);

        Assert.Equal(linux, Encounters.Judge(SystemKind.Linux, socket, listener));
        Assert.Equal(macOS, Encounters.Judge(SystemKind.MacOS, socket, listener));
        Assert.Equal(windows, Encounters.Judge(SystemKind.Windows, socket, listener));
    }

    private static (IPAddress Address, bool IsDual) Address(string text) =>
        text == "::dual" ? (IPAddress.IPv6Any, true) : (IPAddress.Parse(text), false);
}
