using System;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Threading.Tasks;

namespace LocalBind.KestrelServer;

/// <summary>Reads one case a line from standard input, starts it, and writes its outcome in one line.</summary>
internal static class Program
{
    private static async Task Main()
    {
        // .NET remembers whose store it is from the first look, and every case has a home of its own.
        using (var store = new X509Store(StoreName.My, StoreLocation.CurrentUser))
        {
            store.Open(OpenFlags.ReadOnly);
        }

        var input = Console.In;
        var output = Console.Out;
        while (await input.ReadLineAsync() is { } line)
        {
            var outcome = await ServerStart.RunAsync(JsonSerializer.Deserialize<StartCase>(line)!);
            await output.WriteLineAsync(JsonSerializer.Serialize(outcome));
            await output.FlushAsync();
        }
    }
}
