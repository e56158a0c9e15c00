using System.Collections.Generic;
using System.Linq;

namespace LocalBind.Build.Tasks.Owners.Linux;

/// <summary>
/// Finds the processes whose descriptors lead to given sockets. Three ideas make it cheap, none can name a wrong process:
/// processes of the socket's user and the newest processes come first; of each process the first descriptors are looked at before
/// the rest of any (programs with ten thousand descriptors exist, and listeners have small numbers); and once every socket has a holder, further
/// holders are sought where inheritance puts them: the same descriptor number in any process, and any number in parents and children.
/// A socket that was handed to an unrelated process under another number (SCM_RIGHTS) beside a first holder is not sought further.
/// </summary>
internal sealed class SocketHolders
{
    private const int FirstLook = 64;
    private const int MostDescriptorNumbers = 8;

    private readonly ProcFolder _proc;
    private readonly Deadline _deadline;
    private readonly HashSet<ulong> _wanted;
    private readonly HashSet<ulong> _missing;
    private readonly List<HeldSocket> _held = new();
    private readonly HashSet<int> _seenWhole = new();
    private bool _wasDenied;

    private SocketHolders(ProcFolder proc, IEnumerable<ulong> inodes, Deadline deadline)
    {
        _proc = proc;
        _deadline = deadline;
        _wanted = new HashSet<ulong>(inodes);
        _missing = new HashSet<ulong>(_wanted);
    }

    /// <summary>Searches /proc.</summary>
    /// <param name="inodes">The sockets.</param>
    /// <param name="users">The users of the sockets.</param>
    /// <param name="deadline">When to stop.</param>
    public static HolderSearch Find(IEnumerable<ulong> inodes, ICollection<long> users, Deadline deadline)
    {
        using var proc = ProcFolder.Open();
        return proc is null ? new HolderSearch { WasDenied = true } : new SocketHolders(proc, inodes, deadline).Search(users);
    }

    private HolderSearch Search(ICollection<long> users)
    {
        var pids = _proc.ProcessIds();
        var others = new List<int>();

        // Only root can look into everybody's processes; everybody else is refused as fast as the user could be asked.
        var isRoot = SystemCalls.EffectiveUser() == 0;
        SearchIn(isRoot ? OfUsers(pids, users, others) : pids);
        SearchIn(others);
        if (_missing.Count == 0)
        {
            AddHeirs(pids);
        }

        return Result();
    }

    /// <summary>Passes on the processes of the users as they are asked for, and keeps the others for later.</summary>
    private IEnumerable<int> OfUsers(List<int> pids, ICollection<long> users, List<int> others)
    {
        foreach (var pid in pids)
        {
            if (_proc.UserOf(pid) is not { } user)
            {
                continue;
            }

            if (users.Contains(user))
            {
                yield return pid;
            }
            else
            {
                others.Add(pid);
            }
        }
    }

    private void SearchIn(IEnumerable<int> pids)
    {
        var large = new List<int>();
        foreach (var pid in pids)
        {
            if (_missing.Count == 0 || _deadline.HasPassed)
            {
                return;
            }

            if (Look(pid, FirstLook) == DescriptorsSeen.Some)
            {
                large.Add(pid);
            }
        }

        foreach (var pid in large)
        {
            if (_missing.Count == 0 || _deadline.HasPassed)
            {
                return;
            }

            Look(pid, int.MaxValue);
        }
    }

    private DescriptorsSeen Look(int pid, int limit)
    {
        var before = _held.Count;
        var seen = _proc.ReadSockets(pid, limit, _wanted, _held);
        for (var i = before; i < _held.Count; i++)
        {
            _missing.Remove(_held[i].Inode);
        }

        if (seen == DescriptorsSeen.All)
        {
            _seenWhole.Add(pid);
        }

        _wasDenied = _wasDenied || (seen == DescriptorsSeen.None && _proc.UserOf(pid) is not null);
        return seen;
    }

    private void AddHeirs(List<int> pids)
    {
        var numbers = new HashSet<int>();
        foreach (var held in _held)
        {
            if (numbers.Count < MostDescriptorNumbers)
            {
                numbers.Add(held.Descriptor);
            }
        }

        foreach (var pid in pids)
        {
            if (_deadline.HasPassed)
            {
                return;
            }

            if (_seenWhole.Contains(pid))
            {
                continue;
            }

            foreach (var number in numbers)
            {
                var inode = _proc.SocketOf(pid, number);
                if (inode != 0 && _wanted.Contains(inode))
                {
                    _held.Add(new HeldSocket(pid, number, inode));
                }
            }
        }

        AddFamily();
    }

    private void AddFamily()
    {
        for (var i = 0; i < _held.Count && !_deadline.HasPassed; i++)
        {
            var pid = _held[i].Pid;
            if (LinuxProcesses.ParentOf(pid) is > 0 and var parent && !_seenWhole.Contains(parent))
            {
                Look(parent, int.MaxValue);
            }

            foreach (var child in ProcFolder.ChildrenOf(pid))
            {
                if (!_seenWhole.Contains(child))
                {
                    Look(child, int.MaxValue);
                }
            }
        }
    }

    private HolderSearch Result()
    {
        var stats = new Dictionary<int, ProcStat>();
        foreach (var held in _held)
        {
            // The last word, in this order: a process that lets go of the socket, or whose id becomes another process's, before its facts are read is not named.
            if (!stats.ContainsKey(held.Pid) && ProcStat.Read(held.Pid) is { } stat && _proc.SocketOf(held.Pid, held.Descriptor) == held.Inode)
            {
                stats.Add(held.Pid, stat);
            }
        }

        return new HolderSearch
        {
            Pids = HolderOrder.RootsFirst(stats.Keys, pid => stats[pid].Parent),
            Identities = stats.ToDictionary(pair => pair.Key, pair => pair.Value.StartTicks),
            HasInitProcess = stats.ContainsKey(1),
            WasDenied = _wasDenied,
            WasCutShort = _deadline.HasPassed,
        };
    }
}
