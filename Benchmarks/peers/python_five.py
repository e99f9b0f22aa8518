"""Five of the rules by hand: python_five.py FILE prints "record rule" for each violation.

A field that is left out is not established, `null` is established as absent: so `get` with a mark of its own for the first.
Nothing is a violation unless every condition is established as true. Days are written in full, so texts compare like days.
"""
import sys

import orjson

BEGIN = "2021-01-01"
OPEN = object()
MAKERS = ("maker", "contract_producer")
ANSWERING = ("registrant_or_filer", "maker", "seller")
OPERATORS = {"seller", "online_seller", "salon", "hotel"}


def in_force(begin, end, as_of):
    """Whether an act that went on is judged by the law from BEGIN on; None where neither day is established."""
    if end is not OPEN and end is not None:
        return end >= BEGIN
    if begin is OPEN or begin is None:
        return None
    return begin >= BEGIN or (end is None and as_of >= BEGIN)


def period_or_visit(thing, day, as_of):
    found = in_force(thing.get("sold_from", OPEN), thing.get("sold_to", OPEN), as_of)
    return day >= BEGIN if found is None else found


def on_sale(product):
    return product.get("sold_from") is not None or "sold_to" in product


def sold(thing):
    return ((thing.get("quantities") or {}).get("sold") or 0) > 0


def unl_001(batch, product, as_of):
    maker = batch.get("maker", product.get("maker"))
    made_here = maker == "inspected" or product.get("responsible") in MAKERS
    return (made_here and product.get("kind") != "not_cosmetic"
            and in_force(batch.get("made_on", OPEN), batch.get("sold_to", OPEN), as_of))


def unl_018(product):
    return (product.get("kind") == "special" and product.get("responsible") == "seller"
            and product.get("registration", OPEN) is None)


def unl_022(product, batches):
    responsible = product.get("responsible")
    return (product.get("kind") == "ordinary" and product.get("filing", OPEN) is None and responsible in ANSWERING
            and (responsible == "seller" or on_sale(product) or sold(product)
                 or any(batch.get("product") == product["id"] and (batch.get("sold_from") is not None or sold(batch))
                        for batch in batches)))


def oth_302(batch, product, roles, visit):
    if not (product.get("responsible") in ("seller", "importer") or "salon" in roles or "hotel" in roles):
        return False
    use_by, sold_to = batch.get("use_by"), batch.get("sold_to", OPEN)
    if use_by is None:
        return False
    if sold_to is not OPEN and sold_to is not None and sold_to > use_by:
        return True
    stock = (batch.get("quantities") or {}).get("stock")
    if not ((sold_to is None or (stock or 0) > 0) and visit["date"] > use_by):
        return False
    return not (sold_to is None and (stock == 0 or visit.get("date_basis") in ("decision", "publication")))


def violated(record):
    visit, enterprise = record["visit"], record.get("enterprise") or {}
    products, batches = record.get("products") or [], record.get("batches") or []
    by_id = {product["id"]: product for product in products}
    roles = enterprise.get("roles") or []
    day = visit["date"]
    as_of = record.get("assessed_on") or day
    unlicensed = enterprise.get("production_licence", OPEN) is None
    for batch in batches:
        product = by_id.get(batch.get("product"), {})
        if unlicensed and unl_001(batch, product, as_of):
            yield "UNL-001"
        if oth_302(batch, product, roles, visit) and period_or_visit(batch, day, as_of):
            yield "OTH-302"
    for product in products:
        if unl_018(product) and period_or_visit(product, day, as_of):
            yield "UNL-018"
        if unl_022(product, batches) and period_or_visit(product, day, as_of):
            yield "UNL-022"
    if day >= BEGIN and enterprise.get("purchase_inspection") is False and not OPERATORS.isdisjoint(roles):
        yield "OTH-107"


def main():
    with open(sys.argv[1], "rb") as lines:
        for line in lines:
            record = orjson.loads(line)
            for rule in set(violated(record)):
                print(record["id"], rule)


main()
