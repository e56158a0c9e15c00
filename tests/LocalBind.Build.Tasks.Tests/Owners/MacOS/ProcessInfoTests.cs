using System;
using System.Linq;
using System.Text;
using LocalBind.Build.Tasks.Owners.MacOS;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners.MacOS;

/// <summary>struct proc_bsdinfo, struct proc_bsdshortinfo and kern.procargs2, byte by byte.</summary>
public class ProcessInfoTests
{
    [Fact]
    public void Sizes_AreThoseOfTheHeaders() => Assert.Equal((136, 64), (ProcessInfo.BsdSize, ProcessInfo.ShortSize));

    [Fact]
    public void BsdInfo_IsRead()
    {
        // flags, status, xstatus, pid, ppid, uid, gid, ruid, rgid, svuid, svgid, rfu; comm[16], name[32]; nfiles, pgid, pjobc, tdev, tpgid, nice; start
        var info = Bytes("04400000 02000000 00000000 92100000 84030000 F5010000 14000000 F5010000 14000000 F5010000 14000000 00000000")
            .Concat(Name("a-name-of-15-by", 16)).Concat(Name("a-name-of-15-bytes-and-more", 32))
            .Concat(Bytes("20000000 92100000 00000000 00000000 92100000 00000000"))
            .Concat(BitConverter.GetBytes(1_790_000_000UL)).Concat(BitConverter.GetBytes(250_000UL)).ToArray();
        Assert.Equal(ProcessInfo.BsdSize, info.Length);
        var started = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000).AddMilliseconds(250);
        Assert.Equal((900, 501u, "a-name-of-15-bytes-and-more", started, false), ProcessInfo.ReadBsd(info));
    }

    [Theory]
    [InlineData(4, true)] // SSTOP
    [InlineData(2, false)] // SRUN
    [InlineData(3, false)] // SSLEEP
    public void StoppedProcess_IsSuspended(byte status, bool isSuspended)
    {
        var info = new byte[ProcessInfo.BsdSize];
        info[4] = status;
        Assert.Equal(isSuspended, ProcessInfo.ReadBsd(info).IsSuspended);
    }

    [Fact]
    public void ProcessWithoutALongName_HasTheShortOne()
    {
        var info = new byte[ProcessInfo.BsdSize];
        Encoding.UTF8.GetBytes("server").CopyTo(info, 48);
        Assert.Equal("server", ProcessInfo.ReadBsd(info).Name);
    }

    [Fact]
    public void ShortInfo_IsRead()
    {
        // pid, ppid, pgid, status; comm[16]; flags, uid, gid, ruid, rgid, svuid, svgid, rfu
        var info = Bytes("92100000 84030000 92100000 02000000").Concat(Name("ControlCenter", 16))
            .Concat(Bytes("04400000 F5010000 14000000 F5010000 14000000 F5010000 14000000 00000000")).ToArray();
        Assert.Equal(ProcessInfo.ShortSize, info.Length);
        Assert.Equal((900, 501u, "ControlCenter"), ProcessInfo.ReadShort(info));
    }

    [Fact]
    public void NameThatFillsItsField_IsWhole()
    {
        var info = new byte[ProcessInfo.ShortSize];
        Enumerable.Repeat((byte)'x', 16).ToArray().CopyTo(info, 16);
        Assert.Equal(new string('x', 16), ProcessInfo.ReadShort(info).Name);
    }

    [Theory]
    [InlineData(3, "/usr/bin/python3\0\0\0\0flask\0run\0--port\0HOME=/secret\0", "flask|run|--port")]
    [InlineData(1, "/bin/cat\0cat\0HOME=/secret\0", "cat")]
    [InlineData(0, "/bin/cat\0cat\0HOME=/secret\0", "")]
    [InlineData(9, "/bin/cat\0cat\0", "cat")]
    [InlineData(2, "/bin/cat\0cat\0not ended", "cat|not ended")]
    [InlineData(-1, "/bin/cat\0cat\0", "")]
    [InlineData(2, "", "")]
    [InlineData(2, "/bin/cat", "")]
    public void Arguments_AreAsManyAsCounted_AndNoVariables(int count, string text, string expected) =>
        Assert.Equal(expected, string.Join("|", ProcessInfo.ReadArguments(BitConverter.GetBytes(count).Concat(Encoding.UTF8.GetBytes(text)).ToArray())));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    public void TooFewBytes_HaveNoArguments(int size) => Assert.Empty(ProcessInfo.ReadArguments(new byte[size]));

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static byte[] Name(string name, int size) => Encoding.UTF8.GetBytes(name).Concat(new byte[size]).Take(size).ToArray();
}
