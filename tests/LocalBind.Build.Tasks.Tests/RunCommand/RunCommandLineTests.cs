using System;
using System.IO;
using System.Linq;
using LocalBind.Build.Tasks.RunCommand;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.RunCommand;

/// <summary>Each line was tried out with SDK 10.0.401.</summary>
public class RunCommandLineTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("--urls x", "--urls|x")]
    [InlineData("-- -bl a", "-bl|a")]
    [InlineData("-- -- z", "--|z")]
    [InlineData("a -- b -- c", "a|b|--|c")]
    [InlineData("-cRelease a", "-cRelease|a")]
    [InlineData("-c Release a", "a")]
    [InlineData("--interactive true a", "a")]
    [InlineData("--no-restore true a", "true|a")]
    [InlineData("--self-contained false a", "a")]
    [InlineData("x --project . y", "x|y")]
    [InlineData("-e:A=B z", "z")]
    [InlineData("--environment=A=B z", "z")]
    [InlineData("/v:q z", "z")]
    [InlineData("-v:q z", "z")]
    [InlineData("-h2 z", "-h2|z")]
    [InlineData("-p X=Y z", "z")]
    [InlineData("/p:X=Y z", "z")]
    [InlineData("--property A=B z", "z")]
    [InlineData("-m z", "-m|z")]
    [InlineData("-nologo z", "-nologo|z")]
    [InlineData("-tl z", "z")]
    [InlineData("--tl:off z", "z")]
    [InlineData("-bl:x.binlog z", "z")]
    [InlineData("-clp:Verbosity=normal z", "z")]
    [InlineData("-noConsoleLogger z", "z")]
    [InlineData("[x] y", "[x]|y")]
    public void ProgramGetsTheWordsThatTheRunDoesNotKnow(string line, string arguments)
    {
        Assert.Equal(arguments, string.Join("|", RunCommandLine.Parse(line.Split(' ')).ApplicationArguments));
    }

    [Theory]
    [InlineData("-lp https", "https")]
    [InlineData("--launch-profile https", "https")]
    [InlineData("--launch-profile:https", "https")]
    [InlineData("--launch-profile=https", "https")]
    [InlineData("-- --launch-profile https", null)]
    public void LaunchProfile(string line, string? profile)
    {
        Assert.Equal(profile, RunCommandLine.Parse(line.Split(' ')).LaunchProfile);
    }

    [Fact]
    public void Variables_AreKeptInTheirOrder()
    {
        var request = RunCommandLine.Parse(["-e", "A=1", "--environment=B=2=3", "-e:C=", "-e", " D = 4", "-e", "E"]);

        Assert.Equal(["A=1", "B=2=3", "C=", "D= 4", "E="], request.Environment.Select(v => $"{v.Key}={v.Value}"));
    }

    [Theory]
    [InlineData("--no-launch-profile=true x", "true|x")]
    [InlineData("--no-cache:false", "false")]
    [InlineData("--interactive=maybe", "maybe")]
    [InlineData("--interactive=false x", "x")]
    [InlineData("-e A=1 B=2", "B=2")]
    public void WhatIsAttachedToAFlag_IsAWordOfTheProgram(string line, string arguments)
    {
        Assert.Equal(arguments, string.Join("|", RunCommandLine.Parse(line.Split(' ')).ApplicationArguments));
    }

    [Theory]
    [InlineData("-lp", "Required argument missing for option: '-lp'.")]
    [InlineData("-lp=", "Required argument missing for option: '-lp'.")]
    [InlineData("-lp -- a", "Required argument missing for option: '-lp'.")]
    [InlineData("-lp a --launch-profile a", "Option '--launch-profile' expects a single argument but 2 were provided.")]
    [InlineData("-c Debug --configuration=Debug", "Option '--configuration' expects a single argument but 2 were provided.")]
    [InlineData("-e =x", "Incorrectly formatted environment variables: '=x'.")]
    [InlineData("-v nonsense", "Cannot parse argument 'nonsense' for option '--verbosity'.")]
    [InlineData("@no-such-file.rsp", "Response file 'no-such-file.rsp' does not exist.")]
    [InlineData("--project no-such-folder/App.csproj", "The provided file path does not exist: no-such-folder/App.csproj.")]
    [InlineData("a --help", "--help makes dotnet run print its help and start nothing.")]
    [InlineData("-lp --no-restore", null)]
    [InlineData("-v d -v:DIAG -p:A=B -p:C=D -e A -e B=1", null)]
    [InlineData("-- -h @no-such-file.rsp -lp", null)]
    public void Refusal_IsWhatTheRunItselfSays(string line, string? refusal)
    {
        Assert.Equal(refusal, RunCommandLine.Parse(line.Split(' ')).Refusal);
        Assert.Null(RunCommandLine.ParseProcess(["dotnet.dll", "run", .. line.Split(' ')])!.Refusal);
    }

    [Theory]
    [InlineData("dotnet.dll run --no-build", true)]
    [InlineData("dotnet.dll -d run", true)]
    [InlineData("dotnet.dll [env:A=B] run", true)]
    [InlineData("dotnet.dll app.cs --x", true)]
    [InlineData("dotnet.dll build -t:Run", false)]
    [InlineData("dotnet.dll test", false)]
    [InlineData("dotnet.dll msbuild run", false)]
    [InlineData("MSBuild.dll /nodemode:1 /nodeReuse:true", false)]
    [InlineData("devenv", false)]
    public void OnlyARunIsARun(string line, bool isRun)
    {
        Assert.Equal(isRun, RunCommandLine.ParseProcess(line.Split(' ')) is not null);
    }

    [Fact]
    public void FirstSourceFile_OfAFileBasedProgram_IsNoArgument()
    {
        var request = RunCommandLine.Parse(["app.cs", "x"], 0, isFileBased: true);

        Assert.Equal(("app.cs", "x"), (request.File, Assert.Single(request.ApplicationArguments)));
    }

    [Fact]
    public void ResponseFile_StandsForItsLines_BeforeTheSeparatorOnly()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "--foo\nbar baz\n# comment\n\n--urls=x\n");

            Assert.Equal(["--foo", "bar baz", "--urls=x", "@" + path], RunCommandLine.Parse(["@" + path, "--", "@" + path]).ApplicationArguments);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Files_AreLookedForInTheFolderOfTheUser()
    {
        var folder = Directory.CreateTempSubdirectory("localbind-run").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "a.rsp"), "--urls\nhttp://127.0.0.1:1\n");
            string? RefusalOf(params string[] words) => RunCommandLine.Parse(words, folder: folder).Refusal;

            Assert.Equal(["--urls", "http://127.0.0.1:1"], RunCommandLine.Parse(["@a.rsp"], folder: folder).ApplicationArguments);
            Assert.Equal(["--urls", "http://127.0.0.1:1"], RunCommandLine.ParseProcess(["dotnet.dll", "run", "@a.rsp"], folder: folder)!.ApplicationArguments);
            Assert.Equal($"Couldn't find a project to run. Ensure a project exists in {folder}, or pass the path to the project using --project.", RefusalOf("--project", "."));
            Assert.Equal($"Could not find file '{Path.Combine(folder, "app.cs")}'.", RefusalOf("--file=app.cs"));

            File.WriteAllText(Path.Combine(folder, "App.csproj"), "");
            File.WriteAllText(Path.Combine(folder, "app.cs"), "");

            Assert.Null(RefusalOf("--project", "."));
            Assert.Null(RefusalOf("--project:App.csproj"));
            Assert.Null(RefusalOf("--file", "app.cs"));

            File.WriteAllText(Path.Combine(folder, "Other.fsproj"), "");

            Assert.StartsWith("Specify which project file to use because", RefusalOf("--project", folder), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void ResponseFile_MayNameAnother()
    {
        var (outer, inner) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            File.WriteAllText(outer, "@" + inner + "\nb\n");
            File.WriteAllText(inner, "a\n--\n@c\n");

            Assert.Equal(["a", "@c", "b"], RunCommandLine.Parse(["@" + outer]).ApplicationArguments);
        }
        finally
        {
            File.Delete(outer);
            File.Delete(inner);
        }
    }

    [Fact]
    public void Watch_IsKnownByItsVariable()
    {
        Assert.True(RunCommandLine.Parse(["--no-build", "-e", "DOTNET_WATCH=1"]).IsWatched);
    }
}
