"""The benchmark: cold start, leaflets a second, memory, size, and peers.

    python3 tests/bench/bench.py LEAFLET CORES

ARTICLES=2000 is the number of articles of the main batch, MEMORY="100 2000
20000" the numbers for which peak memory is measured, PEERS=50 that for Typst
and groff.  Times are of whole processes, by the system's own accounting; the
articles are made (make.py), always the same ones.  CORES (cores.c) says what
two of the machine's processors are.
"""
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LEAFLET, CORES = (os.path.abspath(path) for path in sys.argv[1:3])
ARTICLES = int(os.environ.get("ARTICLES", 2000))
MEMORY = [int(n) for n in os.environ.get("MEMORY", "100 2000 20000").split()]
PEERS = int(os.environ.get("PEERS", 50))
ROUNDS = 9
WORK = tempfile.mkdtemp(prefix="leaflet-bench-")
OUT = WORK  # of the last run


def articles(count, words=800, peers=False):
    folder = f"{WORK}/in-{count}-{words}{'-peers' if peers else ''}"
    if not os.path.exists(folder):
        subprocess.run([sys.executable, f"{HERE}/make.py", str(count), folder,
                        str(words)] + (["--peers"] if peers else []),
                       check=True)
        # A file that is younger than two seconds is always read again.
        time.sleep(2.1)
    return folder


def run(command, **kwargs):
    """Wall seconds, processor seconds, peak KiB of the largest process."""
    before = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, **kwargs)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - before
    process.returncode = status
    if status:
        sys.exit(f"{command[0]} failed with {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def build(folder, jobs, out, *options):
    return [LEAFLET, "-q", "-e", "leaflet", "-j", str(jobs), "-o", out,
            "--report", f"{out}.json", *options, folder]


def leaflet(folder, jobs, out, *options):
    wall, cpu, peak = run(build(folder, jobs, out, *options))
    with open(f"{out}.json", encoding="utf-8") as file:
        return wall, cpu, peak, json.load(file)["totals"]


def give_back(folder):
    """Has the system forget the files of a folder, not remove them, so that
    the next run gets the memory they were in.  In a virtual machine, memory
    that is used for the first time must be fetched from the host, which takes
    ten times as long as to write to it."""
    for path, _, names in os.walk(folder):
        for name in names:
            file = os.open(f"{path}/{name}", os.O_RDONLY)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)


def fresh():
    """A new folder.  Nothing is removed while anything is measured: for some
    minutes after it, ext4 looks at each removed file anew whenever it makes
    one in the same place."""
    global OUT
    if OUT != WORK:
        give_back(OUT)
    OUT = tempfile.mkdtemp(dir=WORK, prefix="out-")
    return OUT


def cold():
    folder = articles(1)
    times = [leaflet(folder, 1, fresh())[:2] for _ in range(15)]
    print("one article alone, cold: "
          f"{statistics.median(t[0] for t in times) * 1000:.1f} ms "
          f"({statistics.median(t[1] for t in times) * 1000:.1f} ms of "
          "processor time)")


def two_at_once(folder):
    """Wall seconds of two runs side by side, which share nothing."""
    outs = [fresh(), fresh()]
    before = time.monotonic()
    both = [subprocess.Popen(build(folder, 1, out)) for out in outs]
    if any([process.wait() for process in both]):
        sys.exit("one of two runs failed")
    wall = time.monotonic() - before
    give_back(outs[0])
    return wall


def cores():
    """How much more two processors add than one does."""
    return float(subprocess.run([CORES], check=True, stdout=subprocess.PIPE,
                                text=True).stdout)


def batch(words, *jobs):
    """With each number of workers in turn, ROUNDS times; the median of each,
    as wall seconds and processor seconds a leaflet.  And, if there is more
    than one number, what two runs of their own take."""
    folder = articles(ARTICLES, words)
    runs, pairs = [], []
    for _ in range(ROUNDS):
        runs.append([leaflet(folder, n, fresh()) for n in jobs])
        if len(jobs) > 1:
            pairs.append(two_at_once(folder))
    medians = []
    for i, n in enumerate(jobs):
        totals = runs[0][i][3]
        made = totals["made"]
        wall = statistics.median(run[i][0] for run in runs)
        cpu = statistics.median(run[i][1] for run in runs) / made
        print(f"-j {n}, {words} words: {made / wall:.0f} leaflets a second, "
              f"{cpu * 1000:.2f} ms of processor time, "
              f"{totals['bytes'] / made / 1024:.1f} KiB and "
              f"{totals['pages'] / made:.1f} pages a leaflet")
        medians.append((wall, cpu))
    return medians, statistics.median(pairs) if pairs else None


def again():
    wall, cpu, _, totals = leaflet(articles(ARTICLES), 2, OUT)
    assert totals["unchanged"] == ARTICLES and not totals["made"]
    return wall, cpu


def memory(counts):
    print(f"{'articles':>10} {'peak MiB':>10} {'index MiB':>10} "
          f"{'rest MiB':>10}")
    for count in counts:
        _, _, peak, totals = leaflet(articles(count), 2, fresh())
        index = totals["index_bytes"] / 2 ** 20
        print(f"{count:10} {peak / 1024:10.1f} {index:10.1f} "
              f"{peak / 1024 - index:10.1f}")
        if count > 5000:
            shutil.rmtree(articles(count))


def index():
    """What the index costs: the first reading of all articles, and its size."""
    folder = articles(ARTICLES)
    # One article is made, all are read.
    name = sorted(os.listdir(folder))[0]
    _, first, _, totals = leaflet(f"{folder}/{name}", 1, fresh())
    _, later, _, _ = leaflet(f"{folder}/{name}", 1, OUT, "--force")
    size = os.path.getsize(f"{OUT}/.leaflet/index")
    print(f"index: {(first - later) * 1000 / ARTICLES:.2f} ms an article to "
          f"read, {later * 1000:.0f} ms for one leaflet when all is read; "
          f"{size / ARTICLES / 1024:.1f} KiB an article on disk, "
          f"{totals['index_bytes'] / ARTICLES / 1024:.1f} KiB in memory")


def find(name):
    """Where `make deps-bench` puts it, or else where the shell finds it."""
    local = os.path.join("out", "bench", "node_modules", "@typst-community",
                         "typst-linux-x64", ".typst", "bin", name)
    return os.path.abspath(local) if os.path.exists(local) else \
        shutil.which(name)


def peer(name, ending, command, ours):
    program = find(name) if name != "groff" or shutil.which("gropdf") else None
    if not program:
        print(f"{name}: not installed; `make deps-bench` brings it")
        return
    folder = articles(PEERS, peers=True)
    names = sorted(n for n in os.listdir(folder) if n.endswith(ending))
    wall = cpu = size = 0
    cold_times = []
    for file in names:
        pdf = f"{WORK}/peer.pdf"
        times = run(command(program, f"{folder}/{file}", pdf))
        cold_times.append(times[0])
        wall += times[0]
        cpu += times[1]
        size += os.path.getsize(pdf)
    each = cpu / len(names)
    print(f"{name}: {len(names) / wall:.0f} a second on one processor, "
          f"{each * 1000:.1f} ms of processor time a leaflet, cold "
          f"{statistics.median(cold_times) * 1000:.0f} ms, "
          f"{size / len(names) / 1024:.0f} KiB each: "
          f"{each / ours:.1f} times our time")


def typst_together(ours):
    """All articles as one document, which saves the start."""
    program = find("typst")
    if not program:
        return
    folder = articles(PEERS, peers=True)
    names = sorted(n for n in os.listdir(folder) if n.endswith(".typ"))
    with open(f"{folder}/all.typst", "w", encoding="utf-8") as out:
        for name in names:
            out.write(f'#include "{name}"\n#pagebreak(weak: true)\n')
    _, cpu, peak = run([program, "compile", "--font-path", "fonts",
                        f"{folder}/all.typst", f"{WORK}/all.pdf"])
    each = cpu / len(names)
    print(f"typst, all in one document: {each * 1000:.1f} ms of processor "
          f"time a leaflet, peak {peak / 1024:.0f} MiB: "
          f"{each / ours:.1f} times our time")


def main():
    print(f"leaflet {LEAFLET}, {os.cpu_count()} processors")
    cold()
    ((one, _), (two, ours)), pair = batch(800, 1, 2)
    print(f"-j 2 is {one / two:.2f} times as fast as -j 1; two runs with -j 1 "
          f"at once make {2 * one / pair:.2f} times as many in the same time; "
          f"two processors add {cores():.2f} times as much as one")
    wall, cpu = again()
    print(f"again, nothing changed: {wall / two:.3f} of the time of the first "
          f"run, {cpu * 1000 / ARTICLES:.3f} ms an article")
    batch(380, 2)
    index()
    memory(MEMORY)
    peer("typst", ".typ", lambda program, source, pdf: [
        program, "compile", "--font-path", "fonts", source, pdf], ours)
    typst_together(ours)
    peer("groff", ".ms", lambda program, source, pdf: [
        "sh", "-c", f'exec {program} -ms -Tpdf -P-p148mm,210mm "$1" >"$2"',
        "-", source, pdf], ours)


try:
    main()
finally:
    shutil.rmtree(WORK, ignore_errors=True)
