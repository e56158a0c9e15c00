using System.Collections.Generic;
using System.Linq;
using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Checks;

/// <summary>Services that programs need beside them, known by the port that is registered for them (IANA) or that they document as their default.</summary>
internal static class RequiredService
{
    private static readonly Dictionary<int, string> Names = new()
    {
        [1433] = "SQL Server",
        [1521] = "Oracle Database",
        [2181] = "ZooKeeper",
        [3306] = "MySQL",
        [4222] = "NATS",
        [4317] = "an OpenTelemetry collector",
        [5432] = "PostgreSQL",
        [5341] = "Seq",
        [5672] = "RabbitMQ",
        [6379] = "Redis",
        [8200] = "Vault",
        [8500] = "Consul",
        [9042] = "Cassandra",
        [9092] = "Kafka",
        [9200] = "Elasticsearch",
        [10000] = "Azurite",
        [11211] = "memcached",
        [27017] = "MongoDB",
    };

    /// <summary>The service of a port, or null.</summary>
    public static string? NameOf(int port) => Names.TryGetValue(port, out var name) ? name : null;

    /// <summary>Whether something listens at the address. Only the table is asked, no connection is made; a table that cannot be read accuses nobody.</summary>
    public static bool Listens(Endpoint endpoint, SocketJudge judge) => PlannedSocket.Of(endpoint).Any(judge.HasListener);
}
