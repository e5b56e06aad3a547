"""Packs: every rule keeps its own examples, every pattern runs in RE2, and a broken pack is refused with its place."""

from __future__ import annotations

import pytest

from partwell.language.fold import fold
from partwell.language.label import Labeller
from partwell.language.match import Matcher, regex
from partwell.language.pack import ENOUGH, LABELS, PRECISE, PackFault, languages, load, parse

USES = ("messages", "letters", "journal")
RULES = [(rule, language) for language in languages() for use in USES for rule in load(language, use).rules]
GOOD = """\
language: en
words:
  you: you|u
rules:
  - id: en.urgency.now
    label: urgency
    any: ["now", "<you> must ... today"]
    match: ["Do it now!", "U must really send it today."]
    miss: ["I know."]
"""


@pytest.mark.parametrize(("rule", "language"), RULES, ids=[rule.id for rule, _ in RULES])
def test_a_rule_fires_on_its_examples_and_not_on_its_counter_examples(rule, language) -> None:
    matcher = Matcher([rule])
    assert [text for text in rule.match if not matcher.hits(fold(text).data)] == []
    assert [text for text in rule.miss if matcher.hits(fold(text).data)] == []


@pytest.mark.parametrize(("rule", "language"), RULES, ids=[rule.id for rule, _ in RULES])
def test_a_rule_is_bounded_and_never_matches_nothing(rule, language) -> None:
    for pattern in filter(None, (*rule.patterns, rule.unless, rule.needs, rule.sure)):
        compiled = regex(pattern)
        assert compiled.programsize < 60_000
        assert compiled.search(b"") is None


def test_english_and_hungarian_have_rules_for_every_label() -> None:
    for language in languages():
        assert {label for rule in load(language).rules for label in rule.labels} == set(LABELS)


def test_rules_that_count_as_evidence_have_proven_it() -> None:
    strong = [rule for language in languages() for rule in load(language).rules if rule.strength == "evidence"]
    assert strong
    with pytest.raises(PackFault, match="not proven for urgency: 0 right of 0 hits, 0 to find"):
        parse("en", {"a.yaml": GOOD.replace("label: urgency", "label: urgency\n    strength: evidence")})
    assert (ENOUGH, PRECISE) == (20, 0.85)


def test_a_label_may_ask_for_more_before_a_hit_is_sure() -> None:
    text = "proven: {urgency: [20, 20, 20]}\nsure: {urgency: ['please']}\n" + GOOD.replace(
        "label: urgency", "label: urgency\n    strength: evidence"
    )
    labeller = Labeller(parse("en", {"a.yaml": text}))
    assert [one.strength for one in labeller.label("Please, now. I need it now.")] == ["evidence", "possible"]
    with pytest.raises(PackFault, match=r"a\.yaml:2: no words are named <nobody>"):
        parse("en", {"a.yaml": text.replace("'please'", "'<nobody>'")})


def test_a_claim_of_evidence_needs_enough_hits_and_few_errors() -> None:
    text = GOOD.replace("label: urgency", "label: urgency\n    strength: evidence")
    assert parse("en", {"a.yaml": "proven: {urgency: [20, 20, 17]}\n" + text}).rules[0].strength == "evidence"
    for hits in ("[19, 19, 19]", "[20, 20, 16]", "[30, 0, 0]", "[20, 20]", "some"):
        with pytest.raises(PackFault):
            parse("en", {"a.yaml": f"proven: {{urgency: {hits}}}\n" + text})


def test_a_pattern_is_written_as_words() -> None:
    rule = parse("en", {"a.yaml": GOOD}).rules[0]
    matcher = Matcher([rule])
    assert matcher.hits(fold("u must   please\nsend them TODAY").data)
    assert not matcher.hits(fold("u must. Not today").data)
    assert not matcher.hits(fold("I know it").data)


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("label: urgency", "label: haste", 6, "must be one of"),
        ("id: en.urgency.now", "id: hu.urgency.now", 5, "must look like en."),
        ("<you> must", "<we> must", 7, "no words are named <we>"),
        ('"now"', '"Now"', 7, "lower case"),
        ('miss: ["I know."]', "miss: []", 9, "at least one example"),
        ("    any:", "    some: 1\n    any:", 7, "not a key of a rule"),
        ("language: en", "language: de", 1, "must be `en`"),
        ('["I know."]', "[on]", 9, "must hold texts"),
        ("  you: you|u", "  you: on", 3, "must be a text"),
        ("rules:", "rules: [", 5, ""),
        ('"now"', '"ноw"', 7, "another script"),
    ],
)
def test_a_broken_pack_is_refused_with_file_and_line(old: str, new: str, line: int, reason: str) -> None:
    with pytest.raises(PackFault) as caught:
        parse("en", {"broken.yaml": GOOD.replace(old, new, 1)})
    assert caught.value.file == "broken.yaml"
    assert abs(caught.value.line - line) <= 1
    assert reason in caught.value.reason


def test_the_same_rule_twice_is_refused() -> None:
    with pytest.raises(PackFault, match="a second time"):
        parse("en", {"a.yaml": GOOD, "b.yaml": GOOD})


def test_a_pattern_re2_does_not_know_names_its_rule() -> None:
    pack = parse("en", {"a.yaml": GOOD.replace('"now"', '"(?=now)"')})
    with pytest.raises(ValueError, match=r"en\.urgency\.now"):
        Matcher(pack.rules)
