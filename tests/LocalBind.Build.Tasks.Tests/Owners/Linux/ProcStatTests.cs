using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Build.Tasks.Owners.Linux;
using LocalBind.Build.Tasks.Tests.Listeners;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners.Linux;

public class ProcStatTests
{
    private const string Tail = " S 900 4242 900 34816 4242 4194304 1 2 3 4 5 6 7 8 20 0 1 0 123456 2500000 800 18446744073709551615 1 1 0\n";

    [Theory]
    [InlineData("server")]
    [InlineData("two words")]
    [InlineData("(parentheses)")]
    [InlineData(") S 1 1")]
    [InlineData("tmux: server")]
    [InlineData("a) (b")]
    [InlineData("")]
    [InlineData("日本語")]
    public void Name_EndsAtTheLastParenthesis(string name)
    {
        var stat = ProcStat.Parse("4242 (" + name + ")" + Tail);
        Assert.Equal(new ProcStat(name, 'S', 900, 123456), stat);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4242")]
    [InlineData("4242 (server")]
    [InlineData("4242 )server( S 900")]
    [InlineData("4242 (server) S 900 4242")]
    [InlineData("4242 (server) S parent 4242 900 34816 4242 4194304 1 2 3 4 5 6 7 8 20 0 1 0 123456 0")]
    [InlineData("4242 (server) S 900 4242 900 34816 4242 4194304 1 2 3 4 5 6 7 8 20 0 1 0 now 0")]
    public void TextThatIsNoLineOfIt_IsNothing(string? text) => Assert.Null(ProcStat.Parse(text));

    [Fact]
    public void CutLine_IsNothingOrTheSame()
    {
        var line = "4242 (server)" + Tail;
        var whole = ProcStat.Parse(line)!;
        for (var length = 0; length < line.Length; length++)
        {
            // A line that ends inside the start time tells a wrong one: the kernel gives a stat file in one read, so that none is cut there.
            var stat = ProcStat.Parse(line[..length]);
            Assert.True(stat is null || stat == whole || line[..length].EndsWith(stat.StartTicks.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData('T', true)]
    [InlineData('t', true)]
    [InlineData('S', false)]
    [InlineData('R', false)]
    public void State_IsRead(char state, bool isSuspended) =>
        Assert.Equal(isSuspended, ProcStat.Parse("4242 (server)" + Tail.Replace(" S ", $" {state} ", StringComparison.Ordinal))!.State is 'T' or 't');

    [LinuxFact]
    public void OwnProcess_IsRead()
    {
        var facts = new LinuxProcesses().Read(Environment.ProcessId)!;
        using var process = Process.GetCurrentProcess();
        Assert.InRange(facts.Started!.Value, process.StartTime.AddSeconds(-2), process.StartTime.AddSeconds(2));
        Assert.Equal(Environment.ProcessPath, facts.ExecutablePath);
        Assert.Equal(Environment.CurrentDirectory, facts.WorkingDirectory);
        Assert.Equal(Environment.UserName, facts.User);
        Assert.False(facts.IsSuspended);
        Assert.NotNull(new LinuxProcesses().Read(facts.ParentPid!.Value));
    }

    [LinuxFact]
    public void ProcessThatIsGone_IsNothing()
    {
        int pid;
        using (var process = Process.Start("true"))
        {
            pid = process.Id;
            process.WaitForExit();
        }

        Assert.Null(new LinuxProcesses().Read(pid));
        Assert.Null(LinuxProcesses.ParentOf(pid));
        Assert.All(new[] { 0, -1, int.MaxValue }, id => Assert.Null(new LinuxProcesses().Read(id)));
    }

    // The start times that four looks at the id give; 0 for nobody. Facts are kept when the looks before and after them agree.
    [Theory]
    [InlineData("5 5", 5L)]
    [InlineData("5 6 6 6", 6L)]
    [InlineData("5 0 6 6", 6L)]
    [InlineData("5 6 6 7", null)]
    [InlineData("5 6 0", null)]
    [InlineData("5 6 7 0", null)]
    [InlineData("0", null)]
    public void IdThatIsReusedWhileItsFilesAreRead_GivesTheFactsOfOneProcessOrNone(string starts, long? expected)
    {
        var looks = new Queue<long>(starts.Split(' ').Select(text => long.Parse(text, CultureInfo.InvariantCulture)));
        var facts = LinuxProcesses.ReadSettled(
            () => looks.Dequeue() is > 0 and var start ? new ProcStat("server", 'S', 1, start) : null,
            stat => new ProcessFacts(4242, "server") { Identity = stat.StartTicks });
        Assert.Equal(expected, facts?.Identity);
        Assert.Empty(looks);
    }

    [Theory]
    [InlineData("flask\0run\0--port\05080\0", "flask|run|--port|5080")]
    [InlineData("nginx: master process\0\0\0\0", "nginx: master process")]
    [InlineData("title without an end", "title without an end")]
    [InlineData("a\0\0b\0", "a||b")]
    [InlineData("\0\0", "")]
    [InlineData("", "")]
    public void Arguments_EndAtNul(string text, string expected) => Assert.Equal(expected, string.Join("|", LinuxProcesses.Arguments(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void NoArguments_AreNone()
    {
        Assert.Empty(LinuxProcesses.Arguments(null));
        Assert.Single(LinuxProcesses.Arguments(Enumerable.Repeat((byte)0xFF, 100).ToArray()));
    }

    [Theory]
    [InlineData("python3", "/usr/bin/python3.12", "python3")]
    [InlineData("MainThread", "/usr/bin/node", "node")]
    [InlineData("a-name-of-15-by", "/opt/a-name-of-15-bytes-and-more", "a-name-of-15-bytes-and-more")]
    [InlineData("a-name-of-15-by", "/opt/a-name-of-15-bytes (deleted)", "a-name-of-15-bytes")]
    [InlineData("a-name-of-15-by", null, "argument")]
    [InlineData("", null, "argument")]
    public void Name_IsTheOneThatIsWhole(string kernel, string? executable, string expected) =>
        Assert.Equal(expected, LinuxProcesses.Name(kernel, executable, new[] { "/usr/bin/argument" }));

    [Fact]
    public void NamelessProcess_IsAQuestionMark() => Assert.Equal("?", LinuxProcesses.Name("", null, Array.Empty<string>()));
}
