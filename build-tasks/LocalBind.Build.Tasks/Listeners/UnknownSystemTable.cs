using LocalBind.Endpoints;

namespace LocalBind.Build.Tasks.Listeners;

/// <summary>The table of a system that has no reader.</summary>
internal sealed class UnknownSystemTable : IListenerTable
{
    private const string Reason = "this operating system's socket table is not known to LocalBind";

    public ListenerQuery Find(int port, TransportProtocol protocol) => ListenerQuery.Failed(Reason);

    public ListenerQuery FindInAnyState(int port, TransportProtocol protocol) => ListenerQuery.Failed(Reason);
}
