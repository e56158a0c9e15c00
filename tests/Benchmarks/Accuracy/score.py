"""Scores diagnostics against labels.tsv: precision and recall per half and rule family.

usage: score.py DIAGNOSTICS.tsv ... [--list]

A diagnostics file has the columns repository ("owner/name" or "owner+name"), path, line, id; further columns do not matter.
Findings on a labelled line count, right or wrong; findings on other lines are not judged. Lines marked "?" are left out.
The numbers come twice: over all lines, and without those whose types do not bind in a compilation without the repository's
packages (column does_not_bind: "package"; "doubled" where a repository declares the framework's own types again; "project"
where no readable project claims the source).
"""

import collections
import pathlib
import sys


def family(rule_id):
    return "exposure LBT1xxx" if rule_id.startswith("LBT1") else "ports LBT2xxx"


def diagnostics(files):
    found = collections.defaultdict(set)
    for file in files:
        for line in pathlib.Path(file).read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) >= 4 and columns[2].isdigit() and columns[3][:4] in ("LBT1", "LBT2"):
                found[columns[0].replace("+", "/", 1), columns[1], int(columns[2])].add(columns[3])
    return found


def main(arguments):
    files = [argument for argument in arguments if argument != "--list"]
    if not files:
        print(__doc__)
        return 2

    found = diagnostics(files)
    labels = [line.split("\t") for line in pathlib.Path(__file__).with_name("labels.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    counts = collections.Counter()
    for half, repository, _, path, line, expected, unclear, cause, reason in labels:
        if unclear:
            continue
        wanted = set() if expected == "-" else set(expected.split(","))
        got = found[repository, path, int(line)]
        for rule_id in wanted | got:
            outcome = "right" if rule_id in wanted & got else "missed" if rule_id in wanted else "wrong"
            counts["all lines", half, family(rule_id), outcome] += 1
            if not cause:
                counts["lines that bind", half, family(rule_id), outcome] += 1
            if "--list" in arguments and outcome != "right":
                print(outcome, half, repository, f"{path}:{line}", rule_id, cause or "-", reason, sep="\t")

    for scope, half, group in sorted({key[:3] for key in counts}):
        right, wrong, missed = (counts[scope, half, group, outcome] for outcome in ("right", "wrong", "missed"))
        print(f"{scope:16} {half:12} {group:17} precision {right / max(1, right + wrong):.3f} ({right} of {right + wrong})"
              f"  recall {right / max(1, right + missed):.3f} ({right} of {right + missed})")
    return 0


sys.exit(main(sys.argv[1:]))
