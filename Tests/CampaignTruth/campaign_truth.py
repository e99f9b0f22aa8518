#!/usr/bin/env python3
"""Judges a synthetic campaign a second time, from the planted facts and the penalties' facts alone.

    campaign_truth.py TRUTH.ndjson CHECKED.ndjson [--visits N --cases N --revocations N --money YUAN]

TRUTH is what `generate campaign --truth` wrote, CHECKED what `check --format ndjson` made of the records. Nothing under
rules/ is read. Acts, cases, fine ranges, confiscations, revocations and transfers to the police are worked out here from the
facts in TRUTH and compared with CHECKED; precision and recall of each are printed, and the exit status is 0 only where all are 1.
Earlier penalties are compared with what was decided on the earlier visit to the same enterprise, a licence that has ended stays so,
and records that TRUTH calls invalid must not have been judged.

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
THRESHOLD = 10_000
GRAVITY = ["CSAR 59", "CSAR 60", "CSAR 61"]          # the heavier takes the goods: APL 29
TAKES_GAINS = set(BANDED)
# What a serious case may cost the licence; lending it costs it always (CSAR 64(2)).
REVOCABLE = set(GRAVITY)

# Each act in law with its penalty, and the planted facts that are it.
ACTS = {
    "unlicensed_production": ("CSAR 59", "made_without_licence"),                                      # 59(1)(1)
    "unregistered_special": ("CSAR 59", "special_product_of_another_formula_made unregistered_special_product_made "
                             "unregistered_special_product_sold"),                                     # 59(1)(2)
    "prohibited_ingredient": ("CSAR 59", "prohibited_substance_found_in_own_goods"),                   # 59(1)(3)
    "illegal_addition": ("CSAR 59", "drug_found_in_own_goods"),                                        # 59(1)(3)
    "expired_or_recalled_inputs": ("CSAR 59", "expired_input_used"),                                   # 59(1)(3)
    "nonconforming_inputs": ("CSAR 60", "restricted_ingredient_over_its_limit_in_own_goods"),          # 60(1)(1)
    "off_dossier": ("CSAR 60", "special_product_of_another_formula_made prohibited_substance_found_in_goods_sold "
                    "standard_missed_by_own_goods standard_missed_by_goods_sold goods_made_off_their_dossier "
                    "restricted_ingredient_over_its_limit_in_own_goods"),                              # 60(1)(2)
    "no_gmp": ("CSAR 60", "key_points_of_practice_failed sold_without_factory_test batch_records_untrue"),    # 60(1)(3)
    "altered_use_by": ("CSAR 60", "use_by_altered"),                                                   # 60(1)(4)
    "operator_compounding_or_expired": ("CSAR 60", "expired_goods_sold compounded_by_operator"),       # 60(1)(5)
    "unfiled_ordinary": ("CSAR 61", "unfiled_product_sold"),                                           # 61(1)(1)
    "no_quality_officer": ("CSAR 61", "no_quality_officer"),                                           # 61(1)(2)
    "label_breach": ("CSAR 61", "label_lacks_items label_untrue label_claims_medical_effect "
                     "goods_in_anothers_name_sold"),                                                   # 61(1)(5)
    "no_efficacy_summary": ("CSAR 62", "efficacy_summary_not_published"),                              # 62(1)(1)
    "no_records": ("CSAR 62", "no_purchase_records no_sales_records"),                                 # 62(1)(2)
    "no_self_inspection": ("CSAR 62", "no_self_inspection"),                                           # 62(1)(3)
    "no_adverse_reaction_monitoring": ("CSAR 62", "adverse_reactions_not_monitored"),                  # 62(1)(5)
    "licence_misuse": ("CSAR 64(2)", "licence_lent"),
    "no_change_application": ("D46 58(1)", "change_of_licence_not_applied_for"),
    "banned_advertisement_content": ("AdLaw 57", "advertisement_uses_superlatives"),                   # 57(1)(1)
    "medical_advertisement": ("AdLaw 58", "advertisement_uses_medical_words"),                         # 58(1)(2)
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


def a_year_after(day):
    """The day on which a year is over; days are written YYYY-MM-DD, and so are in order as texts."""
    later = f"{int(day[:4]) + 1}{day[4:]}"
    return later if not later.endswith("02-29") else later[:-2] + "28"


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
        unpunished = {fact["act"] for fact in self.facts["slight_corrected_and_harmless"]}
        self.punished = {act: found for act, found in self.acts.items() if act not in unpunished}
        self.is_case = bool(self.punished)
        self.share_goods()

    def find_acts(self):
        if any(fact["what"] in NEEDED for fact in self.facts["not_established"]):
            return
        lifted = {fact["goods"] for name in LIFTING for fact in self.facts[name]}
        for act, (penalty, names) in ACTS.items():
            for fact in (one for name in names.split() for one in self.facts[name]):
                goods = {fact["goods"]} if "goods" in fact else set()
                if goods and goods <= lifted:
                    continue
                if fact["fact"] == "key_points_of_practice_failed":      # whatever was made so
                    goods = {key for key, one in self.goods.items() if one["fact"] == "goods"}
                self.acts.setdefault(act, (penalty, set()))[1].update(goods)

    def share_goods(self):
        """One act does not pay twice for the same goods: the heaviest penalty takes them."""
        self.kept = {act: goods for act, (_, goods) in self.punished.items()}
        taken = set()
        for penalty in GRAVITY:
            for act in (act for act, (own, _) in self.punished.items() if own == penalty):
                self.kept[act] = self.kept[act] - taken
                taken |= self.kept[act]

    def value(self, key):
        one = self.goods[key]
        if one["fact"] == "advertisement":
            return one["cost"]
        return one["value"] if "value" in one else one["quantity"] * one["price"]

    def range_of(self, act):
        penalty, goods = self.punished[act]
        kept = self.kept[act]
        if goods and not kept:
            return (0, 0)
        if penalty in FIXED:
            return FIXED[penalty]
        if penalty == "CSAR 64(2)":
            value = self.facts["licence_lent"][0]["gains"]
        elif not goods:
            return (BANDED[penalty][0], None)                 # nobody knows what it is counted over
        else:
            value = sum(self.value(key) for key in kept)
        if penalty in MULTIPLE:
            low, high = MULTIPLE[penalty]
            return (value * low, value * high)
        low, high, least, most = BANDED[penalty]
        return (low, high) if value < THRESHOLD else (value * least, value * most)

    def fine(self):
        ranges = [self.range_of(act) for act in self.punished]
        highs = [high for _, high in ranges]
        return (sum(low for low, _ in ranges), None if None in highs else sum(highs))

    def confiscated(self):
        """Gains of the goods of every act that pays, each once; None where no penalty takes gains."""
        paying = [a for a, (p, goods) in self.punished.items() if p in TAKES_GAINS and (self.kept[a] or not goods)]
        if not paying:
            return None
        keys = set().union(*(self.kept[act] for act in paying))
        return sum(self.goods[key]["gains"] for key in keys) + sum(fact["gains"] for fact in self.facts["licence_lent"])

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
        again = min((self.goods[key].get("made_on", "") for key in goods), default="")
        return any(                                                                            # D46 61(1)(4)
            nature(earlier["act"]) == nature(act) and earlier["date"] <= again < a_year_after(earlier["date"])
            for earlier in self.facts["earlier_penalty"])

    def licence(self):
        """Its state; None where there is none."""
        return self.facts["licence"][-1]["state"] if self.facts["licence"] else None

    def is_revoked(self):
        return self.licence() == "valid" and ("licence_misuse" in self.punished or any(map(self.is_serious, self.punished)))

    def is_transferred(self):
        """APL 27(1): suspected crimes go to the police."""
        suspected = {fact["act"] for fact in self.facts["crime_suspected"]}
        return any(act in suspected or act in HARMFUL and self.reaches_the_filing_standard(act) for act in self.punished)

    def reaches_the_filing_standard(self, act):
        goods = [self.goods[key] for key in self.punished[act][1]]
        sales = sum(one["sold"] * one["price"] for one in goods)
        unsold = sum(one["stock"] * one["price"] for one in goods)
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
            self.examples.append((name, *(sorted(one, key=str) for one in (found - expected, expected - found))))

    def text(self):
        precision = self.both / (self.both + self.more) if self.both + self.more else 1.0
        recall = self.both / (self.both + self.missed) if self.both + self.missed else 1.0
        return f"precision {precision:.6g}  recall {recall:.6g}  ({self.both} agree, {self.more} too many, {self.missed} missed)"


def money(text):
    return None if text is None else Decimal(text)


def flag(name, holds):
    return {name} if holds else set()


def read(path, kind=None):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line, parse_float=Decimal)
            if kind is None or one.get("type") == kind:
                yield one


def found_in(record):
    """What the program says of a record, point by point."""
    said = record["assessment"]
    recommended = {one["action"] for one in said["recommendations"] if one["state"] == "recommended"}
    is_case = any(act["outcome"] not in ("no_penalty", "time_barred") for act in said["acts"])
    fine = said["fine_cny"]
    return {
        "acts": {act["act"] for act in said["acts"]},
        "cases": flag("case", is_case),
        "ranges": {(money(fine["min"]), money(fine["max"]))} if fine and is_case else set(),
        "revocations": flag("revoke", "revoke_licence" in recommended),
        "transfers": flag("transfer", "transfer_to_police" in recommended),
        "other findings": {(one["rule"], one["status"]) for one in record["findings"] if one["status"] != "violation"},
    }


def expected_of(visit, truth):
    """The same, as it follows from the facts; what else must be listed, and why, only the truth file says."""
    return {
        "acts": set(visit.acts),
        "cases": flag("case", visit.is_case),
        "ranges": {visit.fine()} if visit.is_case else set(),
        "revocations": flag("revoke", visit.is_revoked()),
        "transfers": flag("transfer", visit.is_transferred()),
        "other findings": set(truth["status"].items()),
    }


def told_by(truth):
    """What the truth file itself says of the visit."""
    recommended = [action in truth["recommend"] for action in ("revoke_licence", "transfer_to_police")]
    return {(truth["case"], tuple(truth["acts"]), *recommended)}


def compare_decision(tallies, name, record, visit, truth):
    """A decision lies where the law allows, and takes what must be taken."""
    decisions = record["assessment"]["decisions"]
    if not visit.is_case:
        tallies["decisions"].compare(name, {one["number"] for one in decisions}, set())
        return
    decided, taken, (low, high) = money(truth["fine"]), visit.confiscated(), visit.fine()
    is_inside = low <= decided and (high is None or decided <= high)
    positions = {one["fine"]["position"] for one in decisions} | {act["position"] for one in decisions for act in one["acts"]}
    lawful = {"agrees", "inside" if high is not None else "not_below"}
    tallies["decisions"].compare(name, positions | flag("outside", not is_inside), lawful)
    stated = "not_stated" if taken is None else "not_below" if "no_quality_officer" in visit.acts else "inside"
    positions = {one["confiscated"]["position"] for one in decisions}
    tallies["confiscations"].compare(name, {money(truth["confiscated"])} | positions, {taken, stated})


def compare(truth_path, checked_path):
    tallies = collections.defaultdict(Tally)
    totals = collections.Counter()
    revoked, sums = set(), 0
    past = collections.defaultdict(list)                      # enterprise -> (day and number of the decision, act) of its cases so far
    ended = {}                                                # enterprise -> how its licence ended
    truths = read(truth_path)
    for record in read(checked_path, "record"):
        truth = next(truths, None)
        name = record["id"]
        if truth is None or truth["id"] != name:
            sys.exit(f"{name}: not the visit that the truth file has here")
        tallies["refused"].compare(name, {record["state"]}, {truth["state"]})
        if "invalid" in (truth["state"], record["state"]):
            totals["refused"] += 1
            continue
        visit, enterprise = Visit(truth["facts"]), record["enterprise"]
        totals["visits"] += 1
        found, expected = found_in(record), expected_of(visit, truth)
        for point in found:
            tallies[point].compare(name, found[point], expected[point])
        said = (visit.is_case, tuple(sorted(visit.acts)), visit.is_revoked(), visit.is_transferred())
        tallies["truth file"].compare(name, told_by(truth), {said})
        known = {(fact["date"], fact["number"], fact["act"]) for fact in visit.facts["earlier_penalty"]}
        tallies["earlier"].compare(name, known, {one for one in past[enterprise] if one[0] < truth["date"]})
        compare_decision(tallies, name, record, visit, truth)
        if enterprise in ended:
            tallies["licences"].compare(name, {visit.licence()}, {ended[enterprise]})
        if visit.licence() not in (None, "valid"):
            ended[enterprise] = visit.licence()
        if visit.is_revoked():
            revoked.add(enterprise)
        if visit.is_case:
            totals["cases"] += 1
            past[enterprise] += [(truth["decided_on"], truth["decision"], act) for act in visit.acts]
            sums += money(truth["fine"]) + (money(truth["confiscated"]) or 0)
    if next(truths, None) is not None:
        sys.exit("the truth file has more visits than were judged")
    if totals["refused"] and not tallies["refused"].examples:
        print(f"{totals['refused']} records were refused, as they must be")
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
