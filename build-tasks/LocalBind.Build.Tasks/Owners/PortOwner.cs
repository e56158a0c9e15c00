using System;
using System.Collections.Generic;

namespace LocalBind.Build.Tasks.Owners;

/// <summary>Who has a port, in words, and how to get it back.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Description">In words: <c>a previous instance of this app, still under "dotnet watch" (pid 41)</c>, <c>ssh tunnel to db.example</c>. Never empty, no full stop.</param>
/// <param name="Summary">
/// What follows "is in use by" in a message: name, pid, user, start time and command line of the holder, and the description;
/// or what is known instead. Never empty, one line, no full stop, no secrets.
/// </param>
/// <param name="Advice">What to do about it, a sentence that starts with a capital letter and has no full stop: <c>Stop it with "kill 4242"</c>. Never empty.</param>
public sealed record PortOwner(OwnerKind Kind, string Description, string Summary, string Advice)
{
    /// <summary>The command inside <see cref="Advice"/> that stops the owner, or null where no single command does.</summary>
    public string? StopCommand { get; init; }

    /// <summary>The processes that hold the socket, the one to stop first. Empty where none could be seen.</summary>
    public IReadOnlyList<ProcessFacts> Holders { get; init; } = Array.Empty<ProcessFacts>();

    /// <summary>Why no process, or not all about it, could be read: a phrase without a full stop. Null where all was read.</summary>
    public string? Hidden { get; init; }

    /// <summary>The holder to stop, or null where none could be seen.</summary>
    public ProcessFacts? Process => Holders.Count > 0 ? Holders[0] : null;
}
