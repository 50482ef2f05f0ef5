"""Claims: each attribution as a record that carries its own words."""

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.speech.claims import find_claims
from callup.model import Claim
from callup.model.document import Language


def claims_of(text: str, language: Language = "en") -> list[Claim]:
    return list(find_claims(reading_of(text, language)))


def test_every_attribution_is_a_claim() -> None:
    text = "The governor said the payment would rise. The lawyer denied that. Men receive summonses."
    reading = reading_of(text, "en")
    assert len(list(find_claims(reading))) == len(reading.attributions) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“It is routine,” the commissar said. “It happens every spring. Nobody is forced.”", "en"),
        ("“First, it is routine.\n\n“Second, it is short,” the commissar said.", "en"),
        ("В военкомате раздают повестки. Об этом сообщает ТАСС.", "ru"),
        ("«Это работа», — сказал военком. — «Так бывает каждую весну».", "ru"),
    ],
)
def test_evidence_covers_source_cue_and_content(text: str, language: Language) -> None:
    (claim,) = claims_of(text, language)
    for span in (*claim.source_span, *claim.cue, *claim.content):
        assert any(evidence.covers(span) for evidence in claim.evidence)
    for evidence in claim.evidence:
        assert evidence.quote == text[evidence.start : evidence.end]
    assert claim.anchor == claim.cue[0]


def test_what_is_not_confirmed_is_an_unconfirmed_claim() -> None:
    (claim,) = claims_of("Unconfirmed media reports say the quota was doubled.")
    assert claim.status == "unconfirmed"


def test_a_denial_is_a_claim_of_its_own_and_is_reported() -> None:
    (claim,) = claims_of("The Kremlin denied that a second wave was planned.")
    assert (claim.stance, claim.status) == ("denies", "reported")
    assert claim.voice is not None
    assert claim.voice.class_ == "official"


def test_a_text_in_which_nobody_speaks_has_no_claims() -> None:
    assert claims_of("Men receive summonses. The centre opened in March.") == []
