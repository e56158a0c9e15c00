// Shows on ExposedWeb, next door, what LocalBind.Tools does: findings while building, and the check before `dotnet run`.

using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Demo;

var root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "LocalBind.Tools.sln")))
{
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The demo runs inside a clone of the repository.");
}

var sample = Path.Combine("samples", "ExposedWeb");
Console.WriteLine("Building the product and the sample from source; the first time takes a minute.");
var preparation = await Command.RunAsync(root, "build", sample);
if (preparation.ExitCode != 0)
{
    Console.WriteLine(preparation.Output);
    return 1;
}

Title("1. The compiler knows what the program opens");
var build = await Command.RunAsync(root, "build", sample, "--no-dependencies", "--no-incremental");
build.Show("LBT");
Console.WriteLine("The light bulb of an editor repairs both, and so does, for a whole project:");
Console.WriteLine($"> dotnet format analyzers {sample} --diagnostics LBT1001");

var port = ReadPort(Path.Combine(root, sample, "Properties", "launchSettings.json"));
Title($"2. Another process has port {port}, the port of the launch profile");
using var occupant = new TcpListener(IPAddress.Loopback, port);
try
{
    occupant.Start();
    Console.WriteLine($"This demo, pid {Environment.ProcessId}, listens on {occupant.LocalEndpoint}.");
}
catch (SocketException)
{
    Console.WriteLine("Some program of this machine has it already; let us see which.");
}

var refused = await Command.RunAsync(root, "run", "--no-build", "--project", sample);
refused.Show("LBT");
Console.WriteLine($"exit code {refused.ExitCode}; the app was not started");

Title("3. The port is free again");
occupant.Stop();
await using (var app = new Command(root, "run", "--no-build", "--project", sample))
{
    app.Echo();
    Console.WriteLine(await app.WaitForLineAsync($"Now listening on: http://localhost:{port}") ?? "It did not start: by now another program has the port.");
}

var isAsTold = build.Output.Contains("LBT1001") && build.Output.Contains("LBT2003") && refused.ExitCode == 1 && refused.Output.Contains("LBT3001");
Console.WriteLine(isAsTold ? "" : "That is not how it should have gone: please report it.");
return isAsTold ? 0 : 1;

static void Title(string text) => Console.WriteLine($"\n{text}\n");

static int ReadPort(string launchSettings)
{
    using var json = JsonDocument.Parse(File.ReadAllText(launchSettings));
    return new Uri(json.RootElement.GetProperty("profiles").GetProperty("http").GetProperty("applicationUrl").GetString()!).Port;
}
