#!/usr/bin/env python3
"""Judges a synthetic campaign a second time, from the planted facts and the penalties' facts alone.

    campaign_truth.py TRUTH.ndjson CHECKED.ndjson [--visits N --cases N --revocations N --money YUAN]

TRUTH is what `generate campaign --truth` wrote, CHECKED what `check --format ndjson` made of the records. Nothing under
rules/ is read. Acts, cases, fine ranges, confiscations, revocations and transfers to the police are worked out here from the facts in TRUTH and
compared with CHECKED; precision and recall of each are printed, and the exit status is 0 only where all are 1. Earlier penalties
are compared with what was decided on the earlier visit to the same enterprise, and records that TRUTH calls invalid must not have
been judged.

The penalties are written from the text of the law, not from the rules:
  Cosmetics Supervision and Administration Regulation (CSAR, State Council Decree 727), arts. 59-62, 64(2);
  Measures on cosmetics production and operation (SAMR Decree 46), arts. 58(1), 61(1);
  Advertising Law (2021), arts. 57, 58; Administrative Penalty Law (2021), arts. 27(1), 29, 33(1);
  the filing standard of the Procuratorate and the Ministry of Public Security for substandard goods (sales of 50,000 yuan, unsold
  goods of 150,000, or three times the sales and the unsold goods together).
Amounts are exact decimals.
"""
import argparse
import collections
import datetime
import json
import sys
from decimal import Decimal

# Of each penalty: the value it is counted over, the range below the threshold, the multiples from it on, and how grave it is
# beside others over the same goods. "below 10,000 yuan" excludes 10,000; from it on the multiples count.
BANDED = {
    "CSAR 59": (50_000, 150_000, 15, 30),
    "CSAR 60": (10_000, 50_000, 5, 20),
    "CSAR 61": (10_000, 30_000, 3, 10),
    "CSAR 64(2)": (50_000, 100_000, 10, 20),
}
FIXED = {
    "CSAR 62": (10_000, 30_000),
    "D46 58(1)": (10_000, 30_000),
    "AdLaw 57": (200_000, 1_000_000),
}
MULTIPLE = {"AdLaw 58": (1, 3)}
THRESHOLD = Decimal(10_000)
GRAVITY = ["CSAR 59", "CSAR 60", "CSAR 61"]          # the heavier takes the goods: APL 29
TAKES_GAINS = {"CSAR 59", "CSAR 60", "CSAR 61", "CSAR 64(2)"}
# What a serious case may cost the licence (CSAR 59-61); lending it costs it always (CSAR 64(2)).
REVOCABLE = {"CSAR 59", "CSAR 60", "CSAR 61"}

# What a planted fact is in law: acts, each with its penalty.
UNREGISTERED = ("unregistered_special", "CSAR 59")            # 59(1)(2)
UNLICENSED = ("unlicensed_production", "CSAR 59")             # 59(1)(1)
PROHIBITED = ("prohibited_ingredient", "CSAR 59")             # 59(1)(3)
ADDED = ("illegal_addition", "CSAR 59")                       # 59(1)(3)
OFF = ("off_dossier", "CSAR 60")                              # 60(1)(2)
PRACTICE = ("no_gmp", "CSAR 60")                              # 60(1)(3)
LABEL = ("label_breach", "CSAR 61")                           # 61(1)(5)
RECORDS = ("no_records", "CSAR 62")                           # 62(1)(2)
IN_LAW = {
    "special_product_of_another_formula_made": [UNREGISTERED, OFF],
    "unregistered_special_product_made": [UNREGISTERED],
    "unregistered_special_product_sold": [UNREGISTERED],
    "drug_found_in_own_goods": [ADDED],
    "prohibited_substance_found_in_own_goods": [PROHIBITED],
    "prohibited_substance_found_in_goods_sold": [OFF],
    "standard_missed_by_own_goods": [OFF],
    "standard_missed_by_goods_sold": [OFF],
    "restricted_ingredient_over_its_limit_in_own_goods": [("nonconforming_inputs", "CSAR 60"), OFF],   # 60(1)(1)
    "goods_made_off_their_dossier": [OFF],
    "key_points_of_practice_failed": [PRACTICE],
    "sold_without_factory_test": [PRACTICE],
    "batch_records_untrue": [PRACTICE],
    "expired_input_used": [("expired_or_recalled_inputs", "CSAR 59")],                                 # 59(1)(3)
    "use_by_altered": [("altered_use_by", "CSAR 60")],                                                 # 60(1)(4)
    "made_without_licence": [UNLICENSED],
    "unfiled_product_sold": [("unfiled_ordinary", "CSAR 61")],                                         # 61(1)(1)
    "label_lacks_items": [LABEL],
    "label_untrue": [LABEL],
    "label_claims_medical_effect": [LABEL],
    "goods_in_anothers_name_sold": [LABEL],
    "expired_goods_sold": [("operator_compounding_or_expired", "CSAR 60")],                            # 60(1)(5)
    "compounded_by_operator": [("operator_compounding_or_expired", "CSAR 60")],
    "no_purchase_records": [RECORDS],
    "no_sales_records": [RECORDS],
    "no_self_inspection": [("no_self_inspection", "CSAR 62")],                                         # 62(1)(3)
    "adverse_reactions_not_monitored": [("no_adverse_reaction_monitoring", "CSAR 62")],                # 62(1)(5)
    "efficacy_summary_not_published": [("no_efficacy_summary", "CSAR 62")],                            # 62(1)(1)
    "no_quality_officer": [("no_quality_officer", "CSAR 61")],                                         # 61(1)(2)
    "change_of_licence_not_applied_for": [("no_change_application", "D46 58(1)")],
    "licence_lent": [("licence_misuse", "CSAR 64(2)")],
    "advertisement_uses_medical_words": [("medical_advertisement", "AdLaw 58")],                       # 58(1)(2)
    "advertisement_uses_superlatives": [("banned_advertisement_content", "AdLaw 57")],                 # 57(1)(1)
}
# Facts that lift what was found on the same goods, or leave it open: nothing can be charged.
LIFTING = {"procedure_open", "retest_overturned", "denial_upheld"}
# Facts without which the others on the visit cannot be judged.
NEEDED = {"maker", "claim_untrue", "against_practice"}
# Acts that are crimes where the amounts are reached; of others a person must say so.
HARMFUL = {"prohibited_ingredient", "illegal_addition"}
# Acts of one nature repeat each other.
NATURES = {"prohibited_ingredient": "harmful", "illegal_addition": "harmful"}


def nature(act):
    return NATURES.get(act, act)


class Visit:
    """What follows from the planted facts of one visit."""

    def __init__(self, facts):
        self.facts = collections.defaultdict(list)
        self.goods = {}
        for fact in facts:
            self.facts[fact["fact"]].append(fact)
            if fact["fact"] in ("goods", "advertisement"):
                self.goods[fact["goods"]] = fact              # a later fact corrects an earlier one
        self.acts = {}                                        # act -> (penalty, goods)
        self.find_acts()
        self.unpunished = {fact["act"] for fact in self.facts["slight_corrected_and_harmless"]}
        self.punished = {act: found for act, found in self.acts.items() if act not in self.unpunished}
        self.is_case = bool(self.punished)
        self.share_goods()

    def find_acts(self):
        if any(fact["what"] in NEEDED for fact in self.facts["not_established"]):
            return
        lifted = {fact["goods"] for name in LIFTING for fact in self.facts[name]}
        for name, acts in IN_LAW.items():
            for fact in self.facts[name]:
                goods = {fact["goods"]} if "goods" in fact else set()
                if goods and goods <= lifted:
                    continue
                if name == "key_points_of_practice_failed":   # whatever was made so
                    goods = {key for key, one in self.goods.items() if one["fact"] == "goods"}
                for act, penalty in acts:
                    self.acts.setdefault(act, (penalty, set()))[1].update(goods)

    def share_goods(self):
        """One act does not pay twice for the same goods: the heaviest penalty takes them."""
        self.kept = {}
        taken = set()
        for penalty in GRAVITY:
            for act, (own, goods) in self.punished.items():
                if own != penalty:
                    continue
                self.kept[act] = goods - taken
                taken |= goods
        for act, (own, goods) in self.punished.items():
            if own not in GRAVITY:
                self.kept[act] = goods

    def value(self, key):
        one = self.goods[key]
        if "value" in one:
            return Decimal(str(one["value"]))
        if one["fact"] == "advertisement":
            return Decimal(str(one["cost"]))
        return Decimal(str(one["quantity"])) * Decimal(str(one["price"]))

    def range_of(self, act):
        penalty, goods = self.punished[act]
        kept = self.kept[act]
        if goods and not kept:
            return (Decimal(0), Decimal(0))
        if penalty in FIXED:
            return tuple(map(Decimal, FIXED[penalty]))
        if penalty == "CSAR 64(2)":
            value = Decimal(str(self.facts["licence_lent"][0]["gains"]))
        elif not goods:
            return (Decimal(BANDED[penalty][0]), None)        # nobody knows what it is counted over
        else:
            value = sum((self.value(key) for key in kept), Decimal(0))
        if penalty in MULTIPLE:
            low, high = MULTIPLE[penalty]
            return (value * low, value * high)
        low, high, least, most = BANDED[penalty]
        if value < THRESHOLD:
            return (Decimal(low), Decimal(high))
        return (value * least, value * most)

    def fine(self):
        if not self.punished:
            return None
        ranges = [self.range_of(act) for act in self.punished]
        highs = [high for _, high in ranges]
        return (sum(low for low, _ in ranges), None if None in highs else sum(highs))

    def confiscated(self):
        """Gains of the goods of every act that pays, each once; None where no penalty takes gains."""
        paying = [a for a, (p, goods) in self.punished.items() if p in TAKES_GAINS and (self.kept[a] or not goods)]
        if not paying:
            return None
        keys = set().union(*(self.kept[act] for act in paying))
        gains = sum((Decimal(str(self.goods[key]["gains"])) for key in keys), Decimal(0))
        return gains + sum((Decimal(str(f["gains"])) for f in self.facts["licence_lent"]), Decimal(0))

    def is_serious(self, act):
        penalty, goods = self.punished[act]
        if penalty not in REVOCABLE:
            return False
        # D46 61(1)(2) and (3)
        if any(self.facts[name] for name in ("truth_concealed_on_purpose", "false_denial_on_purpose", "inspection_refused")):
            return True
        children = {fact["goods"] for fact in self.facts["meant_for_children"]}
        if act in ("illegal_addition", "prohibited_ingredient") and goods & children:          # D46 61(1)(1)
            return True
        for earlier in self.facts["earlier_penalty"]:                                          # D46 61(1)(4)
            then = datetime.date.fromisoformat(earlier["date"])
            again = min((datetime.date.fromisoformat(self.goods[key]["made_on"]) for key in goods), default=None)
            if again is None:
                continue
            last = datetime.date(then.year + 1, then.month, min(then.day, 28) if then.month == 2 else then.day)
            if nature(earlier["act"]) == nature(act) and then <= again < last:
                return True
        return False

    def is_revoked(self):
        licences = self.facts["licence"]
        if not licences or licences[-1]["state"] != "valid":
            return False
        return any(self.is_serious(act) for act in self.punished) or "licence_misuse" in self.punished


    def is_transferred(self):
        """APL 27(1): suspected crimes go to the police."""
        suspected = {fact["act"] for fact in self.facts["crime_suspected"]}
        return any(act in suspected or act in HARMFUL and self.reaches_the_filing_standard(act) for act in self.punished)

    def reaches_the_filing_standard(self, act):
        goods = [self.goods[key] for key in self.punished[act][1]]
        sales = sum((Decimal(str(one["gains"])) for one in goods), Decimal(0))
        unsold = sum((Decimal(str(one["stock"])) * Decimal(str(one["price"])) for one in goods), Decimal(0))
        return sales >= 50_000 or unsold >= 150_000 or 3 * sales + unsold >= 150_000


class Tally:
    """How often both say so, only the program does, only this script does."""

    def __init__(self):
        self.both, self.more, self.missed, self.examples = 0, 0, 0, []

    def compare(self, name, found, expected):
        self.both += len(found & expected)
        self.more += len(found - expected)
        self.missed += len(expected - found)
        if found != expected and len(self.examples) < 5:
            self.examples.append((name, sorted(found - expected, key=str), sorted(expected - found, key=str)))

    def text(self):
        precision = self.both / (self.both + self.more) if self.both + self.more else 1.0
        recall = self.both / (self.both + self.missed) if self.both + self.missed else 1.0
        return f"precision {precision:.6g}  recall {recall:.6g}  ({self.both} agree, {self.more} too many, {self.missed} missed)"


def money(text):
    return None if text is None else Decimal(text)


def read(path, kind=None):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            if kind is None or one.get("type") == kind:
                yield one


def compare(truth_path, checked_path):
    tallies = {name: Tally() for name in ("acts", "cases", "ranges", "confiscations", "revocations", "transfers", "decisions", "earlier", "other findings", "refused", "truth file")}
    totals = collections.Counter()
    revoked, sums = set(), Decimal(0)
    past = collections.defaultdict(list)                      # name -> (day and number of the decision, act) of its cases so far
    truths = read(truth_path)
    for record in read(checked_path, "record"):
        truth = next(truths, None)
        name = record["id"]
        if truth is None or truth["id"] != name:
            sys.exit(f"{name}: not the visit that the truth file has here")
        tallies["refused"].compare(name, {record["state"]}, {truth["state"]})
        if truth["state"] != "checked" or record["state"] != "checked":
            totals["refused"] += 1
            continue
        visit = Visit(truth["facts"])
        found = record["assessment"]
        totals["visits"] += 1
        tallies["acts"].compare(name, {act["act"] for act in found["acts"]}, set(visit.acts))
        is_case = any(act["outcome"] not in ("no_penalty", "time_barred") for act in found["acts"])
        tallies["cases"].compare(name, {"case"} if is_case else set(), {"case"} if visit.is_case else set())
        fine = found["fine_cny"]
        ranges = {(money(fine["min"]), money(fine["max"]))} if fine and is_case else set()
        tallies["ranges"].compare(name, ranges, {visit.fine()} if visit.is_case else set())
        revokes = any(r["action"] == "revoke_licence" and r["state"] == "recommended" for r in found["recommendations"])
        tallies["revocations"].compare(name, {"revoke"} if revokes else set(), {"revoke"} if visit.is_revoked() else set())
        transfers = any(r["action"] == "transfer_to_police" and r["state"] == "recommended" for r in found["recommendations"])
        tallies["transfers"].compare(name, {"transfer"} if transfers else set(), {"transfer"} if visit.is_transferred() else set())
        known = {(fact["date"], fact["number"], fact["act"]) for fact in visit.facts["earlier_penalty"]}
        tallies["earlier"].compare(name, known, {one for one in past[record["enterprise"]] if one[0] < truth["date"]})
        findings = {(f["rule"], f["status"]) for f in record["findings"] if f["status"] != "violation"}
        tallies["other findings"].compare(name, findings, set(truth["status"].items()))
        actions = ("revoke_licence" in truth["recommend"], "transfer_to_police" in truth["recommend"])
        said = ("case" if truth["case"] else "", tuple(truth["acts"]), *actions)
        tallies["truth file"].compare(name, {said}, {("case" if visit.is_case else "", tuple(sorted(visit.acts)), visit.is_revoked(), visit.is_transferred())})
        if visit.is_revoked():
            revoked.add(truth["enterprise"])
        if not visit.is_case:
            tallies["decisions"].compare(name, {d["number"] for d in found["decisions"]}, set())
            continue
        totals["cases"] += 1
        past[record["enterprise"]] += [(truth["decided_on"], truth["decision"], act) for act in visit.acts]
        decided = money(truth["fine"])
        low, high = visit.fine()
        sums += decided + (money(truth["confiscated"]) or 0)
        tallies["confiscations"].compare(name, {money(truth["confiscated"])}, {visit.confiscated()})
        inside = low <= decided and (high is None or decided <= high)
        positions = {d["fine"]["position"] for d in found["decisions"]} | {a["position"] for d in found["decisions"] for a in d["acts"]}
        stated = {d["confiscated"]["position"] for d in found["decisions"]}
        lawful = {"agrees", "inside" if high is not None else "not_below"}
        tallies["decisions"].compare(name, positions | ({"outside"} if not inside else set()), lawful)
        expected = {"not_stated"} if visit.confiscated() is None else {"not_below"} if "no_quality_officer" in visit.acts else {"inside"}
        tallies["confiscations"].compare(name, stated, expected)
    if next(truths, None) is not None:
        sys.exit("the truth file has more visits than were judged")
    if totals["refused"]:
        print(f"{totals['refused']} records were refused, as they must be" if not tallies["refused"].examples else "refused or not: see below")
    return tallies, totals["visits"], totals["cases"], len(revoked), sums


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth")
    parser.add_argument("checked")
    for name in ("visits", "cases", "revocations"):
        parser.add_argument(f"--{name}", type=int)
    parser.add_argument("--money", type=Decimal)
    wanted = parser.parse_args()
    tallies, visits, cases, revocations, sums = compare(wanted.truth, wanted.checked)
    is_right = True
    for name, tally in tallies.items():
        print(f"{name:15} {tally.text()}")
        for example in tally.examples:
            print("   ", *example)
        is_right = is_right and not tally.more and not tally.missed
    print(f"{visits} visits, {cases} cases, {revocations} enterprises whose licence is to be revoked, {sums} yuan decided")
    for name, found in (("visits", visits), ("cases", cases), ("revocations", revocations), ("money", sums)):
        if getattr(wanted, name) not in (None, found):
            print(f"{name}: {getattr(wanted, name)} were wanted")
            is_right = False
    sys.exit(0 if is_right else 1)


if __name__ == "__main__":
    main()
