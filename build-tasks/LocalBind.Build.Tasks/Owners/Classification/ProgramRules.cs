using System.Linq;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>What is left: programs by name, scripts by their interpreter, and any process.</summary>
internal static class ProgramRules
{
    /// <summary>A program of the table, stopped by its service manager, by its supervisor, or by its id.</summary>
    public static Judgement? Known(OwnerCase owner)
    {
        if (KnownPrograms.All.FirstOrDefault(program => program.Matches(owner.Line)) is not { } known)
        {
            return null;
        }

        if (UnitRules.Service(owner) is { } service)
        {
            return service with { Kind = known.Kind };
        }

        if (WindowsRules.Service(owner) is { } windowsService)
        {
            return windowsService with { Kind = known.Kind, Description = $"{known.Description}, run as {windowsService.Description}" };
        }

        return WithSupervisor(owner, known.Kind, known.Description);
    }

    /// <summary>A program in Python, Node.js, Ruby, PHP, Java … that the table does not have, by its script.</summary>
    public static Judgement? Script(OwnerCase owner)
    {
        var line = owner.Line;
        var language = line.Program switch
        {
            "python" => "Python",
            "node" => "Node.js",
            "bun" => "Bun",
            "deno" => "Deno",
            "ruby" => "Ruby",
            "php" => "PHP",
            "java" => "Java",
            "perl" => "Perl",
            "dotnet" => ".NET",
            _ => null,
        };
        if (language is null)
        {
            return null;
        }

        var kind = line.Program == "dotnet" ? OwnerKind.DotNetApp : line.Program == "java" ? OwnerKind.WebServer : OwnerKind.DevelopmentServer;
        return WithSupervisor(owner, kind, $"{language} program" + (line.Script is null ? "" : " " + CommandLineText.OneLine(ProgramLine.BaseName(line.Script), 60)));
    }

    /// <summary>Any other process.</summary>
    public static Judgement AnyProcess(OwnerCase owner) => WithSupervisor(owner, OwnerKind.OtherProcess, Describe(owner));

    /// <summary>The program in words, whatever rule then applies to it.</summary>
    public static string Describe(OwnerCase owner) =>
        KnownPrograms.All.FirstOrDefault(program => program.Matches(owner.Line))?.Description ?? CommandLineText.OneLine(owner.Process.Name, 60);

    /// <summary>Programs that start another one again as soon as it ends must be stopped with it.</summary>
    private static Judgement WithSupervisor(OwnerCase owner, OwnerKind kind, string description)
    {
        var supervisor = owner.AncestorRunning(line => line.Tool is "nodemon" or "supervisord" or "foreman" or "overmind" or "pm2" or "cargo-watch" or "watchexec" or "air");
        if (supervisor is null)
        {
            return StopAdvice.Kill(owner, kind, description);
        }

        var by = $"{description}, kept up by {ProgramLine.Of(supervisor).Tool} (pid {Linux.ProcFiles.Number(supervisor.Pid)})";
        return owner.System == OwnerSystem.Windows
            ? StopAdvice.Kill(owner, kind, by, supervisor.Pid)
            : StopAdvice.Kill(owner, kind, by, supervisor.Pid, owner.Process.Pid);
    }
}
