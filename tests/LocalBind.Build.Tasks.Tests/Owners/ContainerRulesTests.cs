using System;
using System.IO;
using System.Net;
using LocalBind.Build.Tasks.Listeners;
using LocalBind.Build.Tasks.Owners;
using LocalBind.Endpoints;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners;

/// <summary>Containers by what their engines show: arguments, control groups, docker's own files.</summary>
public class ContainerRulesTests
{
    private const string Id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("/usr/bin/docker-proxy -proto tcp -host-ip 127.0.0.1 -host-port 5080 -container-ip 172.17.0.2 -container-port 80", true)]
    [InlineData("/usr/libexec/docker/docker-proxy -proto tcp -host-ip 127.0.0.1 -host-port 5080 -container-ip 172.17.0.2 -container-port 80 -use-listen-fd", true)]
    [InlineData("docker-proxy -host-port 5080", true)]
    [InlineData("docker-proxy -proto udp -host-ip 127.0.0.1 -host-port 5080", false)]
    [InlineData("docker-proxy -proto tcp -host-ip 0.0.0.0 -host-port 5080", false)]
    [InlineData("docker-proxy -proto tcp -host-ip 127.0.0.1 -host-port 50800", false)]
    [InlineData("docker-proxy -proto tcp -host-ip 127.0.0.1 -host-port 80 -container-port 5080", false)]
    [InlineData("docker-proxy", false)]
    [InlineData("echo docker-proxy -host-port 5080", false)]
    [InlineData("kubectl port-forward svc/web 5080:80", true)]
    [InlineData("kubectl -n shop port-forward pod/web-0 5080", true)]
    [InlineData("oc port-forward web 8443:443 5080:80", true)]
    [InlineData("kubectl port-forward svc/web 80:5080", false)]
    [InlineData("kubectl port-forward svc/web :5080", false)]
    [InlineData("kubectl get pods 5080", false)]
    [InlineData("ssh -N -L 5080:db:80 host", false)]
    [InlineData("python3 -m http.server 5080", false)]
    public void Claim_IsThatOfTheArguments(string line, bool claims) => Assert.Equal(claims, PortClaims.Claims(line.Split(' '), Cases.Row()));

    [Fact]
    public void ClaimOfDatagrams_IsNotThatOfAListener()
    {
        var words = "docker-proxy -proto udp -host-ip 127.0.0.1 -host-port 5080".Split(' ');
        Assert.True(PortClaims.Claims(words, Cases.Row(protocol: TransportProtocol.Udp)));
        Assert.False(PortClaims.Claims("kubectl port-forward a 5080:80".Split(' '), Cases.Row(protocol: TransportProtocol.Udp)));
        Assert.True(PortClaims.Claims("docker-proxy -proto tcp -host-ip :: -host-port 5080".Split(' '), new Listener(IPAddress.IPv6Any, 5080, TransportProtocol.Tcp)));
    }

    [Theory]
    [InlineData("/system.slice/docker.service", "docker stop $(docker ps -q --filter publish=5080)")]
    [InlineData("/system.slice/snap.docker.dockerd.service", "docker stop $(docker ps -q --filter publish=5080)")]
    [InlineData("/system.slice/docker-" + Id + ".scope", "docker stop 0123456789ab")]
    [InlineData("/machine.slice/libpod-conmon-" + Id + ".scope", "podman stop 0123456789ab")]
    [InlineData("/machine.slice/libpod-" + Id + ".scope/container", "podman stop 0123456789ab")]
    [InlineData("/kubepods.slice/kubepods-burstable.slice/cri-containerd-" + Id + ".scope", "crictl stop 0123456789ab")]
    [InlineData("/kubepods.slice/kubepods-besteffort.slice/crio-" + Id + ".scope", "crictl stop 0123456789ab")]
    public void GroupOfAnEngine_IsAContainer(string group, string command)
    {
        var judgement = ContainerRules.HiddenBehindGroup(Hidden(group));
        Assert.Equal((OwnerKind.Container, command), (judgement!.Kind, judgement.StopCommand));
        Assert.Contains(command, judgement.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void GroupOfPodman_IsAContainer() =>
        Assert.Contains("podman stop", ContainerRules.HiddenBehindGroup(Hidden("/user.slice/user-1000.slice/user@1000.service/user.slice/podman-4242.scope"))!.Advice, StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("/")]
    [InlineData("/system.slice/postgresql.service")]
    [InlineData("/system.slice/my-docker.service")]
    [InlineData("/system.slice/docker.socket")]
    [InlineData("/user.slice/user-1000.slice/session-2.scope")]
    [InlineData("/system.slice/docker-0123.scope")]
    [InlineData("/user.slice/podmander-1.scope")]
    public void OtherGroup_IsNoContainer(string? group) => Assert.Null(ContainerRules.HiddenBehindGroup(Hidden(group)));

    [Theory]
    [InlineData(2375)]
    [InlineData(2376)]
    public void DockersOwnInterface_IsNoContainer(int port) =>
        Assert.Null(ContainerRules.HiddenBehindGroup(Hidden("/system.slice/docker.service") with { Rows = new[] { Cases.Row(port) } }));

    [Fact]
    public void RootlessDockerOfAnotherUser_IsThatUsersToStop()
    {
        var judgement = ContainerRules.HiddenBehindGroup(Hidden("/user.slice/user-1001.slice/user@1001.service/app.slice/docker.service", user: "bob"));
        Assert.Contains("user bob", judgement!.Description, StringComparison.Ordinal);
        Assert.Null(judgement.StopCommand);
    }

    [Fact]
    public void UserWithoutTheEnginesRights_NeedsSudo()
    {
        var owner = Cases.Linux("docker-proxy -container-ip 172.17.0.2 -container-port 80") with { MayAskDocker = false };
        Assert.Equal("sudo docker stop $(sudo docker ps -q --filter publish=5080)", OwnerRules.Judge(owner).StopCommand);
        Assert.Equal("sudo docker stop web", OwnerRules.Judge(owner with { ContainerName = "web" }).StopCommand);
        Assert.Equal("docker stop web", OwnerRules.Judge(owner with { ContainerName = "web", IsElevated = true }).StopCommand);
    }

    [Fact]
    public void DatagramPort_IsAskedForAsSuch() =>
        Assert.Contains("publish=5080/udp", OwnerRules.Judge(Cases.Linux("docker-proxy -proto udp") with { Rows = new[] { Cases.Row(protocol: TransportProtocol.Udp) } }).StopCommand, StringComparison.Ordinal);

    [Theory]
    [InlineData("rootlesskit --net=slirp4netns /usr/bin/dockerd-rootless.sh", "container (rootless docker)")]
    [InlineData("rootlesskit --net=slirp4netns /usr/bin/containerd-rootless.sh", "container (nerdctl, by rootlesskit)")]
    [InlineData("/usr/bin/conmon --api-version 1 -c " + Id + " -u " + Id + " -r /usr/bin/crun -n web --exit-dir /run", "container web (conmon)")]
    [InlineData("/usr/bin/conmon --api-version 1 -c " + Id + " -r /usr/bin/crun", "container (podman, by conmon)")]
    [InlineData("/usr/bin/conmon -n $(reboot)", "container (podman, by conmon)")]
    [InlineData("rootlessport", "rootless container (podman)")]
    [InlineData("rootlessport-child", "rootless container (podman)")]
    [InlineData("/usr/bin/pasta --config-net -t 5080-5080:80-80", "container (podman, by pasta)")]
    [InlineData("slirp4netns --mtu=65520 1234 tap0", "container (podman, by slirp4netns)")]
    [InlineData("/usr/bin/dockerd -H fd://", "container (dockerd)")]
    public void ProgramOfAnEngine_IsAContainer(string line, string description)
    {
        var judgement = OwnerRules.Judge(Cases.Linux(line));
        Assert.Equal((OwnerKind.Container, description), (judgement.Kind, judgement.Description));
    }

    [Theory]
    [InlineData("conmon -n web", "podman stop web")]
    [InlineData("conmon -n k8s_api_shop -c " + Id, "crictl stop 0123456789ab")]
    public void MonitorOfAContainer_NamesIt(string line, string command) => Assert.Equal(command, OwnerRules.Judge(Cases.Linux(line)).StopCommand);

    [Theory]
    [InlineData("""{"State":{"Running":true},"Name":"/web","NetworkSettings":{"Ports":{"80/tcp":[{"HostIp":"0.0.0.0","HostPort":"5080"},{"HostIp":"::","HostPort":"5080"}]}}}""", "web")]
    [InlineData("""{"State":{"Running":true},"Name":"/web","NetworkSettings":{"Ports":{"443/tcp":null,"80/tcp":[{"HostIp":"","HostPort":"5080"}]}}}""", "web")]
    [InlineData("""{"State":{"Running":false},"Name":"/web","NetworkSettings":{"Ports":{"80/tcp":[{"HostPort":"5080"}]}}}""", null)]
    [InlineData("""{"State":{"Running":true},"Name":"/web","NetworkSettings":{"Ports":{"80/udp":[{"HostPort":"5080"}]}}}""", null)]
    [InlineData("""{"State":{"Running":true},"Name":"/web","NetworkSettings":{"Ports":{"5080/tcp":[{"HostPort":"80"}]}}}""", null)]
    [InlineData("""{"State":{"Running":true},"Name":"/$(reboot)","NetworkSettings":{"Ports":{"80/tcp":[{"HostPort":"5080"}]}}}""", null)]
    [InlineData("""{"State":{"Running":true},"NetworkSettings":{"Ports":{"80/tcp":[{"HostPort":"5080"}]}}}""", null)]
    [InlineData("""{"State":true,"Name":[],"NetworkSettings":{"Ports":[1]}}""", null)]
    [InlineData("[1, 2", null)]
    [InlineData("", null)]
    public void FileOfDocker_NamesTheContainerThatPublishes(string text, string? name) => Assert.Equal(name, DockerFiles.NameIn(text, 5080, TransportProtocol.Tcp));

    [Fact]
    public void FolderOfDocker_NamesTheOnlyOne()
    {
        var folder = Directory.CreateTempSubdirectory("localbind-docker-").FullName;
        try
        {
            Write(folder, "a", "web", 5080);
            Write(folder, "b", "api", 5081);
            Directory.CreateDirectory(Path.Combine(folder, "c"));
            Assert.Equal("web", DockerFiles.NameOf(folder, 5080, TransportProtocol.Tcp));
            Assert.Equal("api", DockerFiles.NameOf(folder, 5081, TransportProtocol.Tcp));
            Assert.Null(DockerFiles.NameOf(folder, 5082, TransportProtocol.Tcp));

            // Two addresses of one machine may have the same port: then no name alone is right.
            Write(folder, "d", "other", 5080);
            Assert.Null(DockerFiles.NameOf(folder, 5080, TransportProtocol.Tcp));
            Assert.Null(DockerFiles.NameOf(Path.Combine(folder, "none"), 5080, TransportProtocol.Tcp));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string folder, string id, string name, int port)
    {
        Directory.CreateDirectory(Path.Combine(folder, id));
        var text = "{\"State\":{\"Running\":true},\"Name\":\"/" + name + "\",\"NetworkSettings\":{\"Ports\":{\"80/tcp\":[{\"HostPort\":\"" + Ports.Text(port) + "\"}]}}}";
        File.WriteAllText(Path.Combine(folder, id, "config.v2.json"), text);
    }

    private static OwnerCase Hidden(string? group, string user = "root") => Cases.Of(OwnerSystem.Linux, new ProcessFacts(0, "?") { User = user, Unit = group });
}
