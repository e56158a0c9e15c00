using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using LocalBind.Build.Tasks.Checks;
using LocalBind.Build.Tasks.Configuration;
using LocalBind.Build.Tasks.Tests.Listeners;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Checks;

/// <summary>Which runs are remembered as free, and what is written of them.</summary>
public sealed class FreeRunTests : IDisposable
{
    private readonly CheckedRun _run = new();

    private string Folder => Path.Combine(_run.Folder, "obj", "LocalBind.free");

    private string Memory => Path.Combine(Folder, "1");

    [LinuxFact]
    public void Free_IsRemembered()
    {
        Remember("--urls", "http://localhost:5080");

        Assert.True(File.Exists(Memory));
    }

    [LinuxFact]
    public void Free_NamesTheFilesThatThePlanRestsOn_ThereOrNot()
    {
        _run.Write("appsettings.json", "{}");

        Remember("--urls", "http://localhost:5080", "--environment", "Staging");

        string[] expected = ["Properties/launchSettings.json", "App.run.json", "appsettings.json", "appsettings.Staging.json", "App.settings.json", "App.settings.Staging.json", "LocalBind.ports", "App.dll"];
        Assert.Equal(expected.Select(f => Path.Combine(_run.Folder, f)), Sections()[..8]);
    }

    [LinuxFact]
    public void Development_NamesTheUserSecrets()
    {
        Remember("--urls", "http://localhost:5080", "--environment", "Development");

        Assert.Contains(Path.Combine(_run.Folder, "home", ".microsoft", "usersecrets", "id", "secrets.json"), Sections()[..12]);
    }

    [LinuxFact]
    public void Times_AreThoseOfTheFiles()
    {
        _run.Write("appsettings.json", "{}");
        var written = new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Local);
        File.SetLastWriteTime(Path.Combine(_run.Folder, "appsettings.json"), written);

        Remember("--urls", "http://localhost:5080");

        Assert.Equal(written.Ticks.ToString(CultureInfo.InvariantCulture), Sections()[12].Split(' ')[2]);
    }

    [LinuxFact]
    public void Ports_AreThoseOfTheKernelsTable()
    {
        Remember("--urls", "http://localhost:5080;http://127.0.0.1:49342");

        Assert.Equal([":13D8 ", ":C0BE ", ":C0BE ", ":C0BE "], Sections()[13..17]);
    }

    [LinuxFact]
    public void ConflictsSwitchedOff_NeedNoPorts()
    {
        Remember(new RunFacts { OnConflict = ConflictMode.Off }, Memory, DateTime.UtcNow, "--urls", "http://localhost:5080");

        Assert.Equal(["", "", "", ""], Sections()[13..17]);
    }

    [LinuxFact]
    public void FirstRun_MakesTheFolderAlone()
    {
        Remember(new RunFacts(), "", DateTime.UtcNow, "--urls", "http://localhost:5080");

        Assert.Empty(Directory.GetFiles(Folder));
    }

    [LinuxFact]
    [UnsupportedOSPlatform("windows")]
    public void Memory_MayBeReadByWhoeverOpensTheFolder()
    {
        Remember("--urls", "http://localhost:5080");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, File.GetUnixFileMode(Memory));
    }

    [LinuxFact]
    public void NinthRun_ForgetsTheOldest()
    {
        Directory.CreateDirectory(Folder);
        for (var i = 2; i < 11; i++)
        {
            File.WriteAllText(Path.Combine(Folder, $"{i}"), "");
            File.SetLastWriteTimeUtc(Path.Combine(Folder, $"{i}"), DateTime.UtcNow.AddMinutes(-i));
        }

        Remember("--urls", "http://localhost:5080");

        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
    }

    [LinuxTheory]
    [InlineData("http://*:5080", "a finding: it would listen on the network")]
    [InlineData("http://[::1]:5080", "IPv6 may be switched off")]
    [InlineData("http://127.0.0.1:80", "the user may not")]
    [InlineData("http://unix:/tmp/localbind.sock", "a file may be there")]
    [InlineData("http://127.0.0.1:5081;http://127.0.0.1:5082;http://127.0.0.1:5083;http://127.0.0.1:5084;http://127.0.0.1:5085", "there is room for four")]
    public void WhatMoreThanASocketMayHinder_IsNotRemembered(string urls, string reason)
    {
        Remember("--urls", urls);

        Assert.False(File.Exists(Memory), reason);
    }

    [LinuxFact]
    public void ContentRoot_IsNotRemembered()
    {
        Remember("--urls", "http://localhost:5080", "--contentRoot", _run.Folder);

        Assert.False(File.Exists(Memory));
    }

    [LinuxFact]
    public void CertificateFile_IsNotRemembered()
    {
        _run.Write("appsettings.json", """{ "Kestrel": { "Certificates": { "Default": { "Path": "there.pfx" } } } }""");

        Remember("--urls", "http://localhost:5080");

        Assert.False(File.Exists(Memory));
    }

    [LinuxFact]
    public void RequiredService_IsNotRemembered()
    {
        Remember(new RunFacts { Requirements = [new ProjectPort("LocalBindRequires", "localhost:5432", "App.csproj")] }, Memory, DateTime.UtcNow, "--urls", "http://localhost:5080");

        Assert.False(File.Exists(Memory));
    }

    [LinuxFact]
    public void PortInUse_IsNotRemembered()
    {
        _run.Occupy("127.0.0.1", 5080);

        Remember("--urls", "http://localhost:5080");

        Assert.False(File.Exists(Memory));
    }

    [LinuxFact]
    public void FileThatChangedDuringTheCheck_IsNotRemembered()
    {
        _run.Write("appsettings.json", "{}");

        Remember(new RunFacts(), Memory, DateTime.UtcNow.AddMinutes(-1), "--urls", "http://localhost:5080");

        Assert.False(File.Exists(Memory));
    }

    public void Dispose() => _run.Dispose();

    private string[] Sections() => File.ReadAllText(Memory).Split('>');

    private void Remember(params string[] arguments) => Remember(new RunFacts(), Memory, DateTime.UtcNow.AddMinutes(1), arguments);

    private void Remember(RunFacts facts, string path, DateTime began, params string[] arguments)
    {
        Directory.CreateDirectory(Folder);
        string[] words = ["--", .. arguments];
        var all = facts with
        {
            ProjectFile = Path.Combine(_run.Folder, "App.csproj"),
            CodePortsFile = Path.Combine(_run.Folder, "LocalBind.ports"),
            OutputAssembly = Path.Combine(_run.Folder, "App.dll"),
        };
        FreeRun.Remember(Folder, path, began, all, _run.Plan(words), _run.Check(words));
    }
}
