#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast a fleet is audited, whole processes, against what one would write oneself.

    python3 src/bench/fleet.py [NODES] [--rounds=N] [--growth] [--memory]

Run it with what 'mvn package' has built: the launcher if it is there, else the jar. It writes the same NODES (100,000)
nodes as JSON Lines twice, as plain text and as rpm-ostree's JSON: once of 200 different states, once all different, in
facts that an audit compares. 'audit' reads either; the contestants read the JSON: the pipeline 'jq | sort | uniq -c' and
a few lines of Python count versions and packages, a longer script counts all the facts that an audit compares. All must
find as many different states as the audit does; of the plain text, which shows less, it must find as many as there are
different texts.

A time is the median of the rounds (5), in which the programs take turns, so that a busy machine is slow for all; a ratio
is the contestant's time divided by ours, so more is better, and stands beside the least that it should be. With
--growth it audits 1,000 to 1,000,000 nodes of 200 states in 512 MiB of heap, and prints the time a node and the largest
memory; with --memory 1,000,000 different states in 2 GiB, and in a heap that is too small for them.
"""
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LAUNCHER = os.path.join(ROOT, "target", "ostree-drift", "bin", "ostree-drift")
JAR = os.path.join(ROOT, "target", "ostree-drift-cli.jar")
CORPUS = os.path.join(ROOT, "testdata", "rpm-ostree", "v2026.2")
STATES = 200
DIGESTS = ("checksum", "base-checksum", "container-image-reference-digest")
BARS = {
    ("text", False): {"jq": 5.0, "short Python": 3.0},
    ("text", True): {"jq": 3.0, "short Python": 0.8, "Python, all facts": 2.0},
    ("JSON", False): {"short Python": 1.0},
    ("JSON", True): {"short Python": 0.5},
}
LARGEST_MIB = 400
VERIFY_BAR = 2.2

JQ = "jq -c '.status.deployments[] | select(.booted) | [.version, .packages]' %s | sort | uniq -c"
SHORT = """
import collections, json, sys
count = collections.Counter()
for line in open(sys.argv[1]):
    for deployment in json.loads(line)["status"]["deployments"]:
        if deployment["booted"]:
            count[deployment.get("version"), tuple(sorted(deployment.get("packages", [])))] += 1
print(len(count))
"""
ALL_FACTS = """
import collections, json, sys
LISTS = '''packages requested-packages requested-local-packages requested-local-fileoverride-packages modules
    requested-modules requested-modules-enabled modules-enabled requested-base-removals requested-base-local-replacements
    initramfs-args initramfs-etc'''.split()
PAIRS = '''base-removals base-local-replacements requested-base-remote-replacements custom-origin'''.split()
VALUES = '''osname version origin container-image-reference container-image-reference-digest regenerate-initramfs cliwrap
    unlocked live-replaced live-inprogress pinned remote-error endoflife'''.split()
count = collections.Counter()
for line in open(sys.argv[1]):
    for deployment in json.loads(line)["status"]["deployments"]:
        if deployment["booted"]:
            get = deployment.get
            state = [get(key) for key in VALUES]
            state.append(get("base-checksum") or get("checksum"))
            state.append(get("base-timestamp") if "base-checksum" in deployment else get("timestamp"))
            state += [tuple(sorted(get(key) or ())) for key in LISTS]
            state += [repr(get(key)) for key in PAIRS]
            state.append(repr(sorted((get("base-remote-replacements") or {}).items())))
            count[tuple(state)] += 1
print(len(count))
"""


class Run:
    """What a process did."""

    def __init__(self, seconds, cpu, mib, code, output, errors):
        self.seconds, self.cpu, self.mib = seconds, cpu, mib
        self.code, self.output, self.errors = code, output, errors


def run(command, codes=(0, 1), options=""):
    """Runs a program, or a line of shell."""
    environment = dict(os.environ, OSTREE_DRIFT_JAVA_OPTIONS=options)
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, shell=isinstance(command, str), stdout=output, stderr=errors, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        for file in (output, errors):
            file.seek(0)
        result = Run(
            seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, process.returncode, output.read(),
            errors.read().decode(errors="replace"))
    if codes and result.code not in codes:
        sys.exit("failed with %d: %s\n%s" % (result.code, command, result.errors[-2000:]))
    return result


def ours(*arguments, options=""):
    """The command line of ostree-drift."""
    return [LAUNCHER, *arguments] if os.path.exists(LAUNCHER) else ["java", *options.split(), "-jar", JAR, *arguments]


def states():
    """Text and JSON of the states that have a booted deployment, and the checksums that tell hosts apart."""
    found = []
    for name in sorted(os.listdir(CORPUS)):
        text = os.path.join(CORPUS, name[:-5] + ".plain.utf8.txt")
        if name.endswith(".json") and name.count(".") == 1 and os.path.exists(text):
            with open(os.path.join(CORPUS, name), encoding="utf-8") as file:
                status = json.load(file)
            if any(each.get("booted") for each in status["deployments"]):
                checksums = {each[key] for each in status["deployments"] for key in DIGESTS if key in each}
                with open(text, encoding="utf-8") as file:
                    found.append((file.read(), json.dumps(status), sorted(checksums)))
    return found


def write(folder, nodes, different, shift=0, forms=("text", "JSON")):
    """Files of JSON Lines, of the same nodes; with a shift each node has the state of another one."""
    known = states()
    names = {form: os.path.join(folder, "%s-%d.jsonl" % (form.lower(), shift)) for form in forms}
    files = {form: open(name, "w", encoding="utf-8") for form, name in names.items()}
    for i in range(nodes):
        state = (i + shift) % different
        text, document, checksums = known[state % len(known)]
        for checksum in checksums:
            other = checksum[:-8] + "%08x" % state
            text, document = text.replace(checksum, other), document.replace(checksum, other)
        if "text" in files:
            files["text"].write(json.dumps({"node": "node-%07d" % i, "status": text}) + "\n")
        if "JSON" in files:
            files["JSON"].write('{"node":"node-%07d","status":%s}\n' % (i, document))
    for file in files.values():
        file.close()
    return names


def counts(file):
    """How many groups an audit finds, and how many versions with their packages are among them."""
    result = json.loads(run(ours("audit", "-o", "json", file)).output)
    groups = [group["facts"] for pool in result["pools"] for group in pool["groups"]]
    short = {(group.get("version"), tuple(sorted(group.get("packages.layered", [])))) for group in groups}
    return len(groups), len(short)


def compare(nodes, rounds):
    good = True
    for different in (STATES, nodes):
        folder = tempfile.mkdtemp()
        try:
            files = write(folder, nodes, different)
            programs = {
                "audit of text": ours("audit", files["text"]),
                "audit of JSON": ours("audit", files["JSON"]),
                "jq": JQ % files["JSON"],
                "short Python": [sys.executable, "-c", SHORT, files["JSON"]],
                "Python, all facts": [sys.executable, "-c", ALL_FACTS, files["JSON"]],
            }
            runs = {name: [] for name in programs}
            for _ in range(rounds):
                for name, command in programs.items():
                    runs[name].append(run(command))
            good &= report(nodes, different, runs)
            good &= check(files, runs)
            good &= verify(folder, nodes, different, files, rounds)
        finally:
            shutil.rmtree(folder)
    return good


def seconds(runs):
    return statistics.median(each.seconds for each in runs)


def report(nodes, different, runs):
    good = True
    print("%d nodes of %d states" % (nodes, different))
    for name, each in runs.items():
        print("  %-18s %6.2f s, %6.2f s of CPU, %5d MiB" % (
            name, seconds(each), statistics.median(run.cpu for run in each), max(run.mib for run in each)))
    for form in ("text", "JSON"):
        audit = runs["audit of " + form]
        for name in ("jq", "short Python", "Python, all facts"):
            ratio = seconds(runs[name]) / seconds(audit)
            bar = BARS[form, different == nodes].get(name)
            good &= bar is None or ratio >= bar
            print("  %s / audit of %s: %.2f%s" % (
                name, form, ratio, "" if bar is None else " (at least %.1f: %s)" % (bar, word(ratio >= bar))))
    largest = max(each.mib for each in runs["audit of text"])
    good &= largest < LARGEST_MIB
    print("  memory of the audit of text: %d MiB (below %d: %s)" % (largest, LARGEST_MIB, word(largest < LARGEST_MIB)))
    return good


def word(is_good):
    return "yes" if is_good else "NO"


def check(files, runs):
    """Whether all have counted the same."""
    short = {"jq": len(runs["jq"][0].output.splitlines()), "short Python": int(runs["short Python"][0].output)}
    groups = {"Python, all facts": int(runs["Python, all facts"][0].output)}
    for form, file in files.items():
        groups["audit of " + form], short["audit of " + form] = counts(file)
    # The plain text shows less, so some states are one there: those whose texts are equal.
    with open(files["text"], encoding="utf-8") as file:
        texts = len({hashlib.sha256(json.loads(line)["status"].encode()).digest() for line in file})
    exact = {number for name, number in groups.items() if name != "audit of text"}
    good = len(set(short.values())) == 1 and len(exact) == 1 and groups["audit of text"] == texts
    print("  different versions and packages: %s; different states: %s; all agree: %s" % (
        ", ".join("%s %d" % each for each in short.items()),
        ", ".join("%s %d" % each for each in {**groups, "different texts": texts}.items()), word(good)))
    return good


def verify(folder, nodes, different, files, rounds):
    """Two fleets, before and after, in not much more than two audits' time."""
    after = write(folder, nodes, different, 1, ("text",))["text"]
    audits, both = [], []
    for _ in range(rounds):
        audits.append(run(ours("audit", files["text"])))
        # plain text shows no inactive requests, so some items are unknown
        done = run(ours("verify", files["text"], after), codes=(0, 1, 2))
        assert b"%d nodes" % nodes in done.output, done.output[-200:] + done.errors[-200:].encode()
        both.append(done)
    ratio = seconds(both) / seconds(audits)
    print("  verify of two fleets of text: %.2f s, %.2f times the audit of one (at most %.1f: %s)" % (
        seconds(both), ratio, VERIFY_BAR, word(ratio <= VERIFY_BAR)))
    return ratio <= VERIFY_BAR


def grow(nodes, different, heap, codes=(0, 1)):
    folder = tempfile.mkdtemp()
    try:
        file = write(folder, nodes, different, forms=("text",))["text"]
        done = run(ours("audit", file, options="-Xmx" + heap), codes, "-Xmx" + heap)
        print("%8d nodes of %7d states, heap of %4s: %6.2f s, %6.2f s of CPU, %5.1f us of CPU a node, %4d MiB in all" % (
            nodes, different, heap, done.seconds, done.cpu, 1e6 * done.cpu / nodes, done.mib))
        return done
    finally:
        shutil.rmtree(folder)


def growth():
    for nodes in (1_000, 10_000, 100_000, 1_000_000):
        grow(nodes, STATES, "512m")


def memory():
    grow(1_000_000, 1_000_000, "2g")
    done = grow(200_000, 200_000, "128m", codes=())
    is_clear = done.code == 2 and "memory" in done.errors and "\tat " not in done.errors
    print("  too small a heap: exit code %d, %s; a clear problem and no crash: %s" % (
        done.code, done.errors.strip()[:300], word(is_clear)))
    return is_clear


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    wanted = [int(each[9:]) for each in sys.argv[1:] if each.startswith("--rounds=")]
    passed = compare(numbers[0] if numbers else 100_000, wanted[0] if wanted else 5)
    if "--growth" in sys.argv:
        growth()
    if "--memory" in sys.argv:
        passed &= memory()
    sys.exit(0 if passed else 1)
