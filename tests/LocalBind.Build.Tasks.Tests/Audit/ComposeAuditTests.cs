using System.Linq;
using LocalBind.Build.Tasks.Audit;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Audit;

public class ComposeAuditTests
{
    [Theory]
    [InlineData("\"5432:5432\"")]
    [InlineData("5432:5432")]
    [InlineData("\"5432\"")]
    [InlineData("5432")]
    [InlineData("\"0.0.0.0:5432:5432\"")]
    [InlineData("\"0.0.0.0::5432\"")]
    [InlineData("\"[::]:5432:5432\"")]
    [InlineData("\":::5432:5432\"")]
    [InlineData("\"53:53/udp\"")]
    [InlineData("\"9090-9091:8080-8081\"")]
    [InlineData("\"8000-9000:80\"")]
    [InlineData("\"${PORT:-5432}:5432\"")]
    [InlineData("\"${PORT}:5432\"")]
    [InlineData("\"$PORT:5432\"")]
    [InlineData("\"${PORT}:${PORT}\"")]
    [InlineData("\"${HOST}:${PORT}:${PORT}/tcp\"")]
    [InlineData("\"${HOST:-0.0.0.0}:5432:5432\"")]
    [InlineData("\"${HOST}:5432:5432\"")]
    [InlineData("\"${HOST:?set it}:5432:5432\"")]
    [InlineData("{ target: 80, published: 8080 }")]
    [InlineData("{ target: 80, published: \"8080\", host_ip: 0.0.0.0, protocol: tcp }")]
    [InlineData("{ target: 80 }")]
    public void Entry_Triggers(string entry) => Assert.Equal(["LBT1005"], Judge(entry));

    // Docker refuses "127.0.0.1:5432": without a host port there are two colons.
    [Theory]
    [InlineData("5432", "127.0.0.1::5432")]
    [InlineData("5432/udp", "127.0.0.1::5432/udp")]
    [InlineData("5432:5432", "127.0.0.1:5432:5432")]
    [InlineData("0.0.0.0:5432:5432", "127.0.0.1:5432:5432")]
    [InlineData("0.0.0.0::5432", "127.0.0.1::5432")]
    [InlineData("[::]:9090-9091:8080-8081/tcp", "127.0.0.1:9090-9091:8080-8081/tcp")]
    [InlineData(":::5432:5432", "127.0.0.1:5432:5432")]
    [InlineData("${PORT:-5432}:5432", "127.0.0.1:${PORT:-5432}:5432")]
    [InlineData("${HOST:-0.0.0.0}:${PORT:-5432}:5432", "127.0.0.1:${PORT:-5432}:5432")]
    [InlineData("$PORT:5432", "127.0.0.1:$PORT:5432")]
    public void Message_NamesAnEntryThatDoesNotTrigger(string entry, string expected)
    {
        Assert.Contains($"; write '{expected}' unless", Assert.Single(Findings($"services:\n  a:\n    ports:\n      - \"{entry}\"\n")).Message);
        Assert.Empty(Judge($"\"{expected}\""));
    }

    [Fact]
    public void Message_OfALongEntryNamesTheKey() =>
        Assert.Contains("; give it 'host_ip: 127.0.0.1' unless", Assert.Single(Findings("services:\n  a:\n    ports:\n      - { target: 80, published: 8080 }\n")).Message);

    [Theory]
    [InlineData("\"127.0.0.1:5432:5432\"")]
    [InlineData("\"127.0.0.1::5432\"")]
    [InlineData("\"[::1]:5432:5432\"")]
    [InlineData("\"::1:5432:5432\"")]
    [InlineData("\"192.168.1.10:5432:5432\"")]
    [InlineData("\"${BIND:-127.0.0.1}:80:80\"")]
    [InlineData("\"${BIND-127.0.0.1}:80:80\"")]
    [InlineData("\"${A:-${B:-127.0.0.1}}:80:80\"")]
    [InlineData("\"127.0.0.1:${PORT:-80}:80\"")]
    [InlineData("\"127.0.0.1:${PORT}:${PORT}\"")]
    [InlineData("\"127.0.0.1:5000-5010:5000-5010/udp\"")]
    [InlineData("{ target: 80, published: 8080, host_ip: 127.0.0.1 }")]
    [InlineData("{ target: 80, published: 8080, host_ip: \"${BIND:-::1}\" }")]
    [InlineData("\"${EVERYTHING}\"")]
    [InlineData("\"a:b:c\"")]
    [InlineData("{ app_protocol: http }")]
    public void Entry_DoesNotTrigger(string entry) => Assert.Empty(Judge(entry));

    [Theory]
    [InlineData("services:\n  a:\n    network_mode: host\n    ports: [\"80:80\"]\n")]
    [InlineData("services:\n  a:\n    expose: [\"80\"]\n")]
    [InlineData("x-ports: &p [\"80:80\"]\nservices:\n  a: {}\n")]
    [InlineData("x-base: &b\n  ports: [\"80:80\"]\nservices:\n  a:\n    <<: *b\n    ports: [\"127.0.0.1:80:80\"]\n")]
    [InlineData("services:\n  a:\n    ports: !reset [\"80:80\"]\n")]
    [InlineData("services:\n  a:\n    extends: b\n    ports: !override [\"127.0.0.1:80:80\"]\n  b:\n    network_mode: host\n    ports: [\"80:80\"]\n")]
    [InlineData("services:\n  a:\n    network_mode: ${MODE:-host}\n    ports: [\"80:80\"]\n")]
    [InlineData("x-b: &b\n  network_mode: host\nservices:\n  a:\n    <<: *b\n    ports: [\"80:80\"]\n")]
    [InlineData("services:\n  a:\n    extends: b\n    ports: [\"80:80\"]\n  b:\n    network_mode: host\n")]
    [InlineData("include: [missing.yml, \"https://github.com/a/b.git\", \"oci://docker.io/a/b:1\"]\nservices: {}\n")]
    [InlineData("include: [compose.yml, { path: ./compose.yml }]\nservices: {}\n")]
    [InlineData("services:\n")]
    [InlineData("")]
    [InlineData("- 80:80\n")]
    public void File_DoesNotTrigger(string yaml) => Assert.Empty(Findings(yaml));

    [Theory]
    [InlineData("services:\n  a:\n    ports:\n      - \"80:80\"\n", 4, 9)]
    [InlineData("services:\n  a:\n    ports:\n      - target: 80\n        published: 8080\n", 5, 20)]
    [InlineData("x-ports: &p\n  - 80:80\nservices:\n  a:\n    ports: *p\n  b:\n    ports: *p\n", 2, 5)]
    [InlineData("x-base: &b\n  ports:\n    - 80:80\nservices:\n  a:\n    <<: *b\n", 3, 7)]
    [InlineData("x-base: &b\n  ports:\n    - 80:80\nx-other: &o {}\nservices:\n  a:\n    <<: [*o, *b]\n", 3, 7)]
    [InlineData("services:\n  a:\n    ports:\n      - 80:80\n  b:\n    extends: a\n", 4, 9)]
    [InlineData("services:\n  a:\n    ports:\n      - 80:80\n  b:\n    extends: { service: a }\n", 4, 9)]
    public void Entry_IsReportedOnceOnItsLiteral(string yaml, int line, int column)
    {
        var finding = Assert.Single(Findings(yaml));
        Assert.Equal(("LBT1005", line, column), (finding.Id, finding.Position.Line, finding.Position.Column));
    }

    [Fact]
    public void ExtendedServiceOfAnotherFile_IsReportedThere()
    {
        using var folder = new AuditFolder();
        var common = folder.Write("common/services.yml", "services:\n  web:\n    ports:\n      - 80:80\n");
        var compose = folder.Write("compose.yml", "services:\n  a:\n    extends:\n      file: common/services.yml\n      service: web\n");
        var finding = Assert.Single(ComposeAudit.Judge(compose, new AuditInputs(), []));
        Assert.Equal((common, 4), (finding.File, finding.Position.Line));
    }

    [Theory]
    [InlineData("include:\n  - infra/db.yml\n")]
    [InlineData("include:\n  - ./infra/db.yml\n")]
    [InlineData("include:\n  - path: infra/db.yml\n")]
    [InlineData("include:\n  - path: [infra/db.yml]\n    project_directory: .\n    env_file: infra/.env\n")]
    [InlineData("include:\n  - path: ${DIR:-infra}/db.yml\n")]
    [InlineData("include:\n  - infra/also.yml\n")]
    [InlineData("include:\n  - infra/db.yml\n  - infra/also.yml\n")]
    public void IncludedFile_IsReportedThereOnce(string yaml)
    {
        using var folder = new AuditFolder();
        folder.Write("infra/.env", "BIND=127.0.0.1\n");
        folder.Write("infra/also.yml", "include: [db.yml, also.yml]\n");
        var database = folder.Write("infra/db.yml", "services:\n  db:\n    ports:\n      - ${BIND}:1:1\n      - 5432:5432\n");
        var compose = folder.Write("compose.yml", yaml);
        var finding = Assert.Single(ComposeAudit.Judge(compose, new AuditInputs(), [compose]));
        Assert.Equal(("LBT1005", database, 5), (finding.Id, finding.File, finding.Position.Line));
    }

    [Fact]
    public void VariablesOfTheIncludingFile_HaveTheLastWord()
    {
        using var folder = new AuditFolder();
        folder.Write(".env", "BIND=127.0.0.1\n");
        folder.Write("infra/.env", "BIND=0.0.0.0\n");
        folder.Write("infra/db.yml", "services:\n  db:\n    ports:\n      - ${BIND}:1:1\n");
        Assert.Empty(ComposeAudit.Judge(folder.Write("compose.yml", "include: [infra/db.yml]\n"), new AuditInputs(), []));
    }

    [Fact]
    public void ServiceOfAnIncludedFile_ClaimsItsPort()
    {
        using var folder = new AuditFolder();
        var included = folder.Write("infra/compose.yml", "services:\n  db:\n    ports:\n      - 127.0.0.1:1:1\n");
        var compose = folder.Write("compose.yml", "include: [infra/compose.yml]\nservices:\n  web:\n    ports:\n      - 127.0.0.1:1:2\n");
        var finding = Assert.Single(ComposeAudit.Judge(compose, new AuditInputs(), [compose, included]));
        Assert.Equal(("LBT2009", included), (finding.Id, finding.File));
        Assert.Contains($"service 'web' at {compose}(5,9)", finding.Message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsJudgedByItself_IsNotReportedByTheOneThatIncludesIt()
    {
        using var folder = new AuditFolder();
        var included = folder.Write("infra/compose.yml", "services:\n  db:\n    ports:\n      - 1:1\n      - 1:2\n");
        var compose = folder.Write("compose.yml", "include: [infra/compose.yml]\n");
        Assert.Empty(ComposeAudit.Judge(compose, new AuditInputs(), [compose, included]));
    }

    [Fact]
    public void EnvFile_GivesVariables()
    {
        using var folder = new AuditFolder();
        folder.Write(".env", "# addresses\nBIND=127.0.0.1 # this machine\nexport OPEN='0.0.0.0'\n");
        var compose = folder.Write("compose.yml", "services:\n  a:\n    ports:\n      - ${BIND}:80:80\n      - ${OPEN:-127.0.0.1}:81:81\n");
        Assert.Equal(5, Assert.Single(ComposeAudit.Judge(compose, new AuditInputs(), [])).Position.Line);
    }

    [Theory]
    [InlineData("services:\n  a:\n    ports: [\"127.0.0.1:80:80\"]\n  b:\n    ports: [\"127.0.0.1:80:81\"]\n")]
    [InlineData("services:\n  a:\n    ports: [\"127.0.0.1:80-90:80-90\"]\n  b:\n    ports: [\"127.0.0.1:85:81\"]\n")]
    [InlineData("services:\n  a:\n    profiles: [x]\n    ports: [\"127.0.0.1:80:80\"]\n  b:\n    ports: [\"127.0.0.1:80:81\"]\n")]
    public void OneHostPortTwice_Triggers(string yaml)
    {
        var finding = Assert.Single(Findings(yaml));
        Assert.Equal("LBT2009", finding.Id);
        Assert.Contains("'a' at compose.yml(", finding.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services:\n  a:\n    ports: [\"127.0.0.1:53:53/tcp\"]\n  b:\n    ports: [\"127.0.0.1:53:53/udp\"]\n")]
    [InlineData("services:\n  a:\n    ports: [\"127.0.0.1:80:80\"]\n  b:\n    ports: [\"127.0.0.2:80:80\"]\n")]
    [InlineData("services:\n  a:\n    ports: [\"127.0.0.1::80\"]\n  b:\n    ports: [\"127.0.0.1::80\"]\n")]
    [InlineData("services:\n  a:\n    ports: [\"127.0.0.1:8000-8010:80\"]\n  b:\n    ports: [\"127.0.0.1:8000-8010:80\"]\n")]
    [InlineData("services:\n  a:\n    profiles: [x]\n    ports: [\"127.0.0.1:80:80\"]\n  b:\n    profiles: [y]\n    ports: [\"127.0.0.1:80:80\"]\n")]
    public void OneHostPortTwice_DoesNotTrigger(string yaml) => Assert.Empty(Findings(yaml));

    [Theory]
    [InlineData("services:\n  a:\n   ports:\n  - \"80\n", 4)]
    [InlineData("services: [\n", 2)]
    [InlineData("a: *missing\n", 1)]
    [InlineData("a: 1\na: 2\n", 2)]
    public void BrokenYaml_IsReportedWithItsPosition(string yaml, int line)
    {
        var finding = Assert.Single(Findings(yaml));
        Assert.Equal(("LBT3005", line), (finding.Id, finding.Position.Line));
    }

    [Fact]
    public void DeepYaml_IsReported() => Assert.Equal(["LBT3005"], Findings(new string('[', 100_000)).Select(finding => finding.Id));

    [Theory]
    [InlineData("services: &s\n  a: &a\n    extends: a\n    <<: *a\n    ports: [\"127.0.0.1:1:1\"]\n")]
    [InlineData("services:\n  a:\n    extends: b\n  b:\n    extends: a\n")]
    public void Cycles_End(string yaml) => Assert.Empty(Findings(yaml));

    // Each line doubles what the line before it stands for.
    [Theory]
    [InlineData("x0: &x0 {{ a: 1 }}\n", "x{0}: &x{0} {{ <<: [*x{1}, *x{1}] }}\n", "services:\n  a:\n    <<: *x60\n    ports: [\"80:80\"]\n", 1)]
    [InlineData("x0: &x0 [a]\n", "x{0}: &x{0} [*x{1}, *x{1}]\n", "services:\n  a:\n    ports: [*x60, \"80:80\"]\n", 1)]
    [InlineData("x0: &x0 [a]\n", "x{0}: &x{0} [*x{1}, *x{1}]\n", "? *x60\n: 1\n? *x59\n: 1\nservices: {{}}\n", 0)]
    public void TextThatGrowsWithoutEnd_IsReadInNoTime(string first, string line, string end, int expected)
    {
        var lines = Enumerable.Range(1, 60).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, line, i, i - 1));
        Assert.Equal(expected, Findings(first.Replace("{{", "{", System.StringComparison.Ordinal).Replace("}}", "}", System.StringComparison.Ordinal) + string.Concat(lines) + end).Length);
    }

    [Fact]
    public void VariablesOfTheEnvFile_MayNameEachOther()
    {
        using var folder = new AuditFolder();
        folder.Write(".env", "ALL=0.0.0.0\r\nBIND=${ALL}\r\nTEXT='${ALL}'\r\nLOCAL=\"${NONE:-127.0.0.1}\"\r\n");
        var compose = folder.Write("compose.yml", "services:\n  a:\n    ports:\n      - ${BIND}:1:1\n      - ${TEXT}:2:2\n      - ${LOCAL}:3:3\n");
        Assert.Equal([4], ComposeAudit.Judge(compose, new AuditInputs(), []).Select(finding => finding.Position.Line));
    }

    [Fact]
    public void FilesIn_TakesTheNamesThatComposeLooksFor()
    {
        using var folder = new AuditFolder();
        foreach (var name in new[] { "compose.yml", "compose.override.yaml", "docker-compose.dev.yml", "other.yml", "compose.yml.bak", "compose.json" })
        {
            folder.Write(name, "");
        }

        Assert.Equal(["compose.override.yaml", "compose.yml", "docker-compose.dev.yml"], ComposeAudit.FilesIn(folder["."], new AuditInputs()).Select(System.IO.Path.GetFileName));
    }

    private static string[] Judge(string entry) => [.. Findings($"services:\n  a:\n    ports:\n      - {entry}\n").Select(finding => finding.Id)];

    private static AuditFinding[] Findings(string yaml)
    {
        using var folder = new AuditFolder();
        return [.. ComposeAudit.Judge(folder.Write("compose.yml", yaml), new AuditInputs(), [])];
    }
}
