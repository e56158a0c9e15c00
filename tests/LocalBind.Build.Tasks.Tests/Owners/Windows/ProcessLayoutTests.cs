using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using LocalBind.Build.Tasks.Owners.Windows;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners.Windows;

/// <summary>PROCESSENTRY32W and ENUM_SERVICE_STATUS_PROCESSW, byte by byte, as a 64-bit process has them.</summary>
public class ProcessLayoutTests
{
    [Fact]
    public void Sizes_AreThoseOfTheHeaders() => Assert.Equal(IntPtr.Size == 8 ? (568, 56) : (556, 44), (ProcessSnapshot.EntrySize, WindowsServices.EntrySize));

    [Fact]
    public void ProcessEntry_IsRead()
    {
        // dwSize, cntUsage, th32ProcessID, 4 unused, th32DefaultHeapID (8), th32ModuleID, cntThreads, th32ParentProcessID, pcPriClassBase, dwFlags, szExeFile
        var entry = Bytes("38020000 00000000 98220000 00000000 0000000000000000 00000000 21000000 84030000 08000000 00000000");
        Assert.Equal(44, entry.Length);
        Array.Resize(ref entry, ProcessSnapshot.EntrySize);
        Encoding.Unicode.GetBytes("iisexpress.exe").CopyTo(entry, 44);
        Assert.Equal((8856, "iisexpress", 900), ProcessSnapshot.ReadEntry(entry));
    }

    [Theory]
    [InlineData("a name with blanks.EXE", "a name with blanks")]
    [InlineData("System", "System")]
    [InlineData("日本語.exe", "日本語")]
    [InlineData("", "")]
    public void ProcessName_EndsAtItsNul(string file, string name)
    {
        var entry = new byte[ProcessSnapshot.EntrySize];
        var at = IntPtr.Size == 8 ? 44 : 36;
        Encoding.Unicode.GetBytes(file + "\0rest of an older name").CopyTo(entry, at);
        Assert.Equal(name, ProcessSnapshot.ReadEntry(entry).Name);
    }

    [Fact]
    public void ProcessNameThatFillsItsField_IsWhole()
    {
        var entry = new byte[ProcessSnapshot.EntrySize];
        Encoding.Unicode.GetBytes(new string('x', 260)).CopyTo(entry, IntPtr.Size == 8 ? 44 : 36);
        Assert.Equal(new string('x', 260), ProcessSnapshot.ReadEntry(entry).Name);
    }

    [Theory]
    [InlineData(8856, "W3SVC")]
    [InlineData(900, "iphlpsvc")]
    [InlineData(1000, null)] // two services share the process: which of them listens is not known
    [InlineData(5, null)]
    public void Service_IsTheOnlyOneOfItsProcess(int pid, string? name) =>
        Assert.Equal(name, WithServices(("W3SVC", 8856), ("iphlpsvc", 900), ("Dnscache", 1000), ("NlaSvc", 1000)).Find(pid));

    [Fact]
    public void NoServices_HaveNoName() => Assert.Null(WithServices().Find(0));

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static ServiceList WithServices(params (string Name, int Pid)[] services) => new(services);

    private sealed class ServiceList((string Name, int Pid)[] services)
    {
        public string? Find(int pid)
        {
            // lpServiceName, lpDisplayName, then type, state, controls, two exit codes, check point, wait hint, process id and flags.
            var entries = Marshal.AllocHGlobal((services.Length + 1) * WindowsServices.EntrySize);
            var names = services.Select(service => Marshal.StringToHGlobalUni(service.Name)).ToList();
            try
            {
                for (var i = 0; i < services.Length; i++)
                {
                    var entry = entries + (i * WindowsServices.EntrySize);
                    Marshal.WriteIntPtr(entry, names[i]);
                    Marshal.WriteIntPtr(entry, IntPtr.Size, names[i]);
                    var status = new[] { 0x20, 4, 1, 0, 0, 0, 0, services[i].Pid, 0 };
                    Marshal.Copy(status, 0, entry + (2 * IntPtr.Size), status.Length);
                }

                return WindowsServices.Find(entries, services.Length, pid);
            }
            finally
            {
                names.ForEach(Marshal.FreeHGlobal);
                Marshal.FreeHGlobal(entries);
            }
        }
    }
}
