using System.Linq;
using LocalBind.Build.Tasks.Owners.Windows;
using Xunit;

namespace LocalBind.Build.Tasks.Tests.Owners.Windows;

/// <summary>What <c>netsh http show servicestate view=requestq</c> prints, in its two layouts and in languages with other signs.</summary>
public class HttpSysQueueTests
{
    // Windows 7 to early 10: process ids alone, URLs inside URL groups.
    private const string Numbers = """

        Snapshot of HTTP service state (Request Queue View):
        -----------------------------------------------------

        Request queue name: Request queue is unnamed.
            Version: 1.0
            State: Active
            Request queue 503 verbosity level: Basic
            Max requests: 1000
            Number of active processes attached: 1
            Process IDs:
                944

            URL groups:
            URL group ID: FE00000040000001
                State: Active
                Request queue name: Request queue is unnamed.
                Properties:
                    Max bandwidth: inherited
                    Max connections: inherited
                    Timeouts:
                        Timeout values inherited
                    Number of registered URLs: 2
                    Registered URLs:
                        HTTP://+:5985/WSMAN/
                        HTTP://+:47001/WSMAN/

                Server session ID: FF00000020000001
                    Version: 1.0
                    State: Active
                    Properties:
                        Max bandwidth: 4294967295
                        Timeouts:
                            Entity body timeout (secs): 120

        Request queue name: DefaultAppPool
            Version: 2.0
            State: Active
            Request queue 503 verbosity level: Limited
            Max requests: 1000
            Number of active processes attached: 2
            Controller process ID: 2312
            Process IDs:
                4172
                4180

            URL groups:
            URL group ID: FF00000040000001
                    Registered URLs:
                        HTTP://*:80/
                        HTTP://127.0.0.1:8000:127.0.0.1/
                        HTTPS://[::1]:8443/API/


        """;

    // Later Windows 10, 11 and Server 2019: counters, images, services.
    private const string Images = """
        Snapshot of HTTP service state (Request Queue View):
        -----------------------------------------------------

        Request queue name: Request queue is unnamed.
            Version: 2.0
            State: Active
            Request queue 503 verbosity level: Basic
            Max requests: 1000
            Active requests: 0
            Queued requests: 0
            Max queued request age: 0s
            Requests arrived: 6
            Number of active processes attached: 1
            Processes:
                ID: 8840, image: C:\Program Files\IIS Express\iisexpress.exe
            Registered URLs:
                HTTP://LOCALHOST:5080/

        Request queue name: Request queue is unnamed.
            Number of active processes attached: 1
            Processes:
                ID: 2688, image: C:\Windows\System32\svchost.exe
                Services: NcHostAgent
                Tagged Service: NcHostAgent
            Registered URLs:
                HTTPS://+:443/HOSTAGENT/VSWITCH/

        Request queue name: Request queue is unnamed.
            Processes:
                ID: 4796, image: <?>
            Registered URLs:
                HTTP://+:8000/MONITORSERVICE/

        """;

    [Theory]
    [InlineData(Numbers, 5985, "944", null, "HTTP://+:5985/WSMAN/")]
    [InlineData(Numbers, 47001, "944", null, "HTTP://+:47001/WSMAN/")]
    [InlineData(Numbers, 80, "4172,4180", null, "HTTP://*:80/")]
    [InlineData(Numbers, 8000, "4172,4180", null, "HTTP://127.0.0.1:8000:127.0.0.1/")]
    [InlineData(Numbers, 8443, "4172,4180", null, "HTTPS://[::1]:8443/API/")]
    [InlineData(Images, 5080, "8840", "iisexpress", "HTTP://LOCALHOST:5080/")]
    [InlineData(Images, 443, "2688", "svchost", "HTTPS://+:443/HOSTAGENT/VSWITCH/")]
    [InlineData(Images, 8000, "4796", null, "HTTP://+:8000/MONITORSERVICE/")]
    public void QueueOfThePort_IsRead(string text, int port, string pids, string? image, string url)
    {
        foreach (var ends in new[] { "\n", "\r\n" })
        {
            var queue = Assert.Single(WindowsQueries.ReadQueues(text.ReplaceLineEndings(ends), port));
            Assert.Equal((pids, image, url), (string.Join(",", queue.ProcessIds), queue.Image, queue.Url));
        }
    }

    [Theory]
    [InlineData(Numbers, 5080)]
    [InlineData(Numbers, 944)]
    [InlineData(Numbers, 120)]
    [InlineData(Numbers, 598)]
    [InlineData(Images, 508)]
    [InlineData(Images, 8840)]
    [InlineData("", 80)]
    public void PortOfNoQueue_HasNone(string text, int port) => Assert.Empty(WindowsQueries.ReadQueues(text, port));

    // The words are translated, the structure is not: blanks before a colon in French, full-width signs in Chinese and Japanese, other letters in Russian.
    [Theory]
    [InlineData("Name der Anforderungswarteschlange: Unbenannt.\n    Status: Aktiv\n    Prozesse:\n        ID: 8840, Image: C:\\IIS\\iisexpress.exe\n    Registrierte URLs:\n        HTTP://LOCALHOST:5080/\n")]
    [InlineData("Nom de la file d’attente : sans nom.\n    État : Actif\n    Processus :\n        ID : 8840, image : C:\\IIS\\iisexpress.exe\n    URL inscrites :\n        HTTP://LOCALHOST:5080/\n")]
    [InlineData("请求队列名称: 请求队列未命名。\n    状态: 活动\n    进程:\n        ID：8840，映像：C:\\IIS\\iisexpress.exe\n    注册的 URL:\n        HTTP://LOCALHOST:5080/\n")]
    [InlineData("要求キュー名: 名前なし\n    プロセス:\n        プロセス ID: 8840、イメージ: C:\\IIS\\iisexpress.exe\n    登録されている URL:\n        HTTP://LOCALHOST:5080/\n")]
    [InlineData("Имя очереди запросов: без имени.\n    Состояние: Активно\n    Процессы:\n        ИД: 8840, образ: C:\\IIS\\iisexpress.exe\n    Зарегистрированные URL-адреса:\n        HTTP://LOCALHOST:5080/\n")]
    public void TranslatedText_IsReadByItsForm(string text)
    {
        var queue = Assert.Single(WindowsQueries.ReadQueues(text, 5080));
        Assert.Equal((8840, "iisexpress"), (Assert.Single(queue.ProcessIds), queue.Image));
    }

    [Fact]
    public void KernelsOwnProcess_IsNotTheProgram() =>
        Assert.Empty(Assert.Single(WindowsQueries.ReadQueues("Queue: x\n    Process IDs:\n        4\n    Registered URLs:\n        HTTP://+:5080/\n", 5080)).ProcessIds);

    [Theory]
    [InlineData("HTTP://+/", 80, true)]
    [InlineData("HTTPS://+/", 443, true)]
    [InlineData("HTTPS://+/", 80, false)]
    [InlineData("HTTP://[FE80::1]:5080/", 5080, true)]
    [InlineData("HTTP://HOST:5080", 5080, true)]
    [InlineData("HTTP://5080/", 5080, false)]
    [InlineData("HTTP://HOST/5080/", 5080, false)]
    public void Url_IsOnItsPort(string url, int port, bool isOn) =>
        Assert.Equal(isOn ? 1 : 0, WindowsQueries.ReadQueues($"Queue: x\n    URLs:\n        {url}\n", port).Count);

    [Fact]
    public void CutText_NeverNamesAnothersProcess()
    {
        foreach (var text in new[] { Numbers, Images })
        {
            for (var length = 0; length < text.Length; length += 7)
            {
                var pids = WindowsQueries.ReadQueues(text[..length], 5080).Concat(WindowsQueries.ReadQueues(text[..length], 5985)).SelectMany(queue => queue.ProcessIds);
                Assert.All(pids, pid => Assert.Contains(pid, new[] { 944, 8840 }));
            }
        }
    }
}
