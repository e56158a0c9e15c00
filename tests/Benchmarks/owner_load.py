#!/usr/bin/env python3
"""Who has a port, under a made load: LocalBind in process against ss, lsof, fuser and netstat. Linux; root, so that every descriptor can be read.

  python3 tests/Benchmarks/owner_load.py [--processes 2000] [--listeners 20000] [--runs 7] [--oldest] [--reference PROGRAM] [--build FOLDER]

The load is PROCESSES sleeping processes with 8 extra descriptors each and LISTENERS listening sockets on 127.77.x.y, 10,000 in a process. The port
asked for belongs to a small process of its own: started between the two, or, with --oldest, before both (the search looks at the newest first, so
this is its worst case). Prints a table of median CPU milliseconds (user + system), which a busy machine disturbs less than elapsed ones, and what
each is of LocalBind's; every answer is checked for the right pid. The tools run as whole processes, LocalBind inside a warm one: /bin/true shows what the
start of a process costs. --reference is a program called as "PROGRAM PORT netlink [-n|-a]". Everything listens on loopback and ends with this script.
"""
import argparse
import ctypes
import os
import re
import resource
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile

LIBC = ctypes.CDLL(None)
HERE = os.path.dirname(os.path.abspath(__file__))
children = []


def child(body):
    """Runs body in a process that ends with this one; returns its pid and the number that body returned."""
    parent, (r, w) = os.getpid(), os.pipe()
    pid = os.fork()
    if pid == 0:
        LIBC.prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os._exit(1)
        os.close(r)
        os.write(w, f"{body()}\n".encode())
        os.close(w)
        while True:
            signal.pause()
    os.close(w)
    children.append(pid)
    with os.fdopen(r) as answer:
        return pid, int(answer.readline())


def sleeper():
    return len([os.open("/dev/null", os.O_RDONLY) for _ in range(8)])


def target():
    global kept
    kept = socket.socket()
    kept.bind(("127.0.0.1", 0))
    kept.listen(1)
    return kept.getsockname()[1]


def listeners(first, count):
    def body():
        global kept
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(count + 64, hard) if hard > 0 else count + 64, hard))
        kept = []
        for i in range(first, first + count):
            s = socket.socket()
            s.bind((f"127.77.{i // 1000}.1", 20000 + i % 1000))
            s.listen(1)
            kept.append(s)
        return len(kept)
    return body


def cpu(argv):
    process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    text = process.stdout.read().decode(errors="replace")
    usage = os.wait4(process.pid, 0)[2]
    process.returncode = 0
    return (usage.ru_utime + usage.ru_stime) * 1000, text


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--processes", type=int, default=2000)
    options.add_argument("--listeners", type=int, default=20000)
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--oldest", action="store_true")
    options.add_argument("--reference")
    options.add_argument("--build", help="a folder with LocalBind.Benchmarks.dll, instead of building it")
    a = options.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        # Beside the load, and where another user can read it.
        os.chmod(folder, 0o755)
        out = os.path.join(folder, "bench")
        if a.build:
            shutil.copytree(a.build, out)
        else:
            subprocess.run(["dotnet", "build", HERE, "-c", "Release", "-o", out, "-v", "quiet", "--nologo"], check=True, stdout=sys.stderr)
        ours = ["dotnet", os.path.join(out, "LocalBind.Benchmarks.dll"), "owner"]

        free = child(target)
        os.kill(free[0], signal.SIGKILL)
        os.waitpid(children.pop(), 0)
        if a.oldest:
            pid, port = child(target)
        for _ in range(a.processes):
            child(sleeper)
        if not a.oldest:
            pid, port = child(target)
        for first in range(0, a.listeners, 10000):
            child(listeners(first, min(10000, a.listeners - first)))

        p = str(port)
        tools = {"start of a process (/bin/true)": (["/bin/true"], False)}
        if a.reference:
            tools["reference in C: table alone"] = ([a.reference, p, "netlink", "-n"], False)
            tools["reference in C: up to the first holder"] = ([a.reference, p, "netlink"], True)
            tools["reference in C: every descriptor"] = ([a.reference, p, "netlink", "-a"], True)
        tools["ss -Hltnp 'sport = :P'"] = (["ss", "-Hltnp", "sport = :" + p], True)
        tools["lsof -nP -iTCP:P -sTCP:LISTEN"] = (["lsof", "-nP", "-iTCP:" + p, "-sTCP:LISTEN"], True)
        tools["fuser P/tcp"] = (["fuser", p + "/tcp"], True)
        tools["netstat -ltnp"] = (["netstat", "-ltnp"], True)
        tools = {name: tool for name, tool in tools.items() if shutil.which(tool[0][0])}

        times, load = {}, []
        for _ in range(a.runs):
            load.append(os.getloadavg()[0])
            for name, (argv, has_owner) in tools.items():
                ms, text = cpu(argv)
                times.setdefault(name, []).append(ms)
                if has_owner and not re.search(rf"\b{pid}\b", text):
                    sys.exit(f"{name} does not name pid {pid}: {text[:300]}")
            runs = [("LocalBind, the port is free", ours + [str(free[1])], "table"), ("LocalBind, table and owner", ours + [p], "table and owner")]
            if os.geteuid() == 0 and shutil.which("setpriv"):
                runs.append(("LocalBind as another user, who may not see the owner", ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] + ours + [p], "table and owner"))
            for name, argv, part in runs:
                text = cpu(argv)[1]
                found = re.search(rf"^{part} cpu ([\d.]+) ms, wall ([\d.]+) ms", text, re.M)
                if not found or (name.endswith("table and owner") and f"pid {pid}," not in text):
                    sys.exit(f"{name}, pid {pid}: {text[:300]}")
                times.setdefault(name, []).append(float(found.group(1)))
                times.setdefault(name + ", elapsed", []).append(float(found.group(2)))

    median = {name: statistics.median(values) for name, values in times.items()}
    base = median["LocalBind, table and owner"]
    print(f"\n{a.processes} processes, {a.listeners} listeners, owner {'the oldest' if a.oldest else 'newer than the processes'}; {os.cpu_count()} processors, load {min(load):.1f} to {max(load):.1f}, {a.runs} runs\n")
    print("| | median CPU ms | least | times LocalBind's owner look-up |\n| --- | ---: | ---: | ---: |")
    for name in sorted(median, key=lambda n: (not n.startswith("LocalBind"), list(median).index(n))):
        print(f"| {name} | {median[name]:.2f} | {min(times[name]):.2f} | {median[name] / base:.2f} |")


try:
    main()
finally:
    for pid in children:
        os.kill(pid, signal.SIGKILL)
