"""Who is named to a client: those whose work, language and rate fit, the willing and free ones first."""

from __future__ import annotations

from partwell.papers.fitting import Needs, Offer, fits, words_of

NEEDS = Needs(words_of(["Website relaunch", "Logo"]), "hu", 60.0)


def offer(name: str, *skills: str, **more: object) -> Offer:
    given = {"languages": ("hu",), "rate": 55.0, "capacity": "free", "agreed": True, **more}
    return Offer(name, skills, **given)  # type: ignore[arg-type]


def test_work_language_and_room_order_the_list() -> None:
    found = fits(
        NEEDS,
        [
            offer("one", "websites"),
            offer("both", "websites", "logo design"),
            offer("little", "websites", "logos", capacity="limited"),
            offer("full", "websites", "logos", capacity="full"),
            offer("unasked", "websites", "logos", agreed=False),
        ],
    )
    assert [fit.id for fit in found] == ["both", "one", "little", "unasked", "full"]
    assert found[0].skills == ("websites", "logo design")
    assert {fit.id: fit.against for fit in found if fit.against} == {"full": ("full",), "unasked": ("not_agreed",)}


def test_other_work_and_other_languages_do_not_fit() -> None:
    assert fits(NEEDS, [offer("cook", "cooking"), offer("english", "websites", languages=("en",))]) == ()
    (found,) = fits(NEEDS, [offer("unknown", "websites", languages=())])
    assert found.language is None


def test_a_dearer_rate_is_said() -> None:
    (found,) = fits(NEEDS, [offer("dear", "websites", rate=90.0)])
    assert found.against == ("dearer",)
    (cheap,) = fits(Needs(NEEDS.words, "hu", None), [offer("dear", "websites", rate=90.0)])
    assert cheap.against == ()


def test_without_known_needs_everybody_willing_is_shown() -> None:
    assert [fit.id for fit in fits(Needs(()), [offer("a", "cooking"), offer("b")])] == ["a", "b"]
