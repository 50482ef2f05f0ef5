from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.link.events.told import origins, paper, raid, voice

from callup.link.events.grades import GRADES, grade_of
from callup.link.events.tellers import name_key
from callup.model import Practice
from callup.values import Span

ANONYMOUS = voice(None, "unknown", "anonymous", role="an officer")


def grade(*reports: Practice, denials: tuple[Practice, ...] = (), **around: object) -> tuple[str, int]:
    found = grade_of(reports, denials, origins(**around))  # type: ignore[arg-type]
    assert found.reasons
    return found.grade, found.origins


def test_two_papers_that_report_on_their_own_are_two() -> None:
    assert grade(raid("a"), raid("b", 2)) == ("several_independent", 2)


def test_copies_of_one_text_are_one() -> None:
    family = {"of a": "f", "of b": "f", "of c": "f"}
    assert grade(raid("a"), raid("b", 2), raid("c", 3), families=family) == ("single_named", 1)


def test_twenty_sites_that_quote_one_paper_are_that_paper() -> None:
    quoted = voice("Fen Post", "independent_media")
    sites = [raid(f"s{number}", 2, voice=quoted) for number in range(20)]
    assert grade(raid("a"), *sites, a=paper("Fen Post")) == ("single_named", 1)
    in_russian = voice("Болотная почта", "independent_media")
    assert grade(raid("a"), raid("b", voice=in_russian), a=paper("fen-post")) == ("single_named", 1)


def test_a_chain_leads_to_who_told_it_first() -> None:
    chain = (voice("Marsh Law", "rights_group"), voice("Fen Post", "independent_media"))
    told = raid("a", voice=chain[1], chain=chain)
    assert grade(told, raid("b", 2, voice=chain[0])) == ("single_named", 1)


def test_an_official_and_a_rights_group_are_two() -> None:
    governor, group = voice("P. Mallow", "official"), voice("Marsh Law", "rights_group")
    assert grade(raid("a", voice=governor), raid("b", voice=group)) == ("several_independent", 2)


def test_outlets_under_one_control_are_one_voice() -> None:
    state = {"a": paper("Crown Wire", "state"), "b": paper("Province Today", "state")}
    assert grade(raid("a"), raid("b", 2), **state) == ("single_named", 1)
    governor = voice("P. Mallow", "official")
    assert grade(raid("a"), raid("b", 2, voice=governor), a=paper("Crown Wire", "state")) == (
        "single_named",
        1,
    )


def test_an_official_text_is_named_as_such_and_its_repeats_are_not() -> None:
    board = paper("Fen Province Draft Board", "state", "state")
    assert grade(raid("a"), a=board) == ("official_document", 1)
    family = {"of a": "f", "of b": "f"}
    assert grade(raid("a", 1), raid("b", 2), families=family, b=board) == ("single_named", 1)


def test_those_without_a_name_may_be_one_and_the_same() -> None:
    assert grade(raid("a", voice=ANONYMOUS), raid("b", 2, voice=ANONYMOUS))[0] == "single_anonymous"
    crowd = voice(None, "resident", "unnamed_group", role="residents")
    assert grade(raid("a", voice=crowd)) == ("single_anonymous", 1)


def test_one_who_is_named_beside_one_who_is_not_is_one_named_source() -> None:
    assert grade(raid("a", voice=ANONYMOUS), raid("b", 2))[0] == "single_named"


def test_what_is_not_confirmed_confirms_nothing() -> None:
    rumour = raid("a", status="unconfirmed")
    assert grade(rumour) == ("unconfirmed", 1)
    assert grade(rumour, raid("b", 2)) == ("single_named", 1)


def test_nobody_known_has_told_it() -> None:
    found = grade_of([raid("a")], [], origins(a=None))  # type: ignore[arg-type]
    assert (found.grade, found.reasons) == ("unconfirmed", ("nobody is known to have told it",))


def test_a_denial_by_others_stands_beside_what_several_tell() -> None:
    governor = voice("P. Mallow", "official")
    denial = raid("d", 3, voice=governor, status="denied")
    assert grade(raid("a"), denials=(denial,)) == ("denied", 1)
    found = grade_of([raid("a"), raid("b")], [denial], origins())
    assert (found.grade, found.reasons[-1]) == ("several_independent", "denied by an official")


def test_who_denies_what_they_told_takes_it_back() -> None:
    back = raid("d", 3, status="denied")
    same = {"a": paper("Fen Post"), "d": paper("Fen Post")}
    assert grade(raid("a"), denials=(back,), **same) == ("retracted", 0)
    assert grade(raid("a"), raid("b"), denials=(back,), **same) == ("single_named", 1)
    before = raid("d", 1, status="denied")
    assert grade(raid("a", 3), denials=(before,), **same) == ("denied", 1)


def test_the_house_s_own_people_are_the_house() -> None:
    seen = raid("a", voice=voice(None, "unknown", "role", role="корреспондент издания"))
    assert grade(seen) == ("single_named", 1)


def test_one_official_in_two_papers_is_one() -> None:
    one = raid("a", voice=voice("Pavel Mallow", "official"))
    other = raid("b", 2, voice=voice("P. Mallow", "unknown"))
    assert grade(one, other) == ("single_named", 1)


def test_a_text_cut_short_is_a_copy_by_the_words_of_its_sentence() -> None:
    words = "Police raided the fish market in Reedham and led nine men away."
    quoted = {"evidence": (Span(0, len(words), words),)}
    assert grade(raid("a", **quoted), raid("b", 2, **quoted)) == ("single_named", 1)


def test_reasons_name_no_private_person() -> None:
    told = grade_of([raid("a", voice=voice("Ivy Sedge", "resident"))], [], origins())
    assert "Sedge" not in " ".join(told.reasons)


def test_a_name_is_the_same_in_both_scripts() -> None:
    for one, other in (("Песков", "Peskov"), ("Вёрстка", "Verstka"), ("Юлия Ляпина", "Yulia Lyapina"), ("Чернышов", "Chernyshov")):  # fmt: skip
        assert name_key(one) == name_key(other)
    assert name_key("Песков") != name_key("Песоцкий")


_voices = st.sampled_from([
    None, ANONYMOUS, voice("Fen Post", "independent_media"), voice("Marsh Law", "rights_group"),
    voice("P. Mallow", "official"), voice("Ivy Sedge", "resident"),
])  # fmt: skip
_papers = st.sampled_from([
    None, paper("Fen Post"), paper("Crown Wire", "state"), paper("Board", "state", "state"), paper("Hill Times"),
])  # fmt: skip
_reports = st.lists(
    st.tuples(st.integers(1, 5), _voices, _papers, st.integers(0, 3), st.sampled_from(["reported", "unconfirmed"])),
    min_size=1, max_size=7,
)  # fmt: skip


@given(reports=_reports, copied=st.integers(0, 6), later=st.integers(0, 9), by=_papers, through=_voices)
def test_a_copy_never_raises_a_grade(reports, copied, later, by, through) -> None:  # type: ignore[no-untyped-def]
    """Whoever repeats a text on its first day or later, in whatever words about who said it."""
    made = [
        raid(f"r{n}", day, voice=who, status=status) for n, (day, who, _, _, status) in enumerate(reports)
    ]
    publishers = {f"r{n}": source for n, (_, _, source, _, _) in enumerate(reports)}
    families = {f"of r{n}": f"f{family}" for n, (_, _, _, family, _) in enumerate(reports)}
    number = copied % len(reports)
    family = f"f{reports[number][3]}"
    first = min(day for day, _, _, other, _ in reports if f"f{other}" == family)
    copy = raid("copy", first + later, voice=through)
    before = grade_of(made, [], origins(families, **publishers))  # type: ignore[arg-type]
    families["of copy"], publishers["copy"] = family, by
    after = grade_of([*made, copy], [], origins(families, **publishers))  # type: ignore[arg-type]
    assert GRADES.index(after.grade) <= GRADES.index(before.grade)
    assert after.origins <= before.origins
    assert after.pages == before.pages + 1
