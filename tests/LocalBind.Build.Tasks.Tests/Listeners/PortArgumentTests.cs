using System;
using System.Runtime.InteropServices;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Listeners.Linux;
using LocalBind.Build.Tasks.Listeners.MacOS;
using LocalBind.Build.Tasks.Listeners.Windows;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Listeners;

/// <summary>Bad numbers, and readers on a system that is not theirs: a reason each time, never an exception.</summary>
public class PortArgumentTests
{
    private static readonly IListenerTable[] Tables = { new LinuxListenerTable(), new MacOSListenerTable(), new WindowsListenerTable() };

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65536)]
    [InlineData(70000)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void NumberThatIsNoPort_IsAFailureInEveryTable(int port) => Assert.All(Tables, table =>
    {
        foreach (var found in new[] { table.Find(port, TransportProtocol.Tcp), table.FindInAnyState(port, TransportProtocol.Udp) })
        {
            Assert.False(found.IsFree);
            Assert.Empty(found.Rows);
            Assert.Contains("not a port", found.Failure, StringComparison.Ordinal);
        }
    });

    [Theory]
    [InlineData(0)]
    [InlineData(70000)]
    public void OwnerOfSuchANumber_IsUnknown(int port)
    {
        var owner = SystemOwners.Current.Find(SystemListeners.Current.Find(port, TransportProtocol.Tcp).Rows, OwnerContext.None);
        Assert.Equal((OwnerKind.Unknown, 0), (owner.Kind, owner.Holders.Count));
        Assert.NotEmpty(owner.Advice);
    }

    [Fact]
    public void TableOfAnotherSystem_IsAFailureWithAReason()
    {
        IListenerTable other = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new MacOSListenerTable() : new WindowsListenerTable();
        var found = other.Find(5080, TransportProtocol.Tcp);
        Assert.False(found.IsFree);
        Assert.NotEmpty(found.Failure!);
    }
}
