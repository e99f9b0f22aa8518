"""Five of the rules as a decision graph of GoRules Zen: zen_five.py FILE prints "record rule" for each record with a violation.

Facts are expressions, the rules a decision table over them. A field that is left out is not among the keys of its object; one
that is established as absent is, with null. Zen compares days as moments, not as texts.
"""
import json
import sys

import orjson
import zen

BEGIN = "date('2021-01-01')"


def went_on(thing, begin):
    """Whether the law is in force: by the end of what went on, by the day of assessment for what still goes on."""
    return (f"({thing}.sold_to != null ? date({thing}.sold_to) >= {BEGIN}"
            f" : {thing}.{begin} != null ? (date({thing}.{begin}) >= {BEGIN}"
            f" or ('sold_to' in keys({thing}) and date($root.assessed_on ?? $root.visit.date) >= {BEGIN}))")


def sold_in_force(thing):
    return went_on(thing, "sold_from") + f" : date($root.visit.date) >= {BEGIN})"


def absent(thing, field):
    return f"({thing}.{field} == null and '{field}' in keys({thing}))"


LATE = f"""(b.sold_to != null and b.use_by != null and date(b.sold_to) > date(b.use_by)
  or ({absent('b', 'sold_to')} or (b.quantities.stock ?? 0) > 0)
    and b.use_by != null and date($root.visit.date) > date(b.use_by)
    and not ({absent('b', 'sold_to')} and (b.quantities.stock == 0 or $root.visit.date_basis in ['decision', 'publication'])))"""

FACTS = {
    "made_without_licence": f"""{absent('enterprise', 'production_licence')} and some(batches as b, some(products as p,
      p.id == b.product and p.kind != 'not_cosmetic'
      and ((b.maker ?? ('maker' in keys(b) ? null : p.maker)) == 'inspected' or p.responsible in ['maker', 'contract_producer'])
      and {went_on('b', 'made_on')} : false)))""",
    "unregistered_dealt_in": f"""some(products as p, p.kind == 'special' and p.responsible == 'seller'
      and {absent('p', 'registration')} and {sold_in_force('p')})""",
    "unfiled_sold": f"""some(products as p, p.kind == 'ordinary' and {absent('p', 'filing')}
      and p.responsible in ['registrant_or_filer', 'maker', 'seller'] and {sold_in_force('p')}
      and (p.responsible == 'seller' or p.sold_from != null or 'sold_to' in keys(p) or (p.quantities.sold ?? 0) > 0
        or some(batches as b, b.product == p.id and (b.sold_from != null or (b.quantities.sold ?? 0) > 0))))""",
    "dealt_in_late": f"""some(batches as b, some(products as p, p.id == b.product
      and (p.responsible in ['seller', 'importer'] or some($root.enterprise.roles, # in ['salon', 'hotel']))
      and {LATE} and {sold_in_force('b')}))""",
    "purchases_not_inspected": f"""enterprise.purchase_inspection == false and date(visit.date) >= {BEGIN}
      and some(enterprise.roles, # in ['seller', 'online_seller', 'salon', 'hotel'])""",
}
RULES = ["UNL-001", "UNL-018", "UNL-022", "OTH-302", "OTH-107"]


def graph():
    facts = [{"id": name, "key": name, "value": " ".join(text.split())} for name, text in FACTS.items()]
    table = {
        "hitPolicy": "collect",
        "inputs": [{"id": name, "name": name, "field": name} for name in FACTS],
        "outputs": [{"id": "rule", "name": "rule", "field": "rule"}],
        "rules": [{"_id": rule, fact: "true", "rule": f"'{rule}'"} for rule, fact in zip(RULES, FACTS)],
    }
    nodes = [
        {"id": "visit", "type": "inputNode", "name": "visit"},
        {"id": "facts", "type": "expressionNode", "name": "facts", "content": {"expressions": facts}},
        {"id": "rules", "type": "decisionTableNode", "name": "rules", "content": table},
        {"id": "found", "type": "outputNode", "name": "found"},
    ]
    steps = [node["id"] for node in nodes]
    edges = [{"id": f"{a}-{b}", "type": "edge", "sourceId": a, "targetId": b} for a, b in zip(steps, steps[1:])]
    return json.dumps({"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges})


def main():
    decision = zen.ZenEngine().create_decision(graph())
    with open(sys.argv[1], "rb") as lines:
        for line in lines:
            found = decision.evaluate(line)["result"]
            if found:
                name = orjson.loads(line)["id"]
                for row in found:
                    print(name, row["rule"])


main()
