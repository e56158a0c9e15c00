using System;
using System.Linq;
using System.Net;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>What is said about realistic command lines of the three systems.</summary>
public class OwnerRulesTests
{
    [Theory]
    [InlineData("/usr/bin/python3 /home/ana/.venv/bin/flask run --port 5080", "Flask development server")]
    [InlineData("python3.12 -m flask --app shop run -p 5080", "Flask development server")]
    [InlineData("python3 manage.py runserver 0.0.0.0:8000", "Django development server")]
    [InlineData("/srv/venv/bin/python -X dev /srv/app/manage.py runserver", "Django development server")]
    [InlineData("python3 -m http.server 8000", "Python's http.server")]
    [InlineData("/usr/bin/python3 /usr/local/bin/uvicorn main:app --reload", "Uvicorn server (Python)")]
    [InlineData("/usr/bin/python3 /usr/bin/gunicorn -w 4 app:app", "Gunicorn server (Python)")]
    [InlineData("/usr/bin/python3 /usr/bin/jupyter-lab --no-browser", "Jupyter server")]
    [InlineData("node /home/ana/shop/node_modules/.bin/vite --port 5173", "Vite development server")]
    [InlineData("node /home/ana/shop/node_modules/vite/bin/vite.js", "Vite development server")]
    [InlineData("node --inspect node_modules/next/dist/bin/next dev", "Next.js server")]
    [InlineData("next-server (v15.1.0)", "Next.js server")]
    [InlineData("node /usr/lib/node_modules/@angular/cli/bin/ng.js serve", "Angular development server")]
    [InlineData("node /home/ana/shop/node_modules/.bin/ng serve", "Angular development server")]
    [InlineData("node /a/node_modules/react-scripts/scripts/start.js", "Create React App development server")]
    [InlineData("node /a/node_modules/.bin/webpack serve", "webpack development server")]
    [InlineData("ruby3.2 bin/rails server -p 3000", "Rails server")]
    [InlineData("puma 6.4.2 (tcp://localhost:3000) [shop]", "Puma server (Ruby, Rails)")]
    [InlineData("php -S localhost:8000 -t public", "PHP's built-in web server")]
    [InlineData("php8.3 artisan serve", "Laravel development server")]
    [InlineData("hugo server -D", "Hugo server")]
    public void DevelopmentServer_IsNamed(string line, string description) => Assert.Equal((OwnerKind.DevelopmentServer, description), Judge(Cases.Linux(line)));

    [Theory]
    [InlineData("/usr/lib/postgresql/16/bin/postgres -D /var/lib/postgresql/16/main", "PostgreSQL")]
    [InlineData("/usr/sbin/mysqld", "MySQL")]
    [InlineData("/usr/sbin/mariadbd --user=mysql", "MariaDB")]
    [InlineData("/usr/bin/redis-server 127.0.0.1:6379", "Redis")]
    [InlineData("redis-server *:6379", "Redis")]
    [InlineData("/usr/bin/mongod --config /etc/mongod.conf", "MongoDB")]
    [InlineData("/opt/mssql/bin/sqlservr", "SQL Server")]
    [InlineData("/usr/lib/jvm/java-21/bin/java -Xms1g -cp /opt/es/lib/* org.elasticsearch.bootstrap.Elasticsearch", "Elasticsearch")]
    public void Database_IsNamed(string line, string description) => Assert.Equal((OwnerKind.Database, description), Judge(Cases.Linux(line)));

    [Theory]
    [InlineData("nginx: master process /usr/sbin/nginx -g daemon on; master_process on;", "nginx")]
    [InlineData("/usr/sbin/apache2 -k start", "Apache HTTP Server")]
    [InlineData("/usr/bin/java -cp bootstrap.jar org.apache.catalina.startup.Bootstrap start", "Apache Tomcat")]
    [InlineData("java -jar target/shop-1.0.jar", "Java program shop-1.0.jar")]
    [InlineData("caddy run", "Caddy")]
    public void WebServer_IsNamed(string line, string description) => Assert.Equal((OwnerKind.WebServer, description), Judge(Cases.Linux(line)));

    [Theory]
    [InlineData("python3 worker.py", "Python program worker.py")]
    [InlineData("node /home/ana/shop/server.js", "Node.js program server.js")]
    [InlineData("python3|-c|import socket", "Python program")]
    [InlineData("ruby script/flask.txt run", "Ruby program flask.txt")]
    public void ScriptOfNoKnownTool_IsNamedByItsFile(string line, string description) =>
        Assert.Equal((OwnerKind.DevelopmentServer, description), Judge(Cases.Linux(line)));

    [Theory]
    [InlineData("flask db upgrade")]
    [InlineData("python3 manage.py migrate")]
    [InlineData("grep vite package.json")]
    [InlineData("vim /etc/nginx/nginx.conf")]
    [InlineData("node build.js ng serve")]
    public void WordInAnotherPlace_IsNotTheServer(string line)
    {
        var (_, description) = Judge(Cases.Linux(line));
        Assert.DoesNotContain("server", description.Replace("serve", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.NotEqual("nginx", description);
    }

    [Theory]
    [InlineData("ssh -N -L 5432:db.internal:5432 ana@bastion.example", 5432, "ssh tunnel to bastion.example (forwards to db.internal:5432)")]
    [InlineData("ssh -fNL 127.0.0.1:5080:10.0.0.5:80 -i key -p 2222 bastion", 5080, "ssh tunnel to bastion (forwards to 10.0.0.5:80)")]
    [InlineData("ssh -D 1080 -o ServerAliveInterval=60 host tail -f log", 1080, "ssh tunnel to host (SOCKS proxy)")]
    [InlineData("ssh -D 127.0.0.1:1080 host", 1080, "ssh tunnel to host (SOCKS proxy)")]
    [InlineData("ssh -D 11080 host", 1080, "ssh tunnel to host")]
    [InlineData("ssh -R 5080:localhost:3000 host", 5080, "ssh tunnel to host")]
    [InlineData("ssh -NL5080:db:80 -J jump.example host", 5080, "ssh tunnel to host (forwards to db:80)")]
    [InlineData("ssh -N -L [::1]:5080:[fd00::2]:80 host", 5080, "ssh tunnel to host (forwards to [fd00::2]:80)")]
    [InlineData("ssh -N -L 5080:/var/run/docker.sock host", 5080, "ssh tunnel to host (forwards to /var/run/docker.sock)")]
    [InlineData("ssh|-o|LocalForward=5080 db:80|host", 5080, "ssh tunnel to host (forwards to db:80)")]
    [InlineData("ssh -oDynamicForward=5080 host", 5080, "ssh tunnel to host (SOCKS proxy)")]
    [InlineData("ssh -L 1:a:1 -L 5080:b:2 -L 3:c:3 -- host", 5080, "ssh tunnel to host (forwards to b:2)")]
    [InlineData("plink -N -L 5080:db:80 ana@host", 5080, "ssh tunnel to host (forwards to db:80)")]
    [InlineData("ssh -L 15432:db:5432 host", 5432, "ssh tunnel to host")]
    [InlineData("ssh ssh://ana@host:2222 -N", 5080, "ssh tunnel to host:2222")]
    [InlineData("ssh: /home/ana/.ssh/master-host [mux]", 5080, "ssh tunnel")]
    public void SshClient_IsATunnelToItsHost(string line, int port, string description) =>
        Assert.Equal((OwnerKind.SshTunnel, description), Judge(Cases.Linux(line, port)));

    [Fact]
    public void SshSession_IsARemoteForwarding() =>
        Assert.Equal((OwnerKind.SshTunnel, "port forwarded by an ssh client that is logged in here as ana (ssh -R)"), Judge(Cases.Linux("sshd: ana@pts/0")));

    [Fact]
    public void SshServer_IsAService() => Assert.Equal(OwnerKind.Service, Judge(Cases.Linux("sshd: /usr/sbin/sshd -D [listener] 0 of 10-100 startups", 22)).Kind);

    [Fact]
    public void TunnelOfAutossh_IsStoppedWithItsKeeper() =>
        Assert.Equal("kill 900 4242", OwnerRules.Judge(Cases.Linux("ssh -N -L 5080:a:80 host").Under("autossh -M 0 host", "bash")).StopCommand);

    [Theory]
    [InlineData("kubectl port-forward svc/web 5080:80", "kubectl port-forward to svc/web")]
    [InlineData("kubectl -n shop port-forward --address 127.0.0.1 pod/web-0 5080:80", "kubectl port-forward to pod/web-0")]
    [InlineData("kubectl port-forward --address=0.0.0.0 -n shop deployment/web 5080", "kubectl port-forward to deployment/web")]
    [InlineData("kubectl --context kind port-forward 5080:80", "kubectl port-forward")]
    [InlineData("oc port-forward web 5080:80", "oc port-forward to web")]
    [InlineData("k9s", "k9s port-forward")]
    [InlineData("kubectl proxy --port=5080", "kubectl proxy")]
    [InlineData("tilt up", "tilt (Kubernetes port forwarding)")]
    public void KubernetesForwarding_IsNamed(string line, string description) =>
        Assert.Equal((OwnerKind.KubernetesForward, description), Judge(Cases.Linux(line)));

    [Theory]
    [InlineData("kubectl get pods")]
    [InlineData("/opt/port-forward svc/web 5080:80")]
    public void OtherCommandOfKubernetes_IsNotAForwarding(string line) => Assert.NotEqual(OwnerKind.KubernetesForward, Judge(Cases.Linux(line)).Kind);

    [Fact]
    public void DockerProxy_NamesTheContainersEnd()
    {
        var owner = Cases.Linux("/usr/bin/docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 5432 -container-ip 172.17.0.2 -container-port 5432", 5432)
            .With(process => process with { User = "root", Unit = "/system.slice/docker.service" }).Under("/usr/bin/dockerd -H fd://");
        var judgement = OwnerRules.Judge(owner);
        Assert.Equal((OwnerKind.Container, "container 172.17.0.2 port 5432 (docker-proxy)"), (judgement.Kind, judgement.Description));
        Assert.Equal("docker stop $(docker ps -q --filter publish=5432)", judgement.StopCommand);
    }

    [Fact]
    public void DockerProxy_WithTheContainersName_IsStoppedByIt()
    {
        var judgement = OwnerRules.Judge(Cases.Linux("docker-proxy -container-ip 172.17.0.2 -container-port 80") with { ContainerName = "web" });
        Assert.Equal("container web 172.17.0.2 port 80 (docker-proxy)", judgement.Description);
        Assert.Equal("docker stop web", judgement.StopCommand);
    }

    [Theory]
    [InlineData("/Applications/Docker.app/Contents/MacOS/com.docker.backend services")]
    [InlineData("/Applications/OrbStack.app/Contents/Frameworks/OrbStack Helper.app/Contents/MacOS/OrbStack Helper|vmgr")]
    [InlineData("/opt/homebrew/bin/limactl hostagent default")]
    [InlineData("ssh: /Users/ana/.colima/_lima/colima/ssh.sock [mux]")]
    [InlineData("/opt/homebrew/bin/gvproxy -mtu 1500")]
    public void ContainerEngineOfMacOS_IsAContainer(string line) => Assert.Equal(OwnerKind.Container, Judge(Cases.MacOS(line)).Kind);

    [Theory]
    [InlineData("C:\\Program Files\\Docker\\Docker\\resources\\com.docker.backend.exe")]
    [InlineData("\"C:\\Program Files\\Docker\\Docker\\resources\\vpnkit.exe\" --ethernet x")]
    public void DockerDesktopOfWindows_IsAContainer(string line) =>
        Assert.Equal(OwnerKind.Container, Judge(Cases.Windows(line.StartsWith('"') ? line : "\"" + line + "\"")).Kind);

    [Theory]
    [InlineData("/system.slice/docker-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.scope", "docker stop 0123456789ab")]
    [InlineData("/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.scope/container", "podman stop 0123456789ab")]
    [InlineData("/docker/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "docker stop 0123456789ab")]
    public void ProgramInsideAContainer_IsStoppedByItsEngine(string group, string command)
    {
        var judgement = OwnerRules.Judge(Cases.Linux("redis-server *:6379").With(process => process with { Unit = group }));
        Assert.Equal((OwnerKind.Container, "Redis inside container 0123456789ab", command), (judgement.Kind, judgement.Description, judgement.StopCommand));
    }

    [Fact]
    public void AirPlayReceiver_IsTurnedOffInTheSettings()
    {
        var judgement = OwnerRules.Judge(Cases.MacOS("/System/Library/CoreServices/ControlCenter.app/Contents/MacOS/ControlCenter", 5000));
        Assert.Equal((OwnerKind.AirPlay, "macOS AirPlay Receiver"), (judgement.Kind, judgement.Description));
        Assert.Contains("AirPlay Receiver", judgement.Advice, StringComparison.Ordinal);
        Assert.Null(judgement.StopCommand);
    }

    [Fact]
    public void ControlCenterOfAnotherSystem_IsNotAirPlay() => Assert.NotEqual(OwnerKind.AirPlay, Judge(Cases.Linux("/opt/ControlCenter")).Kind);

    [Fact]
    public void SystemProcessOfWindows_IsTheHttpDriver()
    {
        var judgement = OwnerRules.Judge(Cases.Of(OwnerSystem.Windows, new ProcessFacts(4, "System")));
        Assert.Equal(OwnerKind.HttpSys, judgement.Kind);
        Assert.Contains("netsh http show servicestate view=requestq", judgement.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void SystemProcessWithAKnownQueue_NamesItsProgram()
    {
        var owner = Cases.Of(OwnerSystem.Windows, new ProcessFacts(4, "System")) with { HttpQueues = new[] { new HttpSysQueue("HTTP://LOCALHOST:5080/", new[] { 8840 }, "iisexpress") } };
        var judgement = OwnerRules.Judge(owner);
        Assert.Contains("iisexpress (pid 8840)", judgement.Description, StringComparison.Ordinal);
        Assert.Equal("taskkill /PID 8840 /F", judgement.StopCommand);
    }

    [Fact]
    public void FileSharing_IsNotTheHttpDriver() => Assert.Equal(OwnerKind.Service, Judge(Cases.Of(OwnerSystem.Windows, new ProcessFacts(4, "System"), 445)).Kind);

    [Fact]
    public void ProcessFourOfLinux_IsNotTheHttpDriver() =>
        Assert.NotEqual(OwnerKind.HttpSys, Judge(Cases.Of(OwnerSystem.Linux, new ProcessFacts(4, "kthreadd"))).Kind);

    [Fact]
    public void PortProxy_IsRemovedByItsAddress()
    {
        var judgement = OwnerRules.Judge(Cases.Windows("C:\\Windows\\System32\\svchost.exe -k NetSvcs -p -s iphlpsvc"));
        Assert.Equal(OwnerKind.PortProxy, judgement.Kind);
        Assert.Equal("netsh interface portproxy delete v4tov4 listenport=5080 listenaddress=127.0.0.1", judgement.StopCommand);
    }

    [Fact]
    public void OtherServiceHost_IsItsService()
    {
        var judgement = OwnerRules.Judge(Cases.Windows("C:\\Windows\\System32\\svchost.exe -k RPCSS").With(process => process with { Unit = "RpcSs" }));
        Assert.Equal((OwnerKind.Service, "sc.exe stop RpcSs"), (judgement.Kind, judgement.StopCommand));
    }

    [Theory]
    [InlineData("C:\\Windows\\System32\\wslrelay.exe --mode 2")]
    [InlineData("C:\\Windows\\System32\\lxss\\wslhost.exe {a} b")]
    public void RelayOfWsl_IsAProgramInsideWsl(string line) => Assert.Equal(OwnerKind.Wsl, Judge(Cases.Windows(line)).Kind);

    [Theory]
    [InlineData("\"C:\\Program Files\\nodejs\\node.exe\" \"C:\\shop\\node_modules\\vite\\bin\\vite.js\" --port 5173", "Vite development server")]
    [InlineData("\"C:\\Python312\\python.exe\" -m flask run", "Flask development server")]
    [InlineData("C:\\pgsql\\bin\\postgres.exe -D C:\\data", "PostgreSQL")]
    [InlineData("\"C:\\Program Files\\IIS Express\\iisexpress.exe\" /config:x /site:y", "IIS Express")]
    public void ProgramOfWindows_IsNamed(string line, string description)
    {
        var judgement = OwnerRules.Judge(Cases.Windows(line));
        Assert.Equal(description, judgement.Description);
        Assert.Equal("taskkill /PID 4242 /F", judgement.StopCommand);
    }

    [Fact]
    public void ServiceOfWindows_KeepsItsName()
    {
        var judgement = OwnerRules.Judge(Cases.Windows("C:\\pgsql\\bin\\postgres.exe -D C:\\data").With(process => process with { Unit = "postgresql-x64-16" }));
        Assert.Equal(("sc.exe stop postgresql-x64-16", "PostgreSQL, run as the Windows service postgresql-x64-16"), (judgement.StopCommand, judgement.Description));
    }

    [Fact]
    public void ServiceOfSystemd_IsStoppedByItsUnit()
    {
        var owner = Cases.Linux("/usr/lib/postgresql/16/bin/postgres -D x", 5432)
            .With(process => process with { Unit = "/system.slice/system-postgresql.slice/postgresql@16-main.service", User = "postgres" }).Under("/usr/lib/systemd/systemd --system");
        var judgement = OwnerRules.Judge(owner);
        Assert.Equal((OwnerKind.Database, "sudo systemctl stop postgresql@16-main.service"), (judgement.Kind, judgement.StopCommand));
        Assert.Equal("PostgreSQL, run by systemd as postgresql@16-main.service", judgement.Description);
    }

    [Fact]
    public void ServiceOfTheUsersManager_IsStoppedWithoutRoot()
    {
        var owner = Cases.Linux("/home/ana/bin/sync")
            .With(process => process with { Unit = "/user.slice/user-1000.slice/user@1000.service/app.slice/sync.service" }).Under("/usr/lib/systemd/systemd --user");
        Assert.Equal("systemctl --user stop sync.service", OwnerRules.Judge(owner).StopCommand);
    }

    [Theory]
    [InlineData("/user.slice/user-1000.slice/user@1000.service/app.slice/app-code@1.service", "/usr/lib/systemd/systemd --user")]
    [InlineData("/user.slice/user-1000.slice/user@1000.service/app.slice/app-gnome-code-42.scope", "/usr/lib/systemd/systemd --user")]
    [InlineData("/user.slice/user-1000.slice/session-2.scope", "/usr/lib/systemd/systemd --user")]
    [InlineData("/system.slice/cron.service", "/bin/sh -c x")]
    public void ProgramThatOnlyLivesInAUnit_IsNotStoppedByIt(string group, string parent) =>
        Assert.Equal("kill 4242", OwnerRules.Judge(Cases.Linux("/home/ana/bin/sync").With(process => process with { Unit = group }).Under(parent)).StopCommand);

    [Fact]
    public void SocketUnit_IsStoppedWithItsService()
    {
        var owner = Cases.Linux("/usr/sbin/cockpit-ws").With(process => process with { Unit = "/system.slice/cockpit.service" }) with { HasInitProcess = true };
        var judgement = OwnerRules.Judge(owner);
        Assert.Equal((OwnerKind.SocketUnit, "sudo systemctl stop cockpit.socket cockpit.service"), (judgement.Kind, judgement.StopCommand));
    }

    [Fact]
    public void SocketUnitThatWaits_IsFoundInTheList()
    {
        var owner = Cases.Of(OwnerSystem.Linux, new ProcessFacts(1, "systemd") { User = "root" }) with { HasInitProcess = true };
        Assert.Contains("systemctl list-sockets", OwnerRules.Judge(owner).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void FirstProcessOfAContainer_IsNotASocketUnit()
    {
        var owner = Cases.Of(OwnerSystem.Linux, new ProcessFacts(1, "node") { User = "root" }) with { HasInitProcess = true };
        Assert.NotEqual(OwnerKind.SocketUnit, Judge(owner).Kind);
    }

    [Theory]
    [InlineData("/usr/share/code/code --type=utility", "Visual Studio Code (port forwarding, a debugger or an extension)")]
    [InlineData("/opt/rider/bin/rider", "JetBrains Rider (port forwarding, a debugger or an extension)")]
    [InlineData("/home/ana/.vscode-server/bin/abc/node /home/ana/.vscode-server/bin/abc/out/server-main.js", "the remote server of an editor (Visual Studio Code or one like it; port forwarding)")]
    [InlineData("/usr/lib/code-server/lib/node /usr/lib/code-server/out/node/entry", "the remote server of an editor (Visual Studio Code or one like it; port forwarding)")]
    [InlineData("/opt/cursor/cursor --type=utility", "Cursor (port forwarding, a debugger or an extension)")]
    public void Editor_IsNamed(string line, string description) => Assert.Equal((OwnerKind.Editor, description), Judge(Cases.Linux(line)));

    [Fact]
    public void OutgoingConnection_IsNoServer()
    {
        var row = Cases.Row() with { State = SocketState.Connected, Peer = new IPEndPoint(IPAddress.Parse("140.82.112.3"), 443) };
        var judgement = OwnerRules.Judge(Cases.Linux("/usr/lib/firefox/firefox") with { Rows = new[] { row } });
        Assert.Equal(OwnerKind.OutgoingConnection, judgement.Kind);
        Assert.Contains("140.82.112.3:443", judgement.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void ListenerBesideItsConnections_IsTheServer()
    {
        var rows = new[] { Cases.Row(), Cases.Row() with { State = SocketState.Connected, Peer = new IPEndPoint(IPAddress.Loopback, 40000) } };
        Assert.Equal(OwnerKind.WebServer, Judge(Cases.Linux("/usr/sbin/nginx") with { Rows = rows }).Kind);
    }

    [Fact]
    public void ProcessOfAnotherUser_NeedsSudo() =>
        Assert.Equal("sudo kill 4242", OwnerRules.Judge(Cases.Linux("/opt/server").With(process => process with { User = "bob" })).StopCommand);

    [Fact]
    public void ProcessOfAnotherUser_NeedsNoSudoForRoot() =>
        Assert.Equal("kill 4242", OwnerRules.Judge(Cases.Linux("/opt/server").With(process => process with { User = "bob" }) with { IsElevated = true }).StopCommand);

    [Fact]
    public void ProcessOfAnotherUserOfWindows_NeedsAnAdministrator() =>
        Assert.Contains("administrator", OwnerRules.Judge(Cases.Windows("C:\\x\\server.exe").With(process => process with { User = "SYSTEM" })).Advice, StringComparison.Ordinal);

    [Fact]
    public void SuspendedProcess_NeedsTheStrongSignal()
    {
        var judgement = OwnerRules.Judge(Cases.Linux("/opt/server").With(process => process with { IsSuspended = true }));
        Assert.Equal("kill -9 4242", judgement.StopCommand);
        Assert.Contains("\"fg\"", judgement.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void ProgramUnderNodemon_IsStoppedWithIt() =>
        Assert.Equal("kill 900 4242", OwnerRules.Judge(Cases.Linux("node server.js").Under("node /usr/local/bin/nodemon server.js")).StopCommand);

    [Fact]
    public void EmptyFacts_AreStillJudged() => Assert.Equal((OwnerKind.OtherProcess, "?"), Judge(Cases.Of(OwnerSystem.Linux, new ProcessFacts(7, "?"))));

    [Fact]
    public void EveryAdvice_QuotesItsCommand()
    {
        var lines = new[] { "nginx", "ssh -N host", "docker-proxy -container-ip 1.2.3.4", "node server.js", "/opt/x", "kubectl port-forward a 1:2", "flask run" };
        Assert.All(lines.Select(line => OwnerRules.Judge(Cases.Linux(line))), judgement => Assert.Contains($"\"{judgement.StopCommand}\"", judgement.Advice, StringComparison.Ordinal));
    }

    [Fact]
    public void ToolsOfTheTable_AreLowerCaseAndNamedOnceForEachWord()
    {
        var rows = KnownPrograms.All.SelectMany(program => program.Tools.Split(' ').Select(tool => (tool, program.Word))).ToList();
        Assert.All(rows, row => Assert.Equal(row.tool.ToLowerInvariant(), row.tool));
        Assert.Equal(rows.Count, rows.Distinct().Count());
    }

    private static (OwnerKind Kind, string Description) Judge(OwnerCase owner)
    {
        var judgement = OwnerRules.Judge(owner);
        return (judgement.Kind, judgement.Description);
    }
}
