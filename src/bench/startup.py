#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long the installed command takes to start, whole processes, against 'java -jar' of the same build.

    python3 src/bench/startup.py [--rounds 20] [--java HOME]... [--dist FOLDER]... [--also NAME=COMMAND]...

Run it with what 'mvn package' has built. In each round it runs every way to start in turn, so that a busy machine
slows all alike: 'java -jar target/ostree-drift-cli.jar', 'bin/ostree-drift' of target/ostree-drift, the same
of the tar.gz unpacked elsewhere (or of each FOLDER), 'java @target/ostree-drift.args', and each COMMAND, in which JAVA
stands for the Java. Prints the medians of the wall time and of the CPU time (user and system, of the process and of its
children), and their ratios to 'java -jar', for '--version' and for 'verify' of two small files, with each HOME
($JAVA_HOME, or the java on the path) as the Java. Bars: 0.5 of each for the launcher, and 60 MB for the unpacked
folder; exit status 1 where one is missed. XDG_CACHE_HOME is an empty folder, and each way runs three times before it
is measured.
"""
import argparse
import glob
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TARGET = os.path.join(ROOT, "target")
JAR = os.path.join(TARGET, "ostree-drift-cli.jar")
PAIR = [os.path.join(ROOT, "testdata", "readme", name) for name in ("before.txt", "after.txt")]
WORK = {"--version": ["--version"], "verify": ["verify", *PAIR]}
BAR = 0.5
MEGABYTES = 60


def measure(command, environment):
    """Wall and CPU seconds of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit("%s ended with %d" % (command, process.returncode))
    return wall, usage.ru_utime + usage.ru_stime


def ways(java, folders, extra):
    """Names and commands of the ways to start."""
    found = {"java -jar": [java, "-jar", JAR]}
    for name, folder in folders.items():
        found[name] = [os.path.join(folder, "bin", "ostree-drift")]
    found["java @args"] = [java, "@" + os.path.join(TARGET, "ostree-drift.args")]
    for each in extra:
        name, command = each.split("=", 1)
        found[name] = command.replace("JAVA", java).split()
    return found


def compare(java, folders, extra, rounds, cache):
    """Prints a table for each command; returns whether the launchers meet the bar."""
    environment = dict(os.environ, JAVA_HOME=os.path.dirname(os.path.dirname(java)), XDG_CACHE_HOME=cache)
    met = True
    for work, arguments in WORK.items():
        times = {name: [] for name in ways(java, folders, extra)}
        for i in range(-3, rounds):
            for name, command in ways(java, folders, extra).items():
                time_of_run = measure(command + arguments, environment)
                if i >= 0:
                    times[name].append(time_of_run)
        print("%-34s %8s %6s %8s %6s" % (work, "wall", "ratio", "CPU", "ratio"))
        base = [statistics.median(each) for each in zip(*times["java -jar"])]
        for name, each in times.items():
            wall, cpu = (statistics.median(part) for part in zip(*each))
            print("  %-32s %6.0fms %6.2f %6.0fms %6.2f" % (name, wall * 1e3, wall / base[0], cpu * 1e3, cpu / base[1]))
            if name in folders:
                met &= wall <= BAR * base[0] and cpu <= BAR * base[1]
    return met


def size(folder):
    """The bytes of all files under a folder."""
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names)


def main():
    parser = argparse.ArgumentParser(description="How long the installed command takes to start.")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--java", action="append", default=[])
    parser.add_argument("--dist", action="append", default=[])
    parser.add_argument("--also", action="append", default=[])
    options = parser.parse_args()
    work = tempfile.mkdtemp(prefix="ostree-drift-startup-")
    try:
        folders = {each: each for each in options.dist}
        if not folders:
            archive = glob.glob(os.path.join(TARGET, "ostree-drift-*.tar.gz"))[0]
            subprocess.run(["tar", "xf", archive, "-C", work], check=True)
            folders = {"bin/ostree-drift": os.path.join(TARGET, "ostree-drift"), "tar.gz, elsewhere": glob.glob(work + "/ostree-drift-*")[0]}
        met = True
        for name, folder in folders.items():
            megabytes = size(folder) / 1e6
            print("%s: %.1f MB" % (name, megabytes))
            met &= megabytes <= MEGABYTES
        homes = [os.path.join(home, "bin", "java") for home in options.java]
        for java in homes or [os.path.realpath(os.path.join(os.environ.get("JAVA_HOME", ""), "bin", "java") if os.environ.get("JAVA_HOME") else shutil.which("java"))]:
            print("\n" + java)
            met &= compare(java, folders, options.also, options.rounds, os.path.join(work, "cache"))
        print("\nbars (%.1f, %d MB): %s" % (BAR, MEGABYTES, "met" if met else "MISSED"))
        return 0 if met else 1
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
