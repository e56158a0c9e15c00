using System;
using System.Diagnostics;
using System.Globalization;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.Tests.Configuration.Differential;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners.Linux;

/// <summary>Real programs that hold a port: what they are called, and that the command of the advice, run as printed, gives the port back.</summary>
public class LiveAdviceTests
{
    private static readonly OwnerContext ThisApp = new() { OutputAssembly = KestrelProcess.Assembly, Budget = TimeSpan.FromMinutes(1) };

    private static string DotNet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    [PythonFact]
    public void Program_GivesItsPortBack()
    {
        using var process = ListeningProcess.Running("sleep", "1000");
        var owner = Look(process);
        Assert.Equal((OwnerKind.OtherProcess, process.Pid, $"kill {Number(process.Pid)}"), (owner.Kind, owner.Process?.Pid, owner.StopCommand));
        AssertStops(owner, process);
    }

    [PythonFact]
    public void PreviousInstance_GivesItsPortBack()
    {
        using var process = ListeningProcess.Running(DotNet, KestrelProcess.Assembly);
        var owner = Look(process);
        Assert.Equal(OwnerKind.PreviousInstance, owner.Kind);
        Assert.StartsWith("a previous instance of this app", owner.Description, StringComparison.Ordinal);
        AssertStops(owner, process);
    }

    [PythonFact]
    public void OtherApp_IsNoPreviousInstance()
    {
        using var process = ListeningProcess.Running(DotNet, KestrelProcess.Assembly);
        var owner = SystemOwners.Current.Find(process.Rows, ThisApp with { OutputAssembly = "/elsewhere/KestrelServer.dll" });
        Assert.Equal(OwnerKind.DotNetApp, owner.Kind);
        Assert.StartsWith(".NET app ", owner.Description, StringComparison.Ordinal);
    }

    [PythonFact]
    public void OrphanedInstance_IsToldApart()
    {
        using var process = ListeningProcess.Orphan(DotNet, KestrelProcess.Assembly);
        var owner = Look(process);
        Assert.Equal((OwnerKind.PreviousInstance, process.Pid), (owner.Kind, owner.Process?.Pid));
        Assert.EndsWith(", orphaned: what started it is gone", owner.Description, StringComparison.Ordinal);
        AssertStops(owner, process);
    }

    [PythonFact]
    public void InstanceUnderWatch_IsEndedWithTheWatch()
    {
        using var process = ListeningProcess.Under("dotnet watch", DotNet, KestrelProcess.Assembly);
        var owner = Look(process);
        Assert.EndsWith($", still under 'dotnet watch' (pid {Number(process.Starter)})", owner.Description, StringComparison.Ordinal);
        Assert.Equal($"kill {Number(process.Starter)} {Number(process.Pid)}", owner.StopCommand);
        AssertStops(owner, process);
    }

    [PythonFact]
    public void SuspendedInstance_HearsTheCommandOfTheAdvice()
    {
        using var process = ListeningProcess.Running("sleep", "1000");
        process.Suspend();
        var owner = Look(process);
        Assert.True(owner.Process!.IsSuspended);
        Assert.Equal($"kill -9 {Number(process.Pid)}", owner.StopCommand);
        AssertStops(owner, process);
    }

    private static PortOwner Look(ListeningProcess process) => SystemOwners.Current.Find(process.Rows, ThisApp);

    private static void AssertStops(PortOwner owner, ListeningProcess process)
    {
        Assert.NotEmpty(process.Rows);
        Shell(owner.StopCommand!);
        Assert.True(process.WaitUntilFree(), $"\"{owner.StopCommand}\" did not give the port back");
    }

    private static void Shell(string command)
    {
        using var shell = Process.Start("sh", new[] { "-c", command });
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
