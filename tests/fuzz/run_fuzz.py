#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Random programs under CPython and as their translation: standard output and exit status must be equal. Prints TAP.

usage: run_fuzz.py PORTALIS [--seeds FIRST-LAST] [--bundle N] [--types=off] [--keep DIR]

N programs are compiled together, as modules of one project, so that the compiler is started once for them. What differs
is kept in DIR as seed.py, seed.expected, seed.got.
"""

import argparse
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).parent.resolve()
sys.path[:0] = [str(HERE), str(HERE.parent / "oracle")]
import generate  # noqa: E402
import translated  # noqa: E402


def accepted(portalis: pathlib.Path, path: pathlib.Path, options: list) -> bool:
    """False for a program that the translator refuses."""
    got = translated.run([portalis, "dump", "--stage=rust", *options, path.name], path.parent)
    return got.status == 0


def run_bundle(seeds: list, portalis: pathlib.Path, options: list, keep: pathlib.Path) -> dict:
    verdicts = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        running = []
        for seed in seeds:
            path = folder / f"p{seed}.py"
            path.write_text(generate.program(seed), encoding="utf-8")
            python = translated.run([translated.PYTHON, "-B", "-W", "ignore", path.name], folder, seconds=10)
            if python.status is None:
                verdicts[seed] = "endless"
            elif not accepted(portalis, path, options):
                verdicts[seed] = "diagnosed"
            else:
                running.append((seed, path, python))
                continue
            path.unlink()
        main = "import sys\n"
        for seed, _, _ in running:
            main += f"if sys.argv[1] == '{seed}':\n    import p{seed}\n"
        (folder / "main.py").write_text(main, encoding="utf-8")
        for seed, path, python in running:
            got = translated.run([portalis, "run", "--quiet", *options, "main.py", str(seed)], folder, seconds=300)
            same = got.status == python.status and got.out == python.out
            verdicts[seed] = "pass" if same else "wrong"
            if not same and keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}.py").write_bytes(path.read_bytes())
                (keep / f"{seed}.expected").write_bytes(python.out)
                (keep / f"{seed}.got").write_bytes(got.out + got.err)
    return verdicts


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("portalis", type=pathlib.Path)
    parser.add_argument("--seeds", default="1-40")
    parser.add_argument("--bundle", type=int, default=20)
    parser.add_argument("--types", choices=["on", "off"], default="on")
    parser.add_argument("--keep", type=pathlib.Path)
    args = parser.parse_args()
    first, last = (int(x) for x in args.seeds.split("-"))
    seeds = list(range(first, last + 1))
    counts, wrong = {}, 0
    for at in range(0, len(seeds), args.bundle):
        bundle = seeds[at : at + args.bundle]
        verdicts = run_bundle(bundle, args.portalis.resolve(), ["--types=" + args.types], args.keep)
        for verdict in verdicts.values():
            counts[verdict] = counts.get(verdict, 0) + 1
        bad = [seed for seed in bundle if verdicts[seed] == "wrong"]
        wrong += len(bad)
        print(f"{'not ok' if bad else 'ok'} {at // args.bundle + 1} - seeds {bundle[0]} to {bundle[-1]}"
              + (f": wrong {' '.join(map(str, bad))}" if bad else ""), flush=True)
    print(f"1..{(len(seeds) + args.bundle - 1) // args.bundle}")
    print("# " + ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
