"""How the facts of a table are judged against what the table states.

What is wanted is a list of (patient, keys). The gravest mistakes, a figure
with the other sign and a fact of another patient, are told apart.
"""


def states(fact, wanted):
    return all(fact.get(key) == value for key, value in wanted.items())


def patients(wanted, found):
    """What a case of the output is called where rows cite other reports."""
    names = {}
    for patient in {p for p, _ in wanted if p.startswith("[")}:
        # Of a study its age tells which of the output's cases it is.
        age = next(f for p, f in wanted if p == patient and f["kind"] == "age")
        for f in found:
            if f["kind"] == "age" and states(f, age):
                names[f["case"]] = patient
    return names


def judge(wanted, facts):
    """right, wrong, missed, and the gravest: wrong patients, wrong signs."""
    kinds = {fact["kind"] for _, fact in wanted}
    found = [dict(f) for f in facts
             if f["section"] == "table" and f["kind"] in kinds]
    names = patients(wanted, found)
    for f in found:
        f["case"] = names.get(f["case"], f["case"])
    missed = [(p, w) for p, w in wanted
              if not any(f["case"] == p and states(f, w) for f in found)]
    wrong, gravest = [], []
    for f in found:
        if any(f["case"] == p and states(f, w) for p, w in wanted):
            continue
        wrong.append(f)
        own = [w for p, w in wanted if p == f["case"]]
        sign = any("value" in w and "value" in f and
                   w["value"] == -f["value"] != 0 for w in own)
        other = any(states(f, w) for _, w in wanted) and f["case"]
        if sign or other:
            gravest.append(f)
    return len(wanted) - len(missed), wrong, missed, gravest


def brief(fact):
    apart = ("document", "start", "end", "section", "rule", "language",
             "quote", "assertion", "page")
    return {k: v for k, v in fact.items() if k not in apart}
