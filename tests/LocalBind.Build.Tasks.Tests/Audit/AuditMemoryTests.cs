using System;
using System.Collections.Generic;
using System.IO;
using LocalBind.Build.Tasks.Audit;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Audit;

/// <summary>A build that changes nothing repeats what the audit found; one that changes anything audits again.</summary>
public class AuditMemoryTests
{
    private static readonly AuditFinding Found = new("LBT1005", "/app/compose.yml", new TextPosition(3, 9), "Service 'db' publishes a port");

    [Fact]
    public void Unchanged_RepeatsTheFindings()
    {
        using var folder = new AuditFolder();
        var memory = Keep(folder, Found);
        Assert.Equal([Found], AuditMemory.Recall(memory, "question", [])!);
    }

    [Fact]
    public void StampsThatABuildHasVerified_AreNotVerifiedAgain()
    {
        using var folder = new AuditFolder();
        var memory = Keep(folder, Found);
        List<string> verified = [];
        Assert.NotNull(AuditMemory.Recall(memory, "question", verified));
        Assert.Single(verified);
        folder.Write("changed.yml", "services: {} # longer");
        Assert.NotNull(AuditMemory.Recall(memory, "question", verified));
    }

    [Fact]
    public void NothingFound_IsRememberedToo()
    {
        using var folder = new AuditFolder();
        Assert.Empty(AuditMemory.Recall(Keep(folder), "question", [])!);
    }

    [Theory]
    [InlineData("changed.yml", "services: {} # longer")]
    [InlineData("new.yml", "")]
    [InlineData("sub/missing.json", "{}")]
    public void ChangedOrNewFile_AuditsAgain(string name, string text)
    {
        using var folder = new AuditFolder();
        var memory = Keep(folder, Found);
        folder.Write(name, text);
        Assert.Null(AuditMemory.Recall(memory, "question", []));
    }

    [Fact]
    public void SameLengthAtAnotherTime_AuditsAgain()
    {
        using var folder = new AuditFolder();
        var memory = Keep(folder, Found);
        File.SetLastWriteTimeUtc(folder["changed.yml"], new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Null(AuditMemory.Recall(memory, "question", []));
    }

    [Fact]
    public void RemovedFile_AuditsAgain()
    {
        using var folder = new AuditFolder();
        var memory = Keep(folder, Found);
        File.Delete(folder["changed.yml"]);
        Assert.Null(AuditMemory.Recall(memory, "question", []));
    }

    [Fact]
    public void OtherFilesOfTheFolder_DoNotMatter()
    {
        using var folder = new AuditFolder();
        var memory = Keep(folder, Found);
        folder.Write("Program.cs", "");
        Assert.NotNull(AuditMemory.Recall(memory, "question", []));
    }

    [Fact]
    public void OtherQuestion_AuditsAgain()
    {
        using var folder = new AuditFolder();
        Assert.Null(AuditMemory.Recall(Keep(folder, Found), "another", []));
    }

    [Fact]
    public void DamagedMemory_AuditsAgain()
    {
        using var folder = new AuditFolder();
        var memory = Keep(folder, Found);
        var whole = File.ReadAllText(memory);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllText(memory, whole[..length]);
            Assert.Null(AuditMemory.Recall(memory, "question", []));
        }
    }

    [Fact]
    public void TextThatTheMemoryCannotHold_IsNotKept()
    {
        using var folder = new AuditFolder();
        Assert.Null(AuditMemory.Recall(Keep(folder, Found with { Message = "two\tfields" }), "question", []));
    }

    private static string Keep(AuditFolder folder, params IEnumerable<AuditFinding> findings)
    {
        var inputs = new AuditInputs();
        inputs.Read(folder.Write("changed.yml", "services: {}"));
        inputs.Exists(folder["sub/missing.json"]);
        inputs.FilesIn(folder["."], "*.yml");
        var memory = folder["App.csproj.LocalBind.audit"];
        AuditMemory.Keep(memory, "question", inputs.Stamps, "", findings);
        return memory;
    }
}
