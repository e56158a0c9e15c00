#!/usr/bin/env python3
"""Real processes with real sockets, and the truth about them.

Opens about COUNT sockets in many processes: alone, behind hundreds of other descriptors, inherited by fork, orphaned, handed to another program
under another descriptor number, passed on to a stranger over a Unix socket, in SO_REUSEPORT groups (TCP and UDP), over IPv4, IPv6, both, and UDP, by
another user (when root), in another process namespace and beside the same port in another network namespace (when permitted). Prints
"S protocol port inodes pids first user" for each port ("first" is the process to name, or 0), "N text" for what could not be made, then READY.
A line on standard input ends some processes, starts others, and prints the truth again. Ends, with all processes, when standard input ends.
Six more processes open and close listeners of all kinds all the time, and write "protocol port pid" to LOG before they listen.
"""
import ctypes
import os
import random
import signal
import socket
import sys
import time

COUNT, SEED, LOG = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
chance = random.Random(SEED)
LIBC = ctypes.CDLL(None, use_errno=True)
PARENT = os.getpid()
NOBODY = 65534
groups = []  # each: (pids, [(protocol, port, inodes, holders, first)])
notes = set()


def opened(kind):
    family = socket.AF_INET6 if kind in ("six", "dual", "only") else socket.AF_INET
    s = socket.socket(family, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
    if family == socket.AF_INET6:
        s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0 if kind == "dual" else 1)
    s.bind(({"six": "::1", "dual": "::", "only": "::"}.get(kind, "127.0.0.1"), 0))
    if kind != "udp":
        s.listen(1)
    return s


def inode(s):
    return os.fstat(s.fileno()).st_ino


def row(s, kind, holders, first, user=None):
    return ("Udp" if kind == "udp" else "Tcp", s.getsockname()[1], [inode(s)], holders, first, os.geteuid() if user is None else user)


def forever():
    LIBC.prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG; an orphan outlives this and is ended by its pid
    while True:
        signal.pause()


def fork(body):
    """Runs body in a child; what it returns (numbers) comes back with the child's pid."""
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(r)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        values = body() or []
        os.write(w, (" ".join(map(str, values)) + "\n").encode())
        os.close(w)
        forever()
    os.close(w)
    with os.fdopen(r) as f:
        values = [int(x) for x in f.readline().split()]
    return pid, values


def many():
    kinds = [chance.choice(("four", "four", "six", "dual", "only", "udp")) for _ in range(chance.randint(5, 25))]
    sockets = [opened(k) for k in kinds]
    pid, _ = fork(lambda: [])
    rows = [row(s, k, [pid], pid) for s, k in zip(sockets, kinds)]
    for s in sockets:
        s.close()
    return [pid], rows


def shared():
    s = opened("four")
    pid, (child,) = fork(lambda: [fork(lambda: [])[0]])
    rows = [row(s, "four", [pid, child], pid)]
    s.close()
    return [pid, child], rows


def orphaned():
    s = opened("six")
    r, w = os.pipe()
    middle = os.fork()
    if middle == 0:
        pid = os.fork()
        if pid:
            os.write(w, f"{pid}\n".encode())
            os._exit(0)
        os.close(r)
        os.close(w)
        while True:
            signal.pause()
    os.close(w)
    with os.fdopen(r) as f:
        child = int(f.readline())
    os.waitpid(middle, 0)
    rows = [row(s, "six", [child], child)]
    s.close()
    return [child], rows


def handed_on():
    s = opened("dual")

    def body():
        child = os.fork()
        if child == 0:
            LIBC.prctl(1, signal.SIGKILL)
            os.dup2(s.fileno(), 200, inheritable=True)
            os.execvp("sleep", ["sleep", "1000"])
        while "sleep" not in os.readlink(f"/proc/{child}/exe") and "busybox" not in os.readlink(f"/proc/{child}/exe") and "coreutils" not in os.readlink(f"/proc/{child}/exe"):
            time.sleep(0.001)
        return [child]

    pid, (child,) = fork(body)
    rows = [row(s, "dual", [pid, child], pid)]
    s.close()
    return [pid, child], rows


def deep():
    """Its listener has a number far above those that a search looks at first."""
    files = [os.open("/dev/null", os.O_RDONLY) for _ in range(300)]
    s = opened("four")
    pid, _ = fork(lambda: [])
    rows = [row(s, "four", [pid], pid)]
    s.close()
    for f in files:
        os.close(f)
    return [pid], rows


def passed_on():
    """A stranger gets the socket over a Unix socket, and the one who opened it lets go."""
    here, there = socket.socketpair()

    def body():
        global kept
        here.close()
        _, kept, _, _ = socket.recv_fds(there, 1, 1)
        there.close()
        return []

    s = opened("six")
    rows = [row(s, "six", [], 0)]
    socket.send_fds(here, [b"x"], [s.fileno()])
    s.close()
    pid, _ = fork(body)
    here.close()
    there.close()
    protocol, port, inodes, _, _, user = rows[0]
    return [pid], [(protocol, port, inodes, [pid], pid, user)]


def reuseport():
    kind = chance.choice(("four", "six", "udp"))
    family, host = (socket.AF_INET6, "::1") if kind == "six" else (socket.AF_INET, "127.0.0.1")
    port, pids, inodes = 0, [], []
    for _ in range(3):
        s = socket.socket(family, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        s.bind((host, port))
        if kind != "udp":
            s.listen(1)
        port = s.getsockname()[1]
        inodes.append(inode(s))
        pids.append(fork(lambda: [])[0])
        s.close()
    return pids, [("Udp" if kind == "udp" else "Tcp", port, inodes, pids, 0, os.geteuid())]


def other_user():
    if os.geteuid() != 0:
        notes.add("other users: this is not root")
        return many()

    def body():
        become_nobody()
        global kept
        kept = [opened(k) for k in ("four", "six", "dual", "udp")]
        return [x for s in kept for x in (s.getsockname()[1], inode(s))]

    pid, v = fork(body)
    return [pid], [("Udp" if i == 6 else "Tcp", v[i], [v[i + 1]], [pid], pid, NOBODY) for i in range(0, len(v), 2)]


def become_nobody():
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    LIBC.prctl(4, 1)  # PR_SET_DUMPABLE: as after an exec, so that the user may look at the process


def other_namespace():
    s = opened("four")
    port = s.getsockname()[1]
    pid, _ = fork(lambda: [])
    rows = [row(s, "four", [pid], pid)]
    s.close()

    def body():
        if LIBC.unshare(0x40000000):  # CLONE_NEWNET
            return [0]
        global kept
        kept = socket.socket()
        kept.bind(("0.0.0.0", port))
        kept.listen(1)
        return [1]

    stranger, (done,) = fork(body)
    if not done:
        notes.add("other network namespaces: not permitted here")
    return [pid, stranger], rows


def other_processes():
    """The first process of a process namespace of its own, as in a container on the network of its host."""
    s = opened("dual")

    def body():
        if LIBC.unshare(0x20000000):  # CLONE_NEWPID
            return [0]
        child = os.fork()
        if child == 0:
            forever()
        return [child]

    outer, (inner,) = fork(body)
    if not inner:
        notes.add("other process namespaces: not permitted here")
    holders = [outer, inner] if inner else [outer]
    rows = [row(s, "dual", holders, outer)]
    s.close()
    return holders, rows


def churn(user):
    LIBC.prctl(1, signal.SIGKILL)
    log = os.open(LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    if user:
        become_nobody()
        LIBC.prctl(1, signal.SIGKILL)
    while True:
        kind = chance.choice(("four", "four", "six", "dual", "only", "udp"))
        family = socket.AF_INET6 if kind in ("six", "dual", "only") else socket.AF_INET
        s = socket.socket(family, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
        if family == socket.AF_INET6:
            s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0 if kind == "dual" else 1)
        s.bind(({"six": "::1", "dual": "::", "only": "::"}.get(kind, "127.0.0.1"), 0))
        os.write(log, f"{'Udp' if kind == 'udp' else 'Tcp'} {s.getsockname()[1]} {os.getpid()}\n".encode())
        if kind != "udp":
            s.listen(1)
        time.sleep(chance.uniform(0.002, 0.03))
        s.close()


def end(pids):
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    for pid in pids:
        try:
            os.waitpid(pid, 0)
        except ChildProcessError:
            # Not a child of this process: wait until the kernel has taken it away.
            while os.path.exists(f"/proc/{pid}/fd/0"):
                time.sleep(0.001)


def fill():
    makers = [many, shared, deep, orphaned, handed_on, passed_on, reuseport, other_user, other_namespace, other_processes]
    for make in makers:
        groups.append(make())
    while sum(len(rows) for _, rows in groups) < COUNT:
        groups.append(chance.choice([many, many, many] + makers)())


def tell():
    for _, rows in groups:
        for protocol, port, inodes, holders, first, user in rows:
            print("S", protocol, port, ",".join(map(str, inodes)), ",".join(map(str, holders)), first, user)
    for note in notes:
        print("N", note)
    print("READY", flush=True)


churners = []
for i in range(6):
    pid = os.fork()
    if pid == 0:
        chance.seed(SEED + i)
        churn(user=i >= 4 and os.geteuid() == 0)
    churners.append(pid)
try:
    fill()
    tell()
    for _ in sys.stdin:
        chance.shuffle(groups)
        for _ in range(len(groups) // 3):
            end(groups.pop()[0])
        fill()
        tell()
finally:
    if os.getpid() == PARENT:
        end(churners)
        for pids, _ in groups:
            end(pids)
