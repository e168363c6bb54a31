#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast a fleet is audited, whole processes, against what one would write oneself.

    python3 src/bench/fleet.py [NODES] [--growth]

Run it with the command line that 'mvn package' has built. It writes the same NODES (100,000) nodes twice: their plain text, and their JSON, as JSON Lines; once of 200 different
states, once all different. Then it runs 'audit' over the text, and over the JSON the pipeline
'jq | sort | uniq -c' and a few lines of Python, and prints the times and their ratios. With --growth it audits from
1,000 to 1,000,000 nodes and prints the time a node, and the largest memory.
"""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
JAR = os.path.join(ROOT, "target", "ostree-drift-cli.jar")
CORPUS = os.path.join(ROOT, "testdata", "rpm-ostree", "v2026.2")
STATES = 200

JQ = "jq -c '.status.deployments[] | select(.booted) | [.version, .packages]' %s | sort | uniq -c > /dev/null"
PYTHON = """
import collections, json, sys
count = collections.Counter()
for line in open(sys.argv[1]):
    for deployment in json.loads(line)["status"]["deployments"]:
        if deployment["booted"]:
            count[deployment.get("version"), tuple(sorted(deployment.get("packages", [])))] += 1
print(len(count))
"""


def states():
    """Text and JSON of the states that have a booted deployment."""
    found = []
    for name in sorted(os.listdir(CORPUS)):
        text = os.path.join(CORPUS, name[:-5] + ".plain.utf8.txt")
        if name.endswith(".json") and name.count(".") == 1 and os.path.exists(text):
            with open(os.path.join(CORPUS, name), encoding="utf-8") as file:
                status = json.load(file)
            if any(each.get("booted") for each in status["deployments"]):
                with open(text, encoding="utf-8") as file:
                    found.append((file.read(), json.dumps(status), [each["checksum"] for each in status["deployments"]]))
    return found


def write(folder, nodes, different):
    """Two files of JSON Lines, of the same nodes."""
    known = states()
    text_file, json_file = os.path.join(folder, "text.jsonl"), os.path.join(folder, "json.jsonl")
    with open(text_file, "w", encoding="utf-8") as texts, open(json_file, "w", encoding="utf-8") as documents:
        for i in range(nodes):
            state = i % different
            text, document, checksums = known[state % len(known)]
            for checksum in checksums:
                other = checksum[:56] + "%08x" % state
                text, document = text.replace(checksum, other), document.replace(checksum, other)
            texts.write(json.dumps({"node": "node-%07d" % i, "status": text}) + "\n")
            documents.write('{"node":"node-%07d","status":%s}\n' % (i, document))
    return text_file, json_file


def seconds(command):
    """The best of three runs."""
    best = None
    for _ in range(3):
        start = time.perf_counter()
        done = subprocess.run(command, shell=isinstance(command, str), stdout=subprocess.DEVNULL)
        took = time.perf_counter() - start
        if done.returncode not in (0, 1):
            sys.exit("failed with %d: %s" % (done.returncode, command))
        best = took if best is None else min(best, took)
    return best


def audit(file, *options):
    return ["java", *options, "-jar", JAR, "audit", file]


def compare(nodes):
    for different in (STATES, nodes):
        folder = tempfile.mkdtemp()
        try:
            text_file, json_file = write(folder, nodes, different)
            ours = seconds(audit(text_file))
            jq = seconds(JQ % json_file)
            python = seconds([sys.executable, "-c", PYTHON, json_file])
            print("%d nodes of %d states: audit %.2f s; jq %.2f s, %.1f times that; Python %.2f s, %.1f times that"
                  % (nodes, different, ours, jq, jq / ours, python, python / ours))
        finally:
            shutil.rmtree(folder)


def growth():
    for nodes in (1_000, 10_000, 100_000, 1_000_000):
        folder = tempfile.mkdtemp()
        try:
            text_file, json_file = write(folder, nodes, STATES)
            os.remove(json_file)
            took = seconds(audit(text_file, "-Xmx512m"))
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            print("%8d nodes of %d states in 512 MiB of heap: %6.2f s, %6.1f microseconds a node; at most %d MiB in all"
                  % (nodes, STATES, took, 1e6 * took / nodes, peak))
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    compare(numbers[0] if numbers else 100_000)
    if "--growth" in sys.argv:
        growth()
